//! Copies of the key that the page keeps for the user.

use keyside_core::Capsule;
use keyside_room::{FromRoom, KeepProblem, Place, RoomError};
use keyside_wasm::{Answer, CopyView, KeyView, PASSPHRASE_MINIMUM, Problem, Safety};
use serde_json::json;

use crate::{
    page::Silent,
    room::{Answers, Made, NOTE, Room},
};

const PASSPHRASE: &str = "correct horse 电池 staple";

#[test]
fn the_page_gets_a_capsule_that_the_passphrase_opens() {
    let (mut room, made) = with_note();

    let answers = room.keep(PASSPHRASE);

    let opened = Capsule::open(answers.sealed(), PASSPHRASE).expect("it opens");
    assert_eq!(opened.key.fingerprint(), made.fingerprint);
    assert_eq!(opened.note, NOTE);
    let (safety, copy) = answers.safety();
    assert_eq!((safety, copy), (Safety::Nowhere, &CopyView::Keeping));
}

#[test]
fn says_that_it_is_locking_before_it_does() {
    let (mut room, _) = with_note();

    let answers = room.keep(PASSPHRASE);

    let [Answer::Show(view), ..] = &answers.0[..] else {
        panic!("{answers:?}", answers = answers.0);
    };
    assert!(matches!(
        view.key,
        KeyView::Held {
            copy: CopyView::Locking,
            ..
        }
    ));
}

#[test]
fn a_copy_that_comes_back_proves_the_key() {
    let (mut room, made) = with_note();
    let kept = room.keep(PASSPHRASE);

    let answers = room.prove_copy(kept.sealed());

    assert_eq!(
        answers.page(),
        [&FromRoom::Proven {
            fingerprint: made.fingerprint,
            place: Place::Browser
        }]
    );
    assert_eq!(answers.safety(), (Safety::Proven, &CopyView::Kept));
}

#[test]
fn a_copy_that_comes_back_changed_proves_nothing() {
    let (mut room, _) = with_note();
    let (mut other, _) = with_note();
    let others = other.keep(PASSPHRASE);
    let cut = &others.sealed()[..200];

    for capsule in ["", cut, others.sealed()] {
        room.keep(PASSPHRASE);
        is_not_proven(&room.prove_copy(capsule));
    }
}

#[test]
fn a_copy_under_another_passphrase_proves_nothing() {
    let (mut room, _) = with_note();
    let other = room.keep("another passphrase");
    room.keep(PASSPHRASE);

    is_not_proven(&room.prove_copy(other.sealed()));
}

#[test]
fn a_copy_is_proven_once() {
    let (mut room, _) = with_note();
    let kept = room.keep(PASSPHRASE);
    room.prove_copy("damaged");

    let answers = room.prove_copy(kept.sealed());

    assert!(answers.0.is_empty());
}

#[test]
fn the_user_hears_why_the_browser_keeps_nothing() {
    for (name, reason) in [
        ("full", KeepProblem::Full),
        ("unavailable", KeepProblem::Unavailable),
        ("failed", KeepProblem::Failed),
    ] {
        let (mut room, _) = with_note();

        let answers = room.not_kept(name);

        let not_kept = CopyView::NotKept { reason };
        assert_eq!(answers.safety(), (Safety::Nowhere, &not_kept));
        assert!(answers.page().is_empty());
    }
}

/// Without the passphrase, not even the right copy proves anything.
#[test]
fn the_passphrase_is_held_no_longer_than_the_page_may_need_it() {
    for forget in [
        json!({ "kind": "withdraw" }),
        json!({ "kind": "make", "algorithm": "ed25519", "domain": "www.example.com" }),
        json!({ "kind": "notKept", "reason": "failed" }),
    ] {
        let what = forget.to_string();
        let (mut room, _) = with_note();
        let kept = room.keep(PASSPHRASE);

        room.hear(forget);

        assert!(room.prove_copy(kept.sealed()).0.is_empty(), "{what}");
    }
}

