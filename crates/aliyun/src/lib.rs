//! What the proxy and Alibaba Cloud say to each other, and how it is signed.
//!
//! The certificate service (product [`cas`], version 2020-04-07) and the DNS service (product
//! [`alidns`], version 2015-01-09) are called in RPC style: an [`Action`] becomes named parameters,
//! [`sign`] turns them into an HTTP request, and the answer is a JSON object. This crate makes and
//! reads all of that; it sends nothing. Both directions are here, so that a server can use the same
//! types.
//!
//! What is known of the services, and how surely, is in `cas-api.md` and `alidns-api.md` beside this
//! crate.

mod action;
pub mod alidns;
pub mod cas;
mod credentials;
pub mod encode;
pub mod endpoint;
mod error;
mod parameter;
mod received;
mod request;
pub mod sign;
pub mod timestamp;

pub use action::Action;
pub use credentials::{Credentials, Secret};
pub use error::{ApiError, Error, ErrorKind, error_code};
pub use parameter::ParameterError;
pub use received::{Claims, ReceivedRequest, Scheme};
pub use request::{Method, Placement, Request, SignedRequest};
