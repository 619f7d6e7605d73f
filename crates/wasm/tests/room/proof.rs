//! Files that the user saved and shows again.

use keyside_room::{FromRoom, Place, Saved};
use keyside_wasm::{FILE_MAX, PASSPHRASE_MINIMUM, Problem, Safety};

use crate::{
    authority::certificate_for,
    room::{Answers, Made, Room},
};

const PASSPHRASE: &str = "correct horse battery";

#[test]
fn a_saved_key_is_not_proven_yet() {
    let (mut room, _) = with_note();

    for answers in [room.save_key(None), room.save_capsule(PASSPHRASE)] {
        assert_eq!(answers.safety().0, Safety::Saved);
        assert!(matches!(answers.page()[..], [FromRoom::Saved { .. }]));
    }
}

#[test]
fn a_capsule_is_named_after_domain_and_key() {
    let (mut room, made) = with_note();

    let answers = room.save_capsule(PASSPHRASE);

    let file = answers.file();
    assert_eq!(file.what, Saved::Capsule);
    let fingerprint = made.fingerprint.to_string();
    assert_eq!(
        file.name,
        format!("www.example.com.{}.keyside", &fingerprint[..8])
    );
}

#[test]
fn refuses_to_save_a_capsule_that_is_hardly_locked_or_has_no_note() {
    let (mut room, _) = with_note();
    let mut without_note = Room::new();
    without_note.make("ed25519");

    let short = room.save_capsule("eleven char");
    let alone = without_note.save_capsule(PASSPHRASE);
    let empty = Room::new().save_capsule(PASSPHRASE);

    let minimum = PASSPHRASE_MINIMUM;
    assert_eq!(
        *short.problem(),
        Problem::CapsulePassphraseTooShort { minimum }
    );
    let what = Saved::Capsule;
    assert_eq!(*alone.problem(), Problem::SaveFailed { what });
    assert_eq!(*empty.problem(), Problem::SaveFailed { what });
}

#[test]
fn a_file_without_a_passphrase_proves_the_key() {
    let (mut room, made) = with_note();
    let saved = room.save_key(None);

    let answers = room.prove(&saved.file().bytes);

    is_proven(&answers, &made);
}

#[test]
fn a_locked_file_proves_the_key_once_it_is_open() {
    let (mut room, made) = with_note();

    for saved in [
        room.save_capsule(PASSPHRASE),
        room.save_key(Some(PASSPHRASE)),
    ] {
        let locked = room.prove(&saved.file().bytes);
        let wrong = room.unlock_proof("another passphrase");
        let opened = room.unlock_proof(PASSPHRASE);
        let again = room.unlock_proof(PASSPHRASE);

        assert_eq!(*locked.problem(), Problem::FileLocked);
        assert_eq!(*wrong.problem(), Problem::WrongPassphrase);
        is_proven(&opened, &made);
        assert_eq!(*again.problem(), Problem::NotAKeyFile);
    }
}

#[test]
fn a_bundle_in_one_text_proves_the_key_that_is_in_it() {
    let (mut room, made) = with_note();
    room.deliver(&certificate_for(&made.csr), made.fingerprint);
    let bundle = room.save_bundle("pem", None);

    let answers = room.prove(&bundle.file().bytes);

    is_proven(&answers, &made);
}

#[test]
fn another_key_is_told_with_both_fingerprints() {
    let (mut room, made) = with_note();
    let (mut other, others) = with_note();
    let problem = Problem::AnotherKey {
        found: others.fingerprint,
        wanted: made.fingerprint,
    };

    let open = room.prove(&other.save_key(None).file().bytes);
    room.prove(&other.save_capsule(PASSPHRASE).file().bytes);
    let locked = room.unlock_proof(PASSPHRASE);

    for answers in [open, locked] {
        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
    }
    assert_eq!(room.save_key(None).safety().0, Safety::Saved);
}

#[test]
fn a_file_that_holds_no_whole_key_proves_nothing() {
    let (mut room, made) = with_note();
    let capsule = room.save_capsule(PASSPHRASE);
    let capsule = str::from_utf8(&capsule.file().bytes).expect("a text");
    let line = capsule.lines().nth(2).expect("a line");
    let damaged = capsule.replacen(line, &line.to_lowercase(), 1);
    let maximum = FILE_MAX / 1024;

    for (file, problem) in [
        (&b""[..], Problem::NotAKeyFile),
        (b"\xff\xfe", Problem::NotAKeyFile),
        (made.csr.as_bytes(), Problem::NotAKeyFile),
        (damaged.as_bytes(), Problem::DamagedCapsule),
        (&capsule.as_bytes()[..200], Problem::NotAKeyFile),
        (&[b'x'; FILE_MAX + 1], Problem::FileTooLarge { maximum }),
    ] {
        let answers = room.prove(file);

        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
        assert_eq!(
            *room.unlock_proof(PASSPHRASE).problem(),
            Problem::NotAKeyFile
        );
    }
}

#[test]
fn nothing_is_proven_without_a_key() {
    let (mut other, _) = with_note();
    let file = other.save_key(None);

    let answers = Room::new().prove(&file.file().bytes);

    assert_eq!(*answers.problem(), Problem::NotAKeyFile);
}

#[test]
fn a_file_that_was_shown_for_one_key_proves_no_later_one() {
    let (mut room, _) = with_note();
    let saved = room.save_capsule(PASSPHRASE);
    room.prove(&saved.file().bytes);
    room.make("ed25519");

    let answers = room.unlock_proof(PASSPHRASE);

    assert_eq!(*answers.problem(), Problem::NotAKeyFile);
}

fn is_proven(answers: &Answers, made: &Made) {
    assert_eq!(
        answers.page(),
        [&FromRoom::Proven {
            fingerprint: made.fingerprint,
            place: Place::File
        }]
    );
    assert_eq!(answers.safety().0, Safety::Proven);
}

/// A room with a key and a note for it.
fn with_note() -> (Room, Made) {
    let mut room = Room::new();
    let made = room.make_with_note("ecdsa-p256");
    (room, made)
}
