//! What the page hears in a whole session, searched for the key.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE},
};
use keyside_core::PrivateKey;
use rsa::{pkcs8::DecodePrivateKey, traits::PrivateKeyParts};
use serde_json::{json, to_string};

use crate::{
    authority::certificate_for,
    room::{Answers, NOTE, Room},
};

const PASSPHRASE: &str = "correct horse battery";

#[test]
fn the_page_hears_nothing_of_an_elliptic_curve_key() {
    let session = Session::with("ecdsa-p256");

    let der = PrivateKey::parse(&session.pem, None)
        .expect("the key")
        .export_der()
        .expect("DER");
    // RFC 5915: the scalar is the first OCTET STRING of 32 bytes.
    let head = der
        .windows(2)
        .position(|head| head == [0x04, 0x20])
        .expect("a scalar");
    let scalar = &der[head + 2..head + 34];

    session.holds_none_of(&[&der, scalar]);
}

#[test]
fn the_page_hears_nothing_of_an_rsa_key() {
    let session = Session::with("rsa-2048");

    let der = PrivateKey::parse(&session.pem, None)
        .expect("the key")
        .export_der()
        .expect("DER");
    let key = rsa::PrivateKey::from_pkcs8_der(&der).expect("the key");
    let primes: Vec<_> = key
        .primes()
        .iter()
        .map(|prime| prime.to_be_bytes())
        .collect();

    session.holds_none_of(&[&der, &primes[0], &primes[1], &key.d().to_be_bytes()]);
}

/// All that the page heard while a key was made, saved in every way, opened and brought again.
struct Session {
    heard: String,
    /// The key, as its user saved it.
    pem: String,
}

impl Session {
    fn with(algorithm: &str) -> Self {
        let mut room = Room::new();
        let mut answers = vec![room.prepare(algorithm), room.make(algorithm)];
        let made = answers[1].made();
        answers.push(room.note(made.fingerprint, NOTE));
        let kept = room.keep(PASSPHRASE);
        let capsule = kept.sealed().to_owned();
        answers.push(kept);
        answers.push(room.prove_copy(&capsule));
        answers.push(room.keep_as(PASSPHRASE, "another passphrase"));
        answers.push(room.not_kept("failed"));
        let open = room.save_key(None);
        let pem = String::from_utf8(open.file().bytes.to_vec()).expect("a text");
        answers.push(open);
        answers.push(room.save_key(Some(PASSPHRASE)));
        answers.push(room.save_key(Some("short")));
        answers.push(room.deliver(&certificate_for(&made.csr), made.fingerprint));
        answers.push(room.save_bundle("pem", None));
        answers.push(room.save_bundle("iis-2016", Some(PASSPHRASE)));
        answers.push(room.save_bundle("iis-2016", Some("short")));
        let locked = room.save_key(Some(PASSPHRASE));
        answers.push(room.hand_over(pem.as_bytes()));
        answers.extend(bring_everything(&mut room, &pem, &made.csr, &locked));
        answers.extend(show_everything(
            &mut room,
            &[&pem, &capsule, &made.csr],
            &locked,
        ));
        answers.extend(resume(&mut room, &capsule));
        answers.push(locked);

        let heard = answers.iter().flat_map(|answers| answers.page());
        Self {
            heard: heard
                .map(|message| to_string(message).expect("JSON"))
                .collect(),
            pem,
        }
    }

    fn holds_none_of(&self, secrets: &[&[u8]]) {
        assert!(self.heard.contains("-----BEGIN CERTIFICATE REQUEST-----"));
        assert!(self.heard.contains("-----BEGIN KEYSIDE CAPSULE-----"));
        assert!(!self.heard.contains("PRIVATE KEY"));
        assert!(!self.heard.contains(PASSPHRASE));
        let unbroken = self.heard.replace("\\n", "");
        let secrets = secrets.iter().copied().chain([PASSPHRASE.as_bytes()]);
        for form in secrets.flat_map(forms) {
            assert!(!unbroken.contains(&form), "{form}");
        }
    }
}

/// Files that were saved, shown again.
fn show_everything(room: &mut Room, texts: &[&str], locked: &Answers) -> Vec<Answers> {
    let texts = texts.iter().map(|text| text.as_bytes());
    let mut answers = Vec::new();
    for file in texts.chain([locked.file().bytes.as_slice()]) {
        answers.push(room.prove(file));
        answers.push(room.unlock_proof("another passphrase"));
        answers.push(room.unlock_proof(PASSPHRASE));
    }
    answers
}

/// A capsule, opened as a copy and as a file.
fn resume(room: &mut Room, capsule: &str) -> Vec<Answers> {
    vec![
        room.unlock_copy(&capsule[..100]),
        room.unlock_copy(capsule),
        room.unlock("another passphrase"),
        room.unlock(PASSPHRASE),
        room.bring("capsule"),
        room.hand_over(capsule.as_bytes()),
        room.unlock(PASSPHRASE),
        room.save_capsule(PASSPHRASE),
        room.keep(PASSPHRASE),
        room.hear(json!({ "kind": "withdraw" })),
        room.prove_copy(capsule),
    ]
}

/// The key and its request, handed over in every place and in every order.
fn bring_everything(room: &mut Room, key: &str, csr: &str, locked: &Answers) -> Vec<Answers> {
    let locked = locked.file().bytes.as_slice();
    let der = PrivateKey::parse(key, None).expect("the key").export_der();
    let der = der.expect("DER");
    let broken = key.replacen("MI", "M!", 1);
    let both = [format!("{key}{csr}"), format!("{csr}{key}")];
    let mut answers = Vec::new();
    for what in ["key", "request"] {
        for file in [
            key.as_bytes(),
            csr.as_bytes(),
            both[0].as_bytes(),
            both[1].as_bytes(),
            locked,
            &der,
            broken.as_bytes(),
            &key.as_bytes()[..key.len() / 2],
        ] {
            answers.push(room.bring(what));
            answers.push(room.hand_over(file));
            answers.push(room.unlock(key));
            answers.push(room.unlock(PASSPHRASE));
            answers.push(room.use_instead());
            answers.push(room.unlock(PASSPHRASE));
            answers.push(room.sign());
        }
    }
    answers
}

/// The ways in which bytes may stand in a text: hexadecimal, as a list, and as a part of base64,
/// where there are three ways to cut them into groups.
fn forms(secret: &[u8]) -> Vec<String> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let list = secret
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(",");
    let mut forms = vec![hex.to_uppercase(), hex, list];
    for start in 0..3 {
        let groups = secret[start..]
            .chunks_exact(3)
            .flatten()
            .copied()
            .collect::<Vec<_>>();
        forms.extend([STANDARD.encode(&groups), URL_SAFE.encode(&groups)]);
    }
    forms
}

#[test]
fn finds_a_secret_in_any_place_of_base64() {
    let secret = b"a secret that is long enough";
    for before in 0..3 {
        let encoded = STANDARD.encode([&b"xyz"[..before], secret, b"after"].concat());

        assert!(forms(secret).iter().any(|form| encoded.contains(form)));
    }
}
