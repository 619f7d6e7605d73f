//! An authoritative DNS server whose records tests publish.

mod hosted;
mod record;
mod server;
mod zone;

pub(crate) use hosted::{Hosted, HostedRecord};
pub use record::{DnsRecord, DnsRecordType, RecordError};
pub(crate) use server::serve;
pub(crate) use zone::Zone;
