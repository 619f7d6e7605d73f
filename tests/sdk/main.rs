//! The cloud's own SDKs, for Python and for Node.js, against the simulator, with both signatures.

mod client;
mod dns;
mod instances;
mod orders;
mod refusals;
