//! The two signatures of Alibaba Cloud's gateway: making them, and checking them as it does.

use std::fmt::Write;

use crate::Scheme;

pub mod v1;
pub mod v3;

/// Why a signature is not accepted.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VerifyError {
    /// A part of the signature is not there or not readable.
    #[error("the request signature does not conform to the standard: {problem}")]
    Incomplete {
        /// Which part, and what is wrong with it.
        problem: String,
    },
    /// V1 with another `SignatureMethod` or `SignatureVersion` than there is.
    #[error("the signature method {method} {version} is not HMAC-SHA1 1.0")]
    UnknownMethod {
        /// The `SignatureMethod`.
        method: String,
        /// The `SignatureVersion`.
        version: String,
    },
    /// V3: the body is not the one that was signed.
    #[error("x-acs-content-sha256 is not the hash of the body, which is {expected}")]
    OtherBody {
        /// SHA-256 of the body received, in hex.
        expected: String,
    },
    /// The request is not the one that was signed, or not signed with this secret.
    #[error("{}", mismatch_message(*.scheme, .string_to_sign))]
    Mismatch {
        /// How it was signed.
        scheme: Scheme,
        /// What the server would have signed.
        string_to_sign: String,
        /// V3: what the hash in it is of. Empty for V1.
        canonical_request: String,
    },
}

impl VerifyError {
    /// The gateway's code for this cause.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Incomplete { .. } => "IncompleteSignature",
            Self::UnknownMethod { .. } => "InvalidSignatureMethod",
            Self::OtherBody { .. } | Self::Mismatch { .. } => "SignatureDoesNotMatch",
        }
    }
}

fn mismatch_message(scheme: Scheme, string_to_sign: &str) -> String {
    match scheme {
        Scheme::V1 => format!(
            "Specified signature is not matched with our calculation. \
             server string to sign is:{string_to_sign}"
        ),
        Scheme::V3 => format!(
            "Specified signature does not match our calculation. \
             server StringToSign is [{string_to_sign}]"
        ),
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("a String takes any text");
            hex
        })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|value| u8::try_from(value).ok())
        })
        .collect::<Option<_>>()?;
    let pairs = digits.chunks_exact(2);
    pairs
        .remainder()
        .is_empty()
        .then(|| pairs.map(|pair| pair[0] << 4 | pair[1]).collect())
}
