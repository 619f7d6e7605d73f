#![doc = include_str!("../README.md")]

mod algorithm;
#[cfg(feature = "keys")]
mod bundle;
mod calendar;
#[cfg(feature = "keys")]
mod capsule;
mod certificate;
mod chain;
#[cfg(feature = "requests")]
mod csr;
mod distinguished_name;
mod domain;
mod error;
mod field_problem;
mod fingerprint;
mod hex;
#[cfg(feature = "requests")]
mod inspect;
#[cfg(feature = "keys")]
mod key;
mod key_flaw;
#[cfg(feature = "requests")]
mod key_kind;
#[cfg(feature = "requests")]
mod modulus;
mod pem;
#[cfg(feature = "keys")]
mod pkcs12;
#[cfg(feature = "keys")]
mod request;
#[cfg(feature = "requests")]
mod subject_field;
#[cfg(feature = "requests")]
mod usage;
#[cfg(feature = "requests")]
mod weak_key_list;

pub use algorithm::KeyAlgorithm;
#[cfg(feature = "keys")]
pub use bundle::{Bundle, BundleFormat, pack};
pub use calendar::{Reminder, calendar};
#[cfg(feature = "keys")]
pub use capsule::Capsule;
pub use certificate::Certificate;
pub use chain::{CertificateChain, ChainProblem};
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
pub(crate) use key::random;
#[cfg(feature = "keys")]
pub use key::{PassphraseHash, PrimeSearch, PrivateKey, RequestKey};
pub use key_flaw::KeyFlaw;
#[cfg(feature = "requests")]
pub use key_kind::KeyKind;
#[cfg(feature = "keys")]
pub use pkcs12::{Pkcs12, Pkcs12Encryption};
#[cfg(feature = "keys")]
pub use request::{AlternativeName, EmailAddress, RequestOptions, Subject, Uri};
#[cfg(feature = "requests")]
pub use subject_field::SubjectField;
#[cfg(feature = "requests")]
pub use usage::{ExtendedKeyUsage, KeyUsage};
#[cfg(feature = "requests")]
pub use weak_key_list::WeakKeyList;
