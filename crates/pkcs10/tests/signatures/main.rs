//! Signatures that are nearly right are refused.
//!
//! The requests are in `tests/vectors/signatures`. The generator beside this file made them, with
//! keys from fixed seeds; `cargo test -p keyside-pkcs10 --test signatures -- --ignored` makes
//! them again.

mod forgeries;

use std::{fs, path::PathBuf};

use pkcs10::CertificationRequest;

#[test]
fn right_signatures_are_verified() {
    for (name, request) in vectors("valid") {
        let request = CertificationRequest::from_pem(&request).expect(&name);

        assert_eq!(request.verify(), Ok(()), "{name}");
    }
}

#[test]
fn signatures_that_are_nearly_right_are_refused() {
    for (name, request) in vectors("invalid") {
        let request = CertificationRequest::from_pem(&request).expect(&name);

        assert!(request.verify().is_err(), "{name}");
    }
}

#[test]
fn the_vectors_are_those_of_the_generator() {
    let frozen: Vec<_> = [vectors("invalid"), vectors("valid")].concat();

    let made: Vec<_> = made();

    assert_eq!(made.len(), frozen.len());
    for vector in &made {
        assert!(frozen.contains(vector), "{}", vector.0);
    }
}

#[test]
#[ignore = "writes the vectors"]
fn write_the_vectors() {
    for (name, request) in made() {
        let path = directory().join(name).with_extension("csr");
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, request).expect("a file");
    }
}

/// Each with its name and its PEM.
fn made() -> Vec<(String, String)> {
    let vectors = forgeries::all().into_iter();
    vectors
        .map(|vector| {
            let kind = if vector.valid { "valid" } else { "invalid" };
            let request = CertificationRequest::from_der(&vector.der).expect(&vector.name);
            (format!("{kind}/{}", vector.name), request.to_pem())
        })
        .collect()
}

fn vectors(kind: &str) -> Vec<(String, String)> {
    let files = fs::read_dir(directory().join(kind)).expect("the vectors");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().expect("a name").to_string_lossy();
            (
                format!("{kind}/{name}"),
                fs::read_to_string(&path).expect("a vector"),
            )
        })
        .collect()
}

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/signatures")
}
