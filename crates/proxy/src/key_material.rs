//! The tripwire: whether bytes that arrived hold private key material, in any usual wrapping.
//!
//! It looks at the bytes themselves and at every reading of them (JSON escapes undone, percent
//! escapes undone), in each for PEM labels, JSON Web Keys and DER, and in each run of base64 or hex
//! digits for DER again. Requests and certificates never trip it.

mod der;
mod digits;
mod jwk;
mod label;
mod reading;

/// Whether there is any private key material in there.
pub(crate) fn is_in(bytes: &[u8]) -> bool {
    is_within(bytes, WRAPPINGS)
}

/// How many times one text may be wrapped in base64 or hex within another.
const WRAPPINGS: usize = 2;

fn is_within(bytes: &[u8], wrappings: usize) -> bool {
    reading::all(bytes)
        .iter()
        .any(|text| is_in_reading(text, wrappings))
}

fn is_in_reading(text: &[u8], wrappings: usize) -> bool {
    label::is_in(text)
        || der::is_in(text)
        || jwk::is_in(text)
        || digits::decoded(text).any(|bytes| {
            der::is_in(&bytes)
                || (wrappings > 1 && is_text(&bytes) && is_within(&bytes, wrappings - 1))
        })
}

fn is_text(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::*};

    use super::*;

    /// Keys that were made for this test and guard nothing.
    const PRIVATE: &[(&str, &[u8])] = &[
        (
            "PKCS#8 RSA",
            include_bytes!("../tests/material/rsa2048.pkcs8.der"),
        ),
        (
            "PKCS#8 P-256",
            include_bytes!("../tests/material/p256.pkcs8.der"),
        ),
        (
            "PKCS#8 P-384",
            include_bytes!("../tests/material/p384.pkcs8.der"),
        ),
        (
            "PKCS#8 Ed25519",
            include_bytes!("../tests/material/ed25519.pkcs8.der"),
        ),
        (
            "PKCS#1",
            include_bytes!("../tests/material/rsa2048.pkcs1.der"),
        ),
        (
            "SEC1 P-256",
            include_bytes!("../tests/material/p256.sec1.der"),
        ),
        (
            "SEC1 P-521",
            include_bytes!("../tests/material/p521.sec1.der"),
        ),
        ("PBES2", include_bytes!("../tests/material/p256.pbes2.der")),
        ("PBES1", include_bytes!("../tests/material/p256.pbes1.der")),
        ("PKCS#12", include_bytes!("../tests/material/p256.p12")),
        (
            "OpenSSH",
            include_bytes!("../tests/material/ed25519.openssh.bin"),
        ),
    ];

    const PUBLIC: &[(&str, &[u8])] = &[
        (
            "RSA-2048 request",
            include_bytes!("../tests/material/rsa2048.csr.der"),
        ),
        (
            "RSA-3072 request",
            include_bytes!("../tests/material/rsa3072.csr.der"),
        ),
        (
            "RSA-4096 request",
            include_bytes!("../tests/material/rsa4096.csr.der"),
        ),
        (
            "P-256 request",
            include_bytes!("../tests/material/p256.csr.der"),
        ),
        (
            "P-384 request",
            include_bytes!("../tests/material/p384.csr.der"),
        ),
        (
            "P-521 request",
            include_bytes!("../tests/material/p521.csr.der"),
        ),
        (
            "Ed25519 request",
            include_bytes!("../tests/material/ed25519.csr.der"),
        ),
        (
            "RSA-4096 certificate",
            include_bytes!("../tests/material/rsa4096.cert.der"),
        ),
        (
            "P-256 certificate",
            include_bytes!("../tests/material/p256.cert.der"),
        ),
        (
            "PKCS#7 chain",
            include_bytes!("../tests/material/p256.p7b.der"),
        ),
        (
            "RSA public key",
            include_bytes!("../tests/material/rsa2048.spki.der"),
        ),
    ];

    /// The ways in which bytes may come: a name, and the body that holds them.
    fn wrapped(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
        let base64 = BASE64_STANDARD.encode(bytes);
        let lines: Vec<_> = base64
            .as_bytes()
            .chunks(64)
            .map(String::from_utf8_lossy)
            .collect();
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let binary: String = bytes.iter().copied().map(char::from).collect();
        let json = |text: &str| serde_json::json!({ "csr": { "nested": [text] } }).to_string();
        let text_in_json = json(&lines.join("\n"));
        vec![
            ("raw", bytes.to_vec()),
            (
                "raw within a form",
                [b"--boundary\r\n\r\n", bytes, b"\r\n--boundary--"].concat(),
            ),
            ("base64", base64.clone().into_bytes()),
            ("base64 in lines", lines.join("\r\n").into_bytes()),
            ("base64 in JSON", json(&base64).into_bytes()),
            ("base64 lines in JSON", text_in_json.clone().into_bytes()),
            ("JSON in JSON", json(&text_in_json).into_bytes()),
            (
                "base64url",
                json(&BASE64_URL_SAFE_NO_PAD.encode(bytes)).into_bytes(),
            ),
            (
                "base64 twice",
                json(&BASE64_STANDARD.encode(&base64)).into_bytes(),
            ),
            (
                "data URL",
                json(&format!("data:application/pkcs8;base64,{base64}")).into_bytes(),
            ),
            (
                "query",
                format!(
                    "/api/orders?key={}",
                    base64.replace('+', "%2B").replace('/', "%2F")
                )
                .into_bytes(),
            ),
            ("hex", json(&hex).into_bytes()),
            ("HEX", json(&hex.to_uppercase()).into_bytes()),
            ("binary string", json(&binary).into_bytes()),
        ]
    }

    #[test]
    fn finds_a_private_key_in_every_wrapping() {
        for (kind, bytes) in PRIVATE {
            for (wrapping, body) in wrapped(bytes) {
                assert!(is_in(&body), "{kind}, {wrapping}");
            }
        }
    }

    #[test]
    fn finds_a_private_key_that_was_cut_off() {
        for (kind, bytes) in PRIVATE {
            let cut = BASE64_STANDARD.encode(&bytes[..48.min(bytes.len())]);

            assert!(is_in(cut.as_bytes()), "{kind}");
        }
    }

    #[test]
    fn no_request_or_certificate_trips_it() {
        for (kind, bytes) in PUBLIC {
            for (wrapping, body) in wrapped(bytes) {
                assert!(!is_in(&body), "{kind}, {wrapping}");
            }
        }
    }

    #[test]
    fn an_order_does_not_trip_it() {
        let (_, csr) = PUBLIC[2];
        let pem = format!(
            "-----BEGIN CERTIFICATE REQUEST-----\n{}\n-----END CERTIFICATE REQUEST-----\n",
            BASE64_STANDARD.encode(csr)
        );
        let body = serde_json::json!({
            "csr": pem, "productCode": "digicert-free-1-free", "validation": "dns",
            "contact": {"name": "Tom Zhang", "phone": "13800000000", "email": "d@example.com"},
        });

        assert!(!is_in(body.to_string().as_bytes()));
    }

    #[test]
    fn a_label_or_web_key_in_json_trips_it() {
        for body in [
            r#"{"csr":"-----BEGIN PRIVATE KEY-----\nAA=="}"#,
            r#"{"csr":"{\"kty\":\"EC\",\"d\":\"AA\"}"}"#,
            r#"{"csr":"-----BEGIN \u0050RIVATE KEY-----"}"#,
        ] {
            assert!(is_in(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn empty_and_odd_bytes_do_no_harm() {
        for body in [
            &b""[..],
            b"0",
            b"\\",
            b"\\u",
            b"%",
            b"0\x84",
            b"0\x80",
            b"0\x03\x02\x01\x00",
        ] {
            assert!(!is_in(body));
        }
    }
}
