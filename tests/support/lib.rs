//! What the tests in this package stand on: the whole installation in one process, a browser, and
//! programs that are not ours to check it with.
#![expect(
    clippy::missing_panics_doc,
    reason = "a test ends where something is not as it must be"
)]

mod app;
mod applicant;
mod browser;
mod bundle;
mod chromium;
mod events;
mod host;
mod journey;
mod key_material;
mod log;
mod object_store;
mod openssl;
mod pace;
mod person;
mod portal;
mod relay;
mod site;
mod tampered;
mod traces;
mod unplaceable;
mod visit;
mod witness;
mod words;

use std::{
    env,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

pub use app::{TestApp, challenge, write};
pub use applicant::Applicant;
pub use browser::{Browser, Make};
pub use bundle::{assert_is_pair, assert_leads_to_root};
pub use chromium::Chromium;
pub use events::Events;
pub use host::Host;
pub use journey::{DOMAIN, PASSPHRASE};
pub use key_material::private_key_material;
pub use log::{keep_log, logged};
pub use object_store::ObjectStore;
pub use openssl::{
    fresh_key, openssl, public_key_of_certificate, public_key_of_key, secret_numbers, verify_chain,
};
pub use pace::Pace;
pub use person::Person;
pub use portal::Portal;
pub use relay::Relay;
pub use site::Site;
pub use tampered::Tampered;
pub use traces::{contains, traces};
pub use unplaceable::unplaceable;
pub use visit::{Visit, page};
pub use witness::{Channel, Witness};
pub use words::{CHINESE, ENGLISH, Words};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(90);

/// Looks again and again until there is something, and answers it.
///
/// # Panics
/// When there is still nothing after a minute and a half.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(found) = look().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("waited in vain until {what}");
}

/// Cargo's target folder.
///
/// # Panics
/// When this is not run by cargo.
#[must_use]
pub fn target() -> PathBuf {
    let test = env::current_exe().expect("a test knows its file");
    test.ancestors()
        .nth(3)
        .map(Path::to_owned)
        .expect("tests lie in target/<profile>/deps")
}
