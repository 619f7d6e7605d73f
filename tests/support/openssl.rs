//! OpenSSL's opinion on keys and certificates.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Runs `openssl` and answers what it prints.
#[must_use]
pub fn openssl(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("openssl is installed");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "openssl {}: {words}",
        arguments.join(" ")
    );
    output.stdout
}

/// A key on P-256 in a file, not locked, and the folder that it is gone with.
///
/// # Panics
/// When there is no folder for it.
#[must_use]
pub fn fresh_key() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.key");
    let kind = [
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        path(&file),
    ];
    let _ = openssl(&kind);
    (folder, file)
}

/// Checks that the certificate, whose intermediates follow it in the file, leads to the root, and
/// is for that host at that time (Unix seconds).
pub fn verify_chain(chain: &Path, root: &Path, host: &str, at: i64) {
    let (chain, root, at) = (path(chain), path(root), at.to_string());
    let certificate = [
        "verify",
        "-x509_strict",
        "-purpose",
        "sslserver",
        "-CAfile",
        root,
    ];
    let options = [
        "-untrusted",
        chain,
        "-verify_hostname",
        host,
        "-attime",
        &at,
        chain,
    ];
    let _ = openssl(&[certificate.as_slice(), &options].concat());
}

/// The public key of a certificate, in DER.
#[must_use]
pub fn public_key_of_certificate(certificate: &Path) -> Vec<u8> {
    let pem = openssl(&["x509", "-in", path(certificate), "-noout", "-pubkey"]);
    pem_content(&pem)
}

/// The public key of a private one, in DER. The passphrase is ignored by an unencrypted key.
#[must_use]
pub fn public_key_of_key(key: &Path, passphrase: &str) -> Vec<u8> {
    let pass = format!("pass:{passphrase}");
    openssl(&[
        "pkey",
        "-in",
        path(key),
        "-passin",
        &pass,
        "-pubout",
        "-outform",
        "DER",
    ])
}

/// The numbers that must stay secret: d, p, q, d mod (p-1), d mod (q-1) and 1/q mod p of RSA, the
/// scalar of an elliptic curve. Big-endian.
#[must_use]
pub fn secret_numbers(key: &Path, passphrase: &str) -> Vec<Vec<u8>> {
    let pass = format!("pass:{passphrase}");
    let text = openssl(&[
        "pkey",
        "-in",
        path(key),
        "-passin",
        &pass,
        "-noout",
        "-text",
    ]);
    let text = String::from_utf8_lossy(&text);
    let names = [
        "privateExponent",
        "prime1",
        "prime2",
        "exponent1",
        "exponent2",
        "coefficient",
        "priv",
    ];
    let numbers: Vec<_> = names
        .iter()
        .filter_map(|name| printed_number(&text, name))
        .collect();
    assert!(
        !numbers.is_empty(),
        "openssl prints no secret number: {text}"
    );
    numbers
}

/// A number as OpenSSL prints it: its name, a colon, and lines of hex bytes between colons.
fn printed_number(text: &str, name: &str) -> Option<Vec<u8>> {
    let start = format!("{name}:");
    let lines = text.lines().skip_while(|line| *line != start).skip(1);
    let lines: String = lines.take_while(|line| line.starts_with("    ")).collect();
    let digits: String = lines.chars().filter(char::is_ascii_hexdigit).collect();
    let bytes = digits.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).expect("hex digits");
        u8::from_str_radix(pair, 16).expect("hex digits")
    });
    (!digits.is_empty()).then(|| bytes.collect())
}

fn pem_content(pem: &[u8]) -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let text = std::str::from_utf8(pem).expect("PEM is text");
    let lines: String = text
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    STANDARD.decode(lines).expect("PEM is base64")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the tests' paths are text")
}
