//! What the engine answers, and to whom.

use keyside_room::FromRoom;

use super::{Problem, SavedFile, View};

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
