//! What the page and the key room say to each other.
//!
//! The page is the room that reaches the network and never sees a key; the key room makes and
//! keeps keys and reaches no network. Nothing in [`FromRoom`] can carry a passphrase, or a private
//! key that is not encrypted. Messages travel by `postMessage` as structured clones of the JSON forms below,
//! each inside an [`Envelope`].

mod message;
mod report;
mod text;
mod theme;

pub use message::{Envelope, FromRoom, KeepProblem, Own, Place, RoomError, Saved, ToRoom, VERSION};
pub use report::{
    ReportedAttribute, ReportedExtension, ReportedField, ReportedFinding, ReportedKey,
    ReportedName, ReportedSeverity, ReportedSignature, ReportedStatus, RequestReport,
    UsableRequest,
};
pub use text::RoomText;
pub use theme::RoomTheme;
