//! Private keys: what was read is exported as a key with the same fingerprint.

#![no_main]

use keyside_core::PrivateKey;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for passphrase in [None, Some("secret")] {
        let from_text = str::from_utf8(bytes)
            .ok()
            .and_then(|text| PrivateKey::parse(text, passphrase).ok());
        let from_der = PrivateKey::from_der(bytes, passphrase).ok();
        for key in [from_text, from_der].into_iter().flatten() {
            let der = key.export_der().expect("a key that was read");
            let again = PrivateKey::from_der(&der, None).expect("a key that was written");
            assert_eq!(again.fingerprint(), key.fingerprint());
        }
    }
});
