//! The simulator over real HTTP, with signed calls.

mod certificate;
mod control;
mod dns;
mod hostile;
mod instances;
mod kept_requests;
mod orders;
mod package_orders;
mod proof;
mod service;
mod signature;
