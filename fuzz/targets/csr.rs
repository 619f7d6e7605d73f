//! Requests: what the strict parser takes is written as the same bytes, and what it refuses has a
//! finding of an error.

#![no_main]

use keyside_core::{Csr, Severity, inspect};
use libfuzzer_sys::fuzz_target;
use pkcs10::CertificationRequest;

fuzz_target!(|bytes: &[u8]| {
    let inspection = inspect(bytes);
    if let Ok(request) = CertificationRequest::from_der(bytes) {
        assert_eq!(request.to_der(), bytes);
        let pem = request.to_pem();
        assert_eq!(CertificationRequest::from_pem(&pem), Ok(request));
        let inspection = inspection.expect("what is read strictly is read leniently");
        let has_error = inspection
            .findings
            .iter()
            .any(|finding| finding.severity() == Severity::Error);
        assert!(has_error || Csr::parse(&pem).is_ok());
    } else if let Ok(inspection) = inspection
        && bytes.first() == Some(&0x30)
    {
        assert_eq!(
            inspection
                .findings
                .first()
                .map(|finding| finding.severity()),
            Some(Severity::Error)
        );
    }
    if let Ok(text) = str::from_utf8(bytes) {
        let _ = Csr::parse(text);
    }
});
