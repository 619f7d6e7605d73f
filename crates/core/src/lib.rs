#![doc = include_str!("../README.md")]

mod algorithm;
#[cfg(feature = "keys")]
mod bundle;
mod certificate;
mod chain;
#[cfg(feature = "requests")]
mod csr;
mod domain;
mod error;
mod fingerprint;
#[cfg(feature = "keys")]
mod key;
#[cfg(feature = "requests")]
mod key_kind;
mod pem;

pub use algorithm::KeyAlgorithm;
#[cfg(feature = "keys")]
pub use bundle::{Bundle, BundleFormat, pack};
pub use certificate::Certificate;
pub use chain::CertificateChain;
#[cfg(feature = "requests")]
pub use csr::Csr;
pub use domain::{DomainName, DomainProblem};
pub use error::{Error, ErrorCode};
pub use fingerprint::Fingerprint;
#[cfg(feature = "keys")]
pub use key::PrivateKey;
#[cfg(feature = "requests")]
pub use key_kind::KeyKind;
