//! What the page and the proxy say to each other: JSON over HTTP, field names in camelCase.
//!
//! Nothing in here can carry a private key. What we receive refuses unknown fields; order ids are
//! strings, since the cloud's are 64-bit integers that a JavaScript number would round.

mod address;
mod calendar_link;
mod check;
mod contact;
mod error;
mod history;
mod instance;
mod order;
mod page_config;
pub mod paths;
mod product;
mod record;
mod session;
mod zone;

pub use address::{AddressProblem, ProxyAddress};
pub use calendar_link::CalendarLink;
pub use check::{CheckReport, Hint, Observation, ServerAnswer, ServerRole};
pub use error::{ErrorBody, ErrorCode};
pub use history::{OrderEvent, OrderHistory, StateName};
pub use instance::{Instance, InstanceList, InstanceState, Validity};
pub use order::{
    Challenge, Contact, DnsRecordType, NewOrder, Order, OrderId, OrderList, OrderState, Revocation,
    RevocationReason, ValidationMethod,
};
pub use page_config::{PageConfig, PageConfigError};
pub use product::{Product, ProductList, ProductSource, Quota};
pub use record::{Publication, PublicationState, RecordEvent, RecordReport};
pub use session::{Demo, DemoSettings, Session};
pub use zone::{DnsProvider, Zone, ZoneReport};
