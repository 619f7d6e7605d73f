//! What the engine answers, and to whom.

use keyside_core::KeyAlgorithm;
use keyside_room::FromRoom;

use super::{Problem, SavedFile, View};

/// One answer of the engine.
#[derive(Debug)]
pub enum Answer {
    /// For the page.
    Page(FromRoom),
    /// For the frame alone: the engine is done with preparing a key of this kind, whether or not there
    /// is one now.
    Prepared(KeyAlgorithm),
    /// For the frame to show.
    Show(View),
    /// For the frame to tell the user.
    Refuse(Problem),
    /// For the frame to tell the user, beside the file that they were asked to show.
    RefuseProof(Problem),
    /// For the user to save.
    Save(SavedFile),
}
