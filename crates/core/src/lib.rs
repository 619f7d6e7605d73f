#![doc = include_str!("../README.md")]

mod algorithm;
mod certificate;
mod chain;
mod domain;
mod error;
mod fingerprint;
mod pem;

pub use algorithm::KeyAlgorithm;
pub use certificate::Certificate;
pub use chain::CertificateChain;
pub use domain::{DomainName, DomainProblem};
pub use error::{Error, ErrorCode};
pub use fingerprint::Fingerprint;
