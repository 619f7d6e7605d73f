//! Keys for tests, always the same.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_core::{KeyAlgorithm, PrivateKey};

pub(crate) fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([42; 32])
}

pub(crate) fn a_key_of_each_kind() -> Vec<PrivateKey> {
    const RSA_8192: &str = include_str!("../vectors/rsa-8192.key");
    let mut rng = rng();
    let key = |algorithm: &KeyAlgorithm| match algorithm {
        KeyAlgorithm::Rsa8192 => PrivateKey::parse(RSA_8192, None),
        _ => PrivateKey::make(*algorithm, &mut rng),
    };
    let keys = KeyAlgorithm::ALL.iter().map(key);
    keys.map(|key| key.expect("a key")).collect()
}
