//! The looks that a site may give the room.

use serde::Serialize;

/// Values of the room's own custom properties; what is left out stays as it is. `web/room/looks.js` checks each,
/// so that nothing but these looks can be told to the room's styles.
///
/// A colour is `#` with hexadecimal digits, a name of CSS, or a function of CSS with nothing but numbers in it. A
/// font is a list of families. The radius is a number of `px`, `rem` or `em`.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    missing_docs,
    reason = "each is the property of that name in web/room/room.css"
)]
pub struct RoomTheme {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink_soft: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_strong: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_strong: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_ink: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_soft: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bad: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bad_soft: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_soft: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sans: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serif: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mono: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub radius: Option<String>,
}
