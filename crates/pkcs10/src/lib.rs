#![doc = include_str!("../README.md")]

mod builder;
mod error;
mod request;
mod sm2_signer;
mod verify;

pub use builder::RequestBuilder;
pub use error::Error;
pub use request::CertificationRequest;
pub use sm2_signer::{SM2_SIGNER_ID, Sm2Signer};
pub use verify::verify_signature;
pub use {signature, x509_cert};
