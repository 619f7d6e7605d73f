//! Going on from a capsule: a copy that the browser kept, or a file.

use std::sync::LazyLock;

use der::pem::{self, LineEnding};
use keyside_core::KeyAlgorithm;
use keyside_room::{FromRoom, Own, Place, RoomError};
use keyside_wasm::{CertificateView, CopyView, OwnView, Problem, Safety};
use serde_json::json;

use crate::{
    authority::certificate_for,
    room::{Answers, Made, NOTE, Room},
};

const PASSPHRASE: &str = "correct horse battery";

#[test]
fn a_kept_copy_gives_key_and_note_back() {
    let (made, capsule) = capsule();
    let mut room = Room::new();

    let asked = room.unlock_copy(capsule);
    let wrong = room.unlock("another passphrase");
    let empty = room.unlock("");
    let opened = room.unlock(PASSPHRASE);

    assert_eq!(asked.view().own, Some(OwnView::CopyLocked));
    assert!(asked.page().is_empty());
    for refused in [wrong, empty] {
        assert_eq!(*refused.problem(), Problem::WrongPassphrase);
        assert!(refused.page().is_empty());
    }
    is_resumed(&opened, made, Place::Browser);
    assert_eq!(opened.safety(), (Safety::Proven, &CopyView::Kept));
    assert_eq!(opened.view().own, None);
}

#[test]
fn a_file_gives_key_and_note_back() {
    let (made, capsule) = capsule();
    let mut room = Room::new();
    let asked = room.bring("capsule");

    let locked = room.hand_over(capsule.as_bytes());
    let opened = room.unlock(PASSPHRASE);

    let what = Own::Capsule;
    assert_eq!(asked.view().own, Some(OwnView::Awaited { what }));
    assert_eq!(*locked.problem(), Problem::FileLocked);
    is_resumed(&opened, made, Place::File);
    assert_eq!(opened.safety(), (Safety::Proven, &CopyView::None));
}

#[test]
fn a_capsule_that_a_mail_program_broke_into_lines_is_read() {
    let (made, capsule) = capsule();
    let mailed = format!("Hello,\r\n\r\n  {}", capsule.replace('\n', "\r\n  "));
    let mut room = Room::new();
    room.bring("capsule");

    room.hand_over(mailed.as_bytes());
    let opened = room.unlock(PASSPHRASE);

    is_resumed(&opened, made, Place::File);
}

