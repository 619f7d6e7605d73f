#![doc = include_str!("../README.md")]

mod answer;
mod authority;
mod book;
mod ca;
mod challenge;
mod clock;
mod cloud;
mod config;
mod control;
mod csr;
mod dns;
mod fault;
mod gate;
mod lock;
mod operation;
mod order;
mod pairing;
mod quota;
mod refusal;
mod rpc;
mod seen;
mod server;
mod settings;
mod simulator;
mod validation;
mod wake;
mod web;

pub use config::{ChallengeRecord, Config, FileSource, Hostility, RecordName};
pub use dns::{DnsRecord, DnsRecordType, RecordError};
pub use seen::SeenRequest;
pub use simulator::Simulator;
pub use web::FileError;
