//! The simulator over real HTTP, with signed calls.

mod certificate;
mod control;
mod hostile;
mod orders;
mod proof;
mod service;
mod signature;
