//! What the user can do.

use keyside_core::{BundleFormat, PrivateKey};
use keyside_room::{FromRoom, Saved};
use keyside_wasm::{CertificateView, KeyView, PASSPHRASE_MINIMUM, Problem, Safety};

use crate::{
    authority::certificate_for,
    room::{Answers, Room},
};

const PASSPHRASE: &str = "correct horse battery";

#[test]
fn the_passphrase_opens_the_saved_key_file_again() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();

    let answers = room.save_key(Some(PASSPHRASE));

    let pem = text(&answers);
    assert!(PrivateKey::parse(pem, None).is_err());
    let opened = PrivateKey::parse(pem, Some(PASSPHRASE)).expect("the passphrase opens it");
    assert_eq!(opened.fingerprint(), made.fingerprint);
}

#[test]
fn the_key_file_is_named_after_domain_and_key() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();

    let answers = room.save_key(None);

    let fingerprint = made.fingerprint.to_string();
    assert_eq!(
        answers.file().name,
        format!("www.example.com.{}.key", &fingerprint[..8])
    );
}

#[test]
fn a_saved_key_counts_as_saved() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256");
    assert!(matches!(
        made.view().key,
        KeyView::Held {
            safety: Safety::Nowhere,
            ..
        }
    ));

    let answers = room.save_key(Some(PASSPHRASE));

    assert!(matches!(
        answers.view().key,
        KeyView::Held {
            safety: Safety::Saved,
            ..
        }
    ));
    assert_eq!(answers.page(), [&FromRoom::Saved { what: Saved::Key }]);
}

#[test]
fn refuses_a_passphrase_that_is_too_short() {
    let mut room = Room::new();
    room.make("ecdsa-p256");

    let answers = room.save_key(Some("short"));

    let minimum = PASSPHRASE_MINIMUM;
    assert_eq!(*answers.problem(), Problem::PassphraseTooShort { minimum });
    assert!(answers.page().is_empty());
}

#[test]
fn has_nothing_to_save_before_there_is_a_key() {
    let answers = Room::new().save_key(Some(PASSPHRASE));

    assert_eq!(*answers.problem(), Problem::SaveFailed { what: Saved::Key });
}

#[test]
fn has_no_bundle_before_the_certificate_came() {
    let mut room = Room::new();
    room.make("ecdsa-p256");

    let answers = room.save_bundle("pem", None);

    assert_eq!(
        *answers.problem(),
        Problem::SaveFailed {
            what: Saved::Bundle
        }
    );
}

#[test]
fn saves_a_bundle_in_every_format_on_offer() {
    let (mut room, delivered) = room_with_certificate();
    let Some(CertificateView::Fits { formats, .. }) = &delivered.view().certificate else {
        panic!("{:?}", delivered.view());
    };

    for format in formats {
        let passphrase = format.needs_passphrase.then_some(PASSPHRASE);
        let answers = room.save_bundle(format.name, passphrase);

        assert!(!answers.file().bytes.is_empty(), "{format:?}");
        assert_eq!(
            answers.page(),
            [&FromRoom::Saved {
                what: Saved::Bundle
            }]
        );
    }
}

#[test]
fn offers_every_bundle_format() {
    let (_, delivered) = room_with_certificate();

    let Some(CertificateView::Fits { formats, .. }) = &delivered.view().certificate else {
        panic!("{:?}", delivered.view());
    };
    let names = formats.iter().map(|format| format.name);
    assert!(names.eq(BundleFormat::ALL.iter().map(|format| format.name())));
    let locked = formats.iter().filter(|format| format.needs_passphrase);
    assert!(
        locked
            .map(|format| format.name)
            .eq(["java", "iis", "iis-2016"])
    );
}

#[test]
fn refuses_passphrases_that_lock_no_bundle() {
    let (mut room, _) = room_with_certificate();
    let minimum = PASSPHRASE_MINIMUM;

    for (passphrase, problem) in [
        (None, Problem::BundlePassphraseTooShort { minimum }),
        (Some(""), Problem::BundlePassphraseTooShort { minimum }),
        (
            Some("eleven char"),
            Problem::BundlePassphraseTooShort { minimum },
        ),
        (
            Some("一二三四五六七八九十十一"),
            Problem::BundlePassphraseNotAscii,
        ),
        (
            Some("tab\tin the middle"),
            Problem::BundlePassphraseNotAscii,
        ),
    ] {
        let answers = room.save_bundle("java", passphrase);

        assert_eq!(*answers.problem(), problem, "{passphrase:?}");
        assert!(answers.page().is_empty(), "{passphrase:?}");
    }
}

#[test]
fn a_passphrase_locks_no_bundle_that_a_server_reads_alone() {
    let (mut room, _) = room_with_certificate();

    let answers = room.save_bundle("nginx", Some(PASSPHRASE));

    assert_eq!(
        *answers.problem(),
        Problem::SaveFailed {
            what: Saved::Bundle
        }
    );
}

#[test]
fn the_saved_file_brings_the_key_back_for_its_certificate() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    let saved = room.save_key(Some(PASSPHRASE));
    let mut later = Room::new();
    later.deliver(&certificate_for(&made.csr), made.fingerprint);

    let locked = later.hand_over(&saved.file().bytes);
    let wrong = later.unlock("another passphrase");
    let opened = later.unlock(PASSPHRASE);

    assert_eq!(*locked.problem(), Problem::FileLocked);
    assert_eq!(*wrong.problem(), Problem::WrongPassphrase);
    assert_eq!(
        opened.page(),
        [&FromRoom::Opened {
            fingerprint: made.fingerprint
        }]
    );
    assert!(matches!(
        opened.view().certificate,
        Some(CertificateView::Fits { .. })
    ));
}

#[test]
fn refuses_the_key_file_of_another_order() {
    let made = Room::new().make("ecdsa-p256").made();
    let mut other = Room::new();
    let found = other.make("ecdsa-p256").made().fingerprint;
    let file = other.save_key(None);
    let mut later = Room::new();
    later.deliver(&certificate_for(&made.csr), made.fingerprint);

    let answers = later.hand_over(&file.file().bytes);

    let wanted = made.fingerprint;
    assert_eq!(*answers.problem(), Problem::AnotherKey { found, wanted });
    assert!(answers.page().is_empty());
}

#[test]
fn refuses_files_that_hold_no_key() {
    let made = Room::new().make("ecdsa-p256").made();
    let certificate = certificate_for(&made.csr);
    let mut later = Room::new();
    later.deliver(&certificate, made.fingerprint);

    for file in [
        b"".as_slice(),
        b"\xff\xfe",
        certificate.as_bytes(),
        made.csr.as_bytes(),
    ] {
        assert_eq!(*later.hand_over(file).problem(), Problem::NotAKeyFile);
    }
}

#[test]
fn a_key_that_was_not_saved_outlives_a_look_at_another_order() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    let mut other = Room::new();
    let others = other.make("ecdsa-p256").made();
    let file = other.save_key(None);
    room.deliver(&certificate_for(&others.csr), others.fingerprint);
    room.hand_over(&file.file().bytes);

    let answers = room.deliver(&certificate_for(&made.csr), made.fingerprint);

    assert_eq!(
        answers.page(),
        [&FromRoom::Fits {
            fingerprint: made.fingerprint
        }]
    );
}

/// A room with a key, and the answers to the certificate that was delivered for it.
fn room_with_certificate() -> (Room, Answers) {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    let delivered = room.deliver(&certificate_for(&made.csr), made.fingerprint);
    (room, delivered)
}

fn text(answers: &Answers) -> &str {
    str::from_utf8(&answers.file().bytes).expect("a text")
}
