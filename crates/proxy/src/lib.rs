//! The proxy between the page and Alibaba Cloud: it checks, signs and forwards a fixed set of
//! calls, keeps the journal of what was ordered, and can serve the page.
//!
//! ```no_run
//! # async fn run() -> Result<(), keyside::StartError> {
//! use keyside::{Config, Proxy};
//!
//! let proxy = Proxy::start(Config::demo()).await?;
//! println!("page: {}", proxy.url());
//! proxy.shutdown().await;
//! # Ok(())
//! # }
//! ```

mod board;
mod calendar;
mod cas;
mod check;
pub mod cli;
mod clock;
pub mod config;
mod embedded;
mod http;
mod instances;
mod journal;
mod key_material;
mod metrics;
mod orders;
pub mod page;
mod preflight;
mod problem;
mod products;
mod publisher;
mod random;
mod routes;
mod server;
mod zone_name;

pub use check::CheckerError;
pub use config::Config;
pub use embedded::EmbeddedError;
pub use journal::JournalError;
pub use products::NotOffered;
pub use server::{Proxy, Running, StartError};
