//! Private keys as people keep them.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;

use crate::openssl;

/// A private key in every form that people keep them in: the form's name, and the text.
///
/// # Panics
/// When OpenSSL is not there to make them.
#[must_use]
pub fn private_key_material() -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("text").to_owned();
    let (rsa, ec, certificate) = (path("rsa.pem"), path("ec.pem"), path("certificate.pem"));
    let _ = openssl(&["genrsa", "-out", &rsa, "2048"]);
    let _ = openssl(&[
        "ecparam",
        "-name",
        "prime256v1",
        "-genkey",
        "-noout",
        "-out",
        &ec,
    ]);
    let subject = ["-subj", "/CN=www.example.com"];
    let _ = openssl(
        &[
            &["req", "-x509", "-key", &ec, "-out", &certificate],
            &subject[..],
        ]
        .concat(),
    );
    let text = |arguments: &[&str]| String::from_utf8(openssl(arguments)).expect("PEM is text");
    let base64 = |arguments: &[&str]| STANDARD.encode(openssl(arguments));
    let encrypted = ["pkcs8", "-topk8", "-in", &ec, "-passout", "pass:hush"];
    let pkcs12 = [
        "pkcs12",
        "-export",
        "-in",
        &certificate,
        "-inkey",
        &ec,
        "-passout",
        "pass:hush",
    ];
    let jwk = json!({ "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" });
    vec![
        ("PKCS#8 PEM", text(&["pkey", "-in", &ec])),
        ("PKCS#1 PEM", text(&["rsa", "-in", &rsa, "-traditional"])),
        ("SEC1 PEM", text(&["ec", "-in", &ec])),
        ("encrypted PKCS#8 PEM", text(&encrypted)),
        (
            "PKCS#8 DER in base64",
            base64(&["pkcs8", "-topk8", "-nocrypt", "-in", &ec, "-outform", "DER"]),
        ),
        (
            "PKCS#1 DER in base64",
            base64(&["rsa", "-in", &rsa, "-traditional", "-outform", "DER"]),
        ),
        (
            "SEC1 DER in base64",
            base64(&["ec", "-in", &ec, "-outform", "DER"]),
        ),
        ("PKCS#12 in base64", base64(&pkcs12)),
        ("a JSON Web Key", jwk.to_string()),
    ]
}
