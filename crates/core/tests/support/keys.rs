//! Keys for tests, always the same.

use std::sync::LazyLock;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_core::{KeyAlgorithm, PrivateKey};
use zeroize::Zeroizing;

pub(crate) fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([42; 32])
}

/// Made once: those of RSA take seconds.
pub(crate) fn a_key_of_each_kind() -> Vec<PrivateKey> {
    static KEYS: LazyLock<Vec<Zeroizing<Vec<u8>>>> = LazyLock::new(|| {
        let keys = make_keys();
        let keys = keys.iter().map(|key| key.export_der().expect("DER"));
        keys.collect()
    });
    let keys = KEYS.iter().map(|der| PrivateKey::from_der(der, None));
    keys.map(|key| key.expect("a key")).collect()
}

fn make_keys() -> Vec<PrivateKey> {
    const RSA_8192: &str = include_str!("../vectors/rsa-8192.key");
    let mut rng = rng();
    let key = |algorithm: &KeyAlgorithm| match algorithm {
        KeyAlgorithm::Rsa8192 => PrivateKey::parse(RSA_8192, None),
        _ => PrivateKey::make(*algorithm, &mut rng),
    };
    let keys = KeyAlgorithm::ALL.iter().map(key);
    keys.map(|key| key.expect("a key")).collect()
}
