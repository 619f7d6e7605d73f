//! How control of the domain is shown, in the service's words.

use std::str::FromStr;

use super::ParameterError;

/// `DNS` or `FILE`. Read without regard to case.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ValidateType {
    /// By a record.
    Dns,
    /// By a file on the web server.
    File,
}

impl ValidateType {
    /// The service's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "DNS",
            Self::File => "FILE",
        }
    }
}

impl FromStr for ValidateType {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        [Self::Dns, Self::File]
            .into_iter()
            .find(|kind| kind.as_str().eq_ignore_ascii_case(text))
            .ok_or(ParameterError::Invalid("ValidateType"))
    }
}
