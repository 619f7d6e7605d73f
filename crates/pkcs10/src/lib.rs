#![doc = include_str!("../README.md")]

mod builder;
mod error;
mod request;
mod verify;

pub use builder::RequestBuilder;
pub use error::Error;
pub use request::CertificationRequest;
pub use verify::verify_signature;
pub use {signature, x509_cert};
