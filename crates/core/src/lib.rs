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
mod field_problem;
mod fingerprint;
#[cfg(feature = "requests")]
mod inspect;
#[cfg(feature = "keys")]
mod key;
#[cfg(feature = "requests")]
mod key_flaw;
#[cfg(feature = "requests")]
mod key_kind;
mod pem;
#[cfg(feature = "keys")]
mod request;
#[cfg(feature = "requests")]
mod subject_field;
#[cfg(feature = "requests")]
mod usage;

pub use algorithm::KeyAlgorithm;
#[cfg(feature = "keys")]
pub use bundle::{Bundle, BundleFormat, pack};
pub use certificate::Certificate;
pub use chain::CertificateChain;
#[cfg(feature = "requests")]
pub use csr::Csr;
pub use domain::{DomainName, DomainProblem};
pub use error::{Error, ErrorCode};
pub use field_problem::FieldProblem;
pub use fingerprint::Fingerprint;
#[cfg(feature = "requests")]
pub use inspect::{
    EncodingProblem, Finding, InspectedAttribute, InspectedExtension, InspectedKey, InspectedName,
    InspectedSignature, Inspection, Inspector, Severity, SignatureStatus, SubjectEntry, inspect,
};
#[cfg(feature = "keys")]
pub use key::PrivateKey;
#[cfg(feature = "requests")]
pub use key_flaw::{KeyFlaw, WeakKeyList};
#[cfg(feature = "requests")]
pub use key_kind::KeyKind;
#[cfg(feature = "keys")]
pub use request::{AlternativeName, EmailAddress, RequestOptions, Subject, Uri};
#[cfg(feature = "requests")]
pub use subject_field::SubjectField;
#[cfg(feature = "requests")]
pub use usage::{ExtendedKeyUsage, KeyUsage};
