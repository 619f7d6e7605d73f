//! An authoritative DNS server whose records tests publish.

mod record;
mod server;
mod zone;

pub use record::{DnsRecord, DnsRecordType, RecordError};
pub(crate) use server::serve;
pub(crate) use zone::Zone;
