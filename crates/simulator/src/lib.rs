#![doc = include_str!("../README.md")]

mod answer;
mod application;
mod authority;
mod book;
mod ca;
mod certificate;
mod challenge;
mod clock;
mod cloud;
mod company;
mod config;
mod contact;
mod control;
mod csr;
mod dns;
mod fault;
mod gate;
mod instance;
mod kept_csr;
mod key;
mod limit;
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
mod timing;
mod validation;
mod wake;
mod web;

pub use config::{
    ChallengeRecord, Config, FileSource, Hostility, NewInstance, RecordName, ValidationKey,
};
pub use dns::{DnsRecord, DnsRecordType, RecordError};
pub use seen::SeenRequest;
pub use simulator::Simulator;
pub use web::FileError;
