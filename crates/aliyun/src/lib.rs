//! What the proxy and Alibaba Cloud say to each other, and how it is signed.
//!
//! The certificate service (product `cas`, version 2020-04-07) is called in RPC style: an
//! [`Action`](cas::Action) becomes named parameters, [`sign`] turns them into an HTTP request, and
//! the answer is a flat JSON object. This crate makes and reads all of that; it sends nothing.
//! Both directions are here, so that a server can use the same types.
//!
//! What is known of the service, and how surely, is in `cas-api.md` beside this crate.

pub mod cas;
mod credentials;
pub mod encode;
pub mod endpoint;
mod error;
mod received;
mod request;
pub mod sign;
pub mod timestamp;

pub use credentials::{Credentials, Secret};
pub use error::{ApiError, Error, ErrorKind, error_code};
pub use received::{Claims, ReceivedRequest, Scheme};
pub use request::{Method, Placement, Request, SignedRequest};
