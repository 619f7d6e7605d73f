//! The certificate service of Alibaba Cloud on loopback.

mod ca;
mod clock;
mod config;
mod dns;
mod lock;

pub use config::{ChallengeRecord, Config, FileSource, Hostility, RecordName};
pub use dns::{DnsRecord, DnsRecordType, RecordError};
