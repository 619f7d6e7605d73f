//! PKCS#12 containers: what was opened is a key that can be exported, and a chain for it.

#![no_main]

use keyside_core::{Pkcs12, PrivateKey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for passphrase in [None, Some("secret")] {
        let Ok(opened) = Pkcs12::open(bytes, passphrase) else {
            continue;
        };
        let der = opened.key.export_der().expect("a key that was read");
        let again = PrivateKey::from_der(&der, None).expect("a key that was written");
        assert_eq!(again.fingerprint(), opened.key.fingerprint());
        if let Some(chain) = opened.chain() {
            assert!(chain.matches(&opened.key.fingerprint()));
        }
    }
});
