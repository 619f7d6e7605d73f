//! The operations on orders (“V1.0”; cas-api.md 3.1 to 3.4).

pub(super) mod cancel;
pub(super) mod create;
pub(super) mod delete;
pub(super) mod describe;
pub(super) mod list;
pub(super) mod package;
pub(super) mod package_count;
pub(super) mod renew;
pub(super) mod withdraw;
