//! The documented error codes of the gateway, of the certificate service and of the DNS service.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-errorcodes>

use super::ErrorKind;

mod dns;
mod gateway;
mod order;
mod service;

pub use dns::*;
pub use gateway::*;
pub use order::*;
pub use service::*;

/// A documented error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DocumentedError {
    /// The code.
    pub code: &'static str,
    /// The status that it comes with.
    pub http_status: u16,
    /// The service's sentence; where none is known, one in its manner.
    pub message: &'static str,
    /// What kind of cause it is.
    pub kind: ErrorKind,
    /// What a caller can do, in a sentence.
    pub advice: &'static str,
}

/// The error of that code.
#[must_use]
pub fn find(code: &str) -> Option<&'static DocumentedError> {
    all().find(|error| error.code == code)
}

/// Every documented error.
pub fn all() -> impl Iterator<Item = &'static DocumentedError> {
    [ORDER, SERVICE, DNS, GATEWAY].into_iter().flatten()
}

macro_rules! documented_errors {
    ($list:ident: $($name:ident = $code:literal, $status:literal, $kind:ident, $message:literal, $advice:literal;)+) => {
        $(
            #[doc = concat!("`", $code, "`: ", $message)]
            pub const $name: $crate::error_code::DocumentedError = $crate::error_code::DocumentedError {
                code: $code,
                http_status: $status,
                message: $message,
                kind: $crate::ErrorKind::$kind,
                advice: $advice,
            };
        )+

        pub(super) const $list: &[$crate::error_code::DocumentedError] = &[$($name),+];
    };
}
use documented_errors;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_error_has_a_code_of_its_own_and_advice() {
        let codes: HashSet<_> = all().map(|error| error.code).collect();

        assert_eq!(codes.len(), all().count());
        for error in all() {
            assert!(error.advice.ends_with('.'), "{}", error.code);
            assert!(matches!(error.http_status, 400..=599), "{}", error.code);
            assert_eq!(find(error.code), Some(error));
        }
    }
}
