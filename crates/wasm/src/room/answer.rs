//! What the engine answers, and to whom.

use std::fmt;

use keyside_room::{FromRoom, Saved};
use zeroize::Zeroizing;

use super::{Problem, View};

/// One answer of the engine.
#[derive(Debug)]
pub enum Answer {
    /// For the page.
    Page(FromRoom),
    /// For the frame to show.
    Show(View),
    /// For the frame to tell the user.
    Refuse(Problem),
    /// For the user to save.
    Save(SavedFile),
}

/// A file for the user, with a private key in it.
pub struct SavedFile {
    /// What is in it.
    pub what: Saved,
    /// Its suggested name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for SavedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SavedFile")
            .field("what", &self.what)
            .finish_non_exhaustive()
    }
}
