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
#[cfg(feature = "keys")]
mod pkcs12;

pub use algorithm::KeyAlgorithm;
#[cfg(feature = "keys")]
pub use bundle::{Bundle, BundleFormat, pack};
pub use certificate::Certificate;
pub use chain::{CertificateChain, ChainProblem};
#[cfg(feature = "requests")]
pub use csr::Csr;
pub use domain::{DomainName, DomainProblem};
pub use error::{Error, ErrorCode};
pub use fingerprint::Fingerprint;
#[cfg(feature = "keys")]
pub(crate) use key::random;
#[cfg(feature = "keys")]
pub use key::{PassphraseHash, PrivateKey};
#[cfg(feature = "requests")]
pub use key_kind::KeyKind;
#[cfg(feature = "keys")]
pub use pkcs12::Pkcs12Encryption;
