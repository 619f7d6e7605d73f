//! Requests made by OpenSSL are verified here, and the other way round. Needs the `openssl`
//! command, 3.0 or newer.

#[path = "support/requests.rs"]
mod support;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use pkcs10::{CertificationRequest, x509_cert::ext::pkix::SubjectAltName};
use tempfile::TempDir;

#[test]
fn requests_by_openssl_are_verified() {
    const RSA: &str = "rsa:2048";
    const PSS: &[&str] = &["-sigopt", "rsa_padding_mode:pss"];
    const PSS_DIGEST_SALT: &[&str] = &[
        "-sigopt",
        "rsa_padding_mode:pss",
        "-sigopt",
        "rsa_pss_saltlen:-1",
    ];
    const SM2: &[&str] = &["-sigopt", "distid:1234567812345678"];
    let curve = |name| vec!["-newkey", "ec", "-pkeyopt", name];
    let p256 = curve("ec_paramgen_curve:P-256");
    let p384 = curve("ec_paramgen_curve:P-384");
    for (kind, hash, more) in [
        (vec!["-newkey", RSA], "-sha256", &[][..]),
        (vec!["-newkey", RSA], "-sha384", &[]),
        (vec!["-newkey", RSA], "-sha512", &[]),
        (vec!["-newkey", "rsa:4096"], "-sha256", &[]),
        (vec!["-newkey", RSA], "-sha256", PSS),
        (vec!["-newkey", RSA], "-sha384", PSS_DIGEST_SALT),
        (vec!["-newkey", RSA], "-sha512", PSS),
        (vec!["-newkey", "rsa:4096"], "-sha256", PSS),
        (vec!["-newkey", "rsa-pss"], "-sha256", &[]),
        (p256.clone(), "-sha256", &[]),
        (p256.clone(), "-sha384", &[]),
        (p256, "-sha512", &[]),
        (p384.clone(), "-sha256", &[]),
        (p384.clone(), "-sha384", &[]),
        (p384, "-sha512", &[]),
        (vec!["-newkey", "ed25519"], "-sha256", &[]),
        (vec!["-newkey", "sm2"], "-sm3", SM2),
    ] {
        let request = CertificationRequest::from_pem(&new_request(&kind, hash, more))
            .unwrap_or_else(|error| panic!("{kind:?} {hash} {more:?}: {error}"));

        assert_eq!(request.verify(), Ok(()), "{kind:?} {hash} {more:?}");
        assert_eq!(request.subject().to_string(), "CN=example.com");
        assert!(matches!(request.extension::<SubjectAltName>(), Ok(Some(_))));
    }
}

#[test]
fn requests_by_openssl_with_sha_1_are_not_verified() {
    let request =
        CertificationRequest::from_pem(&new_request(&["-newkey", "rsa:2048"], "-sha1", &[]))
            .expect("a request");

    assert!(matches!(
        request.verify(),
        Err(pkcs10::Error::UnsupportedAlgorithm { .. })
    ));
}

#[test]
fn openssl_verifies_our_requests() {
    let directory = TempDir::new().expect("a directory");
    for (kind, request) in support::by_each_kind() {
        fs::write(directory.path().join("ours.pem"), request.to_pem()).expect("a file");

        let mut arguments = vec![
            "req", "-in", "ours.pem", "-verify", "-noout", "-text", "-nameopt", "RFC2253",
        ];
        if kind == "sm2" {
            arguments.extend(["-vfyopt", "distid:1234567812345678"]);
        }

        let output = openssl(directory.path(), &arguments);

        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            output.status.success() && said.contains("verify OK"),
            "{kind}: {said}"
        );
        assert!(said.contains("CN=example.com,O=Example"), "{kind}: {said}");
        assert!(said.contains("DNS:example.com"), "{kind}: {said}");
    }
}

fn new_request(kind: &[&str], hash: &str, more: &[&str]) -> String {
    const SUBJECT: &[&str] = &[
        "-nodes",
        "-keyout",
        "key.pem",
        "-subj",
        "/CN=example.com",
        "-addext",
        "subjectAltName=DNS:example.com",
    ];
    let directory = TempDir::new().expect("a directory");
    let arguments = [&["req", "-new"], kind, &[hash], SUBJECT, more].concat();
    let output = openssl(directory.path(), &arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("PEM")
}

fn openssl(directory: &Path, arguments: &[&str]) -> Output {
    Command::new("openssl")
        .args(arguments)
        .current_dir(directory)
        .output()
        .expect("these tests need the openssl command, 3.0 or newer (Debian: apt install openssl)")
}
