//! Copies that this browser keeps, and resume files.

use crate::text::KeptText;

pub(super) const KEPT: KeptText = KeptText {
    title: "Kept in this browser",
    ordered: "Ordered",
    go_on: "Go on",
    delete: "Delete the copy",
    damaged: "A damaged copy",
    damaged_note: "It cannot be read any more. Delete it; if you saved a resume file, go on from that.",
    delete_title: "Delete this copy?",
    delete_body: "With it the key is gone, unless you saved it in a file. A certificate for it is useless \
                  then.",
    delete_go: "Yes, delete it",
    delete_stay: "Keep it",
    from_file: "Go on from a resume file",
    leave_title: "Leave the key in the room behind?",
    leave_body: "It is nowhere else yet. If you still want it, make it safe in the key room first.",
    leave_go: "Leave it behind",
    leave_stay: "Go back",
    open: "Open the kept copy",
    open_title: "Type its passphrase in the key room",
    open_body: "The copy is locked with the passphrase that you chose when you kept it. This page never \
                learns it.",
    broken_title: "This copy cannot be opened",
    broken_body: "A part of it was lost or changed, or another version of Keyside made it. If you saved a \
                  resume file, open that in the key room instead.",
    file_title: "Open the file in the key room",
    file_body: "Choose your .keyside file there and type its passphrase. The key stays in the room; this page \
                learns only what was asked for.",
    back: "Back",
    kept: |ago| format!("kept {ago}"),
};