#[test]
fn a_resumed_key_goes_into_capsules_again() {
    let (made, capsule) = capsule();
    let mut room = Room::new();
    room.unlock_copy(capsule);
    room.unlock(PASSPHRASE);
    room.note(made.fingerprint, r#"{"order":"ord_1"}"#);

    let kept = room.keep(PASSPHRASE);
    let proven = room.prove_copy(kept.sealed());

    assert_eq!(proven.safety(), (Safety::Proven, &CopyView::Kept));
    let mut later = Room::new();
    later.unlock_copy(kept.sealed());
    let opened = later.unlock(PASSPHRASE);
    assert!(matches!(
        opened.page()[..],
        [FromRoom::Resumed { note, .. }] if note == r#"{"order":"ord_1"}"#
    ));
}

#[test]
fn a_resumed_key_takes_its_certificate() {
    let (made, capsule) = capsule();
    let mut room = Room::new();
    room.unlock_copy(capsule);
    room.unlock(PASSPHRASE);

    let answers = room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let fingerprint = made.fingerprint;
    assert_eq!(answers.page(), [&FromRoom::Fits { fingerprint }]);
    let name = room.save_capsule(PASSPHRASE).file().name.clone();
    assert!(name.starts_with("www.example.com."), "{name}");
}

#[test]
fn a_capsule_opens_a_certificate_whose_key_is_not_here() {
    let (made, capsule) = capsule();
    let mut room = Room::new();
    room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let locked = room.hand_over(capsule.as_bytes());
    let opened = room.unlock(PASSPHRASE);

    assert_eq!(*locked.problem(), Problem::FileLocked);
    let fingerprint = made.fingerprint;
    assert_eq!(opened.page(), [&FromRoom::Opened { fingerprint }]);
    assert!(matches!(
        opened.view().certificate,
        Some(CertificateView::Fits { .. })
    ));
}

#[test]
fn a_copy_that_cannot_be_opened_is_told_at_once() {
    let (_, capsule) = capsule();
    let damaged = changed(capsule);

    for (copy, problem) in [
        (damaged.as_str(), Problem::DamagedCapsule),
        (&capsule[..200], Problem::DamagedCapsule),
        ("", Problem::DamagedCapsule),
        (&of_another_version(), Problem::UnsupportedCapsule),
    ] {
        let mut room = Room::new();

        let answers = room.unlock_copy(copy);

        let error = RoomError::CopyDamaged;
        assert_eq!(answers.page(), [&FromRoom::Failed { error }]);
        assert_eq!(*answers.problem(), problem);
        // They may have a file, too.
        let what = Own::Capsule;
        assert_eq!(answers.view().own, Some(OwnView::Awaited { what }));
        assert_eq!(*room.unlock(PASSPHRASE).problem(), Problem::NotAKeyFile);
    }
}

#[test]
fn a_file_that_cannot_be_opened_is_told_to_the_user_alone() {
    let (_, capsule) = capsule();
    let mut room = Room::new();
    room.bring("capsule");

    for (file, problem) in [
        (changed(capsule).as_str(), Problem::DamagedCapsule),
        (&of_another_version(), Problem::UnsupportedCapsule),
        ("hello", Problem::NotACapsule),
    ] {
        let answers = room.hand_over(file.as_bytes());

        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
    }
}

#[test]
fn a_capsule_where_something_else_was_wanted_may_be_used() {
    let (made, capsule) = capsule();

    for wanted in ["key", "request"] {
        let mut room = Room::new();
        room.bring(wanted);

        let offered = room.hand_over(capsule.as_bytes());
        let asked = room.use_instead();
        let opened = room.unlock(PASSPHRASE);

        assert_eq!(*offered.problem(), Problem::CapsuleInstead);
        assert_eq!(*asked.problem(), Problem::FileLocked);
        is_resumed(&opened, made, Place::File);
    }
}

#[test]
fn a_key_or_a_request_where_a_capsule_was_wanted_may_be_used() {
    let mut maker = Room::new();
    let made = maker.make("ed25519").made();
    let key = maker.save_key(None);
    let mut room = Room::new();

    room.bring("capsule");
    let key_offered = room.hand_over(&key.file().bytes);
    let key_used = room.use_instead();
    room.bring("capsule");
    let request_offered = room.hand_over(made.csr.as_bytes());
    let request_used = room.use_instead();

    assert_eq!(*key_offered.problem(), Problem::KeyInstead);
    assert!(matches!(key_used.page()[..], [FromRoom::KeyBrought { .. }]));
    assert_eq!(*request_offered.problem(), Problem::RequestInstead);
    assert!(matches!(
        request_used.page()[..],
        [FromRoom::RequestBrought { .. }]
    ));
}

#[test]
fn a_withdrawn_copy_is_not_opened() {
    let (_, capsule) = capsule();
    let mut room = Room::new();
    room.unlock_copy(capsule);
    room.hear(json!({ "kind": "withdraw" }));

    let answers = room.unlock(PASSPHRASE);

    assert_eq!(*answers.problem(), Problem::NotAKeyFile);
}

#[test]
fn a_key_made_here_outlives_one_that_is_resumed() {
    let (_, capsule) = capsule();
    let mut room = Room::new();
    let made = room.make("ed25519").made();
    room.unlock_copy(capsule);
    room.unlock(PASSPHRASE);

    let answers = room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let fingerprint = made.fingerprint;
    assert_eq!(answers.page(), [&FromRoom::Fits { fingerprint }]);
}

#[test]
fn offers_to_wipe_only_when_no_other_key_would_be_lost() {
    let (others, capsule) = capsule();
    let mut room = Room::new();
    let made = room.make_with_note("ed25519");
    let certificate = certificate_for(&made.csr);
    let alone = room.deliver(&certificate, made.fingerprint);
    room.unlock_copy(capsule);
    room.unlock(PASSPHRASE);

    let beside_a_proven_one = room.deliver(&certificate, made.fingerprint);
    let beside_one_at_risk = room.deliver(&certificate_for(&others.csr), others.fingerprint);

    assert!(is_wipeable(&alone));
    assert!(is_wipeable(&beside_a_proven_one));
    assert!(!is_wipeable(&beside_one_at_risk));
}

fn is_resumed(answers: &Answers, made: &Made, place: Place) {
    assert_eq!(
        answers.page(),
        [&FromRoom::Resumed {
            algorithm: KeyAlgorithm::Ed25519,
            fingerprint: made.fingerprint,
            note: NOTE.to_owned(),
            place
        }]
    );
}

fn is_wipeable(answers: &Answers) -> bool {
    match answers.view().certificate {
        Some(CertificateView::Fits { wipeable, .. }) => wipeable,
        ref other => panic!("no certificate fits: {other:?}"),
    }
}

/// A key, and a capsule with it under [`PASSPHRASE`].
fn capsule() -> &'static (Made, String) {
    static CAPSULE: LazyLock<(Made, String)> = LazyLock::new(|| {
        let mut room = Room::new();
        let made = room.make_with_note("ed25519");
        let capsule = room.keep(PASSPHRASE).sealed().to_owned();
        (made, capsule)
    });
    &CAPSULE
}

fn changed(capsule: &str) -> String {
    let line = capsule.lines().nth(2).expect("several lines");
    capsule.replacen(line, &line.to_lowercase(), 1)
}

/// A capsule whose header says that it is of version 2.
fn of_another_version() -> String {
    let (_, capsule) = capsule();
    let (label, mut der) = pem::decode_vec(capsule.as_bytes()).expect("PEM");
    let version = [0x02, 0x01, 0x01];
    let place = der.windows(3).position(|part| part == version);
    der[place.expect("a version") + 2] = 2;
    pem::encode_string(label, LineEnding::LF, &der).expect("PEM")
}
