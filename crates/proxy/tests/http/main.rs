//! The proxy as its callers see it, with the simulator in the cloud's place.

mod app;
mod cancelling;
mod checking;
mod command;
mod following;
mod guarding;
mod idempotency;
mod instances;
mod lost_answers;
mod operating;
mod page;
mod placing;
mod publishing;
mod reminding;
mod restarting;
mod revoking;
mod sharing;
mod subscribed;
