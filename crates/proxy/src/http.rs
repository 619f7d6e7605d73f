//! What is done with every request, whichever route answers it.

pub(crate) mod access;
pub(crate) mod guard;
pub(crate) mod headers;
pub(crate) mod json;
pub(crate) mod origin;
