//! The page to serve.

use std::path::PathBuf;

use serde::Deserialize;

/// The built page.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PageConfig {
    /// The directory with `index.html`; without it only the calls are answered.
    pub dir: Option<PathBuf>,
}
