//! The operations on instances (“V2.0”; cas-api.md 3.7).

pub(super) mod apply;
pub(super) mod cancel;
pub(super) mod delete;
pub(super) mod detail;
pub(super) mod list;
pub(super) mod refund;
pub(super) mod revoke;
pub(super) mod summary;
pub(super) mod task;
pub(super) mod update;
