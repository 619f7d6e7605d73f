//! The sentences that the room shows. The page's text table fills them, one set a language.

use serde::Serialize;

/// Every sentence of the room, in one language. The field's name in camelCase is the value of the
/// `data-text` attribute of the element that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomText {
    /// The room's heading.
    pub title: &'static str,
}
