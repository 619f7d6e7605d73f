//! Chains: what was read is written as the same chain.

#![no_main]

use keyside_core::CertificateChain;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(chain) = CertificateChain::parse(text) {
        let again = CertificateChain::parse(&chain.to_pem()).expect("a chain that was written");
        assert_eq!(again.to_pem(), chain.to_pem());
        let _ = chain.verify_signatures();
    }
});
