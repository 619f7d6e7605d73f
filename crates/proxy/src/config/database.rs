//! Where the journal is kept.

use std::path::PathBuf;

use serde::Deserialize;

/// The SQLite database of the journal.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseConfig {
    /// The file, made when it is not there; `:memory:` keeps nothing.
    pub path: PathBuf,
}

impl DatabaseConfig {
    const MEMORY: &str = ":memory:";

    /// A journal that ends with the program.
    #[must_use]
    pub fn memory() -> Self {
        Self {
            path: Self::MEMORY.into(),
        }
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_memory(&self) -> bool {
        self.path.as_os_str() == Self::MEMORY
    }
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self {
            path: "keyside.sqlite".into(),
        }
    }
}
