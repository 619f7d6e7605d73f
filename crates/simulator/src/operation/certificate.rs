//! The operations on certificates (cas-api.md 3.5).

pub(super) mod content;
pub(super) mod delete;
pub(super) mod detail;
pub(super) mod list;
