//! Capsules: another program opens and writes them by their description, and damage is found.
//!
//! Needs Python with the packages of tests/sdk/requirements.txt in target/sdk-venv.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use der::pem::LineEnding;
use keyside_core::{Capsule, Error, KeyAlgorithm, PrivateKey};
use proptest::prelude::*;

const PASSPHRASE: &str = "péage 电池 staple";
const NOTE: &str = r#"{"domain":"例子.com"}"#;

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([42; 32])
}

fn key(algorithm: KeyAlgorithm) -> PrivateKey {
    PrivateKey::make(algorithm, &mut rng()).expect("a key")
}

#[test]
fn python_opens_our_capsules() {
    for algorithm in [
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EcdsaP256,
        KeyAlgorithm::Ed25519,
    ] {
        let key = key(algorithm);
        let capsule = Capsule::seal(&key, NOTE, PASSPHRASE, &mut rng()).expect("a capsule");

        let opened = python("open", &capsule);

        let (note, pem) = opened.split_once('\n').expect("a note and a key");
        let read = PrivateKey::parse(pem, None).expect("the key");
        assert_eq!(note, NOTE);
        assert_eq!(read.fingerprint(), key.fingerprint(), "{algorithm}");
    }
}

#[test]
fn we_open_pythons_capsules() {
    let key = key(KeyAlgorithm::EcdsaP256);
    let pem = key.export_pem().expect("a key file");

    let capsule = python("seal", &format!("{NOTE}\n{}", &*pem));

    let opened = Capsule::open(&capsule, PASSPHRASE).expect("a capsule");
    assert_eq!(opened.key.fingerprint(), key.fingerprint());
    assert_eq!(opened.note, NOTE);
    let refused = Capsule::open(&capsule, "guessed").err();
    assert_eq!(refused, Some(Error::WrongPassphrase));
}

#[test]
fn two_capsules_of_one_key_have_nothing_in_common() {
    let key = key(KeyAlgorithm::EcdsaP256);
    let mut rng = rng();
    let mut seal = || Capsule::seal(&key, NOTE, PASSPHRASE, &mut rng).expect("a capsule");

    let (first, second) = (seal(), seal());

    let lines: Vec<_> = first
        .lines()
        .skip(2)
        .filter(|line| !line.starts_with('-'))
        .collect();
    assert!(lines.iter().all(|line| !second.contains(line)));
}

proptest! {
    #[test]
    fn any_changed_byte_is_found_before_the_passphrase_is_hashed(
        place in any::<prop::sample::Index>(),
        change in 1_u8..,
    ) {
        let capsule = include_str!("vectors/capsule.pem");
        let (label, mut der) = der::pem::decode_vec(capsule.as_bytes()).expect("PEM");
        let place = place.index(der.len());
        der[place] ^= change;

        let changed = der::pem::encode_string(label, LineEnding::LF, &der).expect("PEM");

        let refused = Capsule::open(&changed, PASSPHRASE).expect_err("it is refused");
        prop_assert!(
            matches!(refused, Error::DamagedCapsule | Error::UnsupportedCapsule),
            "{refused}"
        );
    }
}

#[test]
fn opens_a_capsule_that_was_frozen() {
    let opened = Capsule::open(include_str!("vectors/capsule.pem"), PASSPHRASE);

    let opened = opened.expect("it opens for ever");
    assert_eq!(opened.note, NOTE);
    assert_eq!(
        opened.key.fingerprint().to_string(),
        include_str!("vectors/capsule.fingerprint").trim()
    );
}

fn python(act: &str, input: &str) -> String {
    const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foreign/capsule.py");
    let python = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../sdk-venv/bin/python");
    let mut child = Command::new(python)
        .args([SCRIPT, act, PASSPHRASE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test needs target/sdk-venv (Debian: python3-venv)");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{act}");
    String::from_utf8(output.stdout).expect("text")
}