#[test]
fn a_copy_stays_awaited_while_the_user_does_something_else() {
    let (mut room, made) = with_note();
    let kept = room.keep(PASSPHRASE);
    room.save_key(None);
    room.note(made.fingerprint, "another note");
    room.keep("short");

    let answers = room.prove_copy(kept.sealed());

    assert_eq!(answers.safety(), (Safety::Proven, &CopyView::Kept));
}

#[test]
fn refuses_to_keep_under_a_passphrase_that_is_short_or_not_repeated() {
    let (mut room, _) = with_note();
    let minimum = PASSPHRASE_MINIMUM;
    for (passphrase, repeated, problem) in [
        ("", "", Problem::KeepPassphraseTooShort { minimum }),
        (
            "eleven char",
            "eleven char",
            Problem::KeepPassphraseTooShort { minimum },
        ),
        (PASSPHRASE, "", Problem::PassphrasesDiffer),
        (
            PASSPHRASE,
            "Correct horse 电池 staple",
            Problem::PassphrasesDiffer,
        ),
    ] {
        let answers = room.keep_as(passphrase, repeated);

        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
    }
}

#[test]
fn keeps_nothing_without_a_key_or_a_note() {
    let mut empty = Room::new();
    let mut without_note = Room::new();
    without_note.make("ed25519");

    for room in [&mut empty, &mut without_note] {
        let answers = room.keep(PASSPHRASE);

        assert_eq!(*answers.problem(), Problem::KeepFailed);
        assert!(answers.page().is_empty());
    }
}

#[test]
fn keeps_nothing_without_random_numbers() {
    let (mut maker, _) = with_note();
    let file = maker.save_capsule(PASSPHRASE);
    let mut room = Room::with(Silent);
    room.bring("capsule");
    room.hand_over(&file.file().bytes);
    room.unlock(PASSPHRASE);

    let answers = room.keep(PASSPHRASE);

    assert_eq!(*answers.problem(), Problem::NoRandomness);
    assert_eq!(answers.safety(), (Safety::Proven, &CopyView::None));
}

#[test]
fn the_newest_note_is_sealed() {
    let (mut room, made) = with_note();
    room.note(made.fingerprint, r#"{"order":"ord_1"}"#);

    let answers = room.keep(PASSPHRASE);

    let opened = Capsule::open(answers.sealed(), PASSPHRASE).expect("it opens");
    assert_eq!(opened.note, r#"{"order":"ord_1"}"#);
}

#[test]
fn a_note_for_a_key_that_is_not_here_changes_nothing() {
    let (mut room, _) = with_note();
    let other = Room::new().make("ed25519").made();
    room.note(other.fingerprint, "another note");

    let answers = room.keep(PASSPHRASE);

    let opened = Capsule::open(answers.sealed(), PASSPHRASE).expect("it opens");
    assert_eq!(opened.note, NOTE);
}

#[test]
fn refuses_a_note_without_end() {
    let (mut room, made) = with_note();

    let longest = room.note(made.fingerprint, &"x".repeat(Capsule::NOTE_MAX));
    let longer = room.note(made.fingerprint, &"x".repeat(Capsule::NOTE_MAX + 1));

    assert!(longest.page().is_empty());
    let error = RoomError::InvalidMessage;
    assert_eq!(longer.page(), [&FromRoom::Failed { error }]);
}

fn is_not_proven(answers: &Answers) {
    let error = RoomError::CopyDamaged;
    assert_eq!(answers.page(), [&FromRoom::Failed { error }]);
    let reason = KeepProblem::Failed;
    assert_eq!(
        answers.safety(),
        (Safety::Nowhere, &CopyView::NotKept { reason })
    );
}

/// A room with a key and a note for it.
fn with_note() -> (Room, Made) {
    let mut room = Room::new();
    let made = room.make_with_note("ed25519");
    (room, made)
}
