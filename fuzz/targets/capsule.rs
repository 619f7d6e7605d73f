//! Capsules: header and sealed content, under a checksum that is right.

#![no_main]

use base64::{Engine, engine::general_purpose::STANDARD};
use keyside_core::Capsule;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

fuzz_target!(|bytes: &[u8]| {
    for text in [String::from_utf8_lossy(bytes).into_owned(), whole(bytes)] {
        assert!(Capsule::check(&text).is_err() || Capsule::is_in(&text));
        if Capsule::check(&text).is_ok()
            && let Ok(opened) = Capsule::open(&text, "correct horse battery")
        {
            opened.key.export_der().expect("a key that was read");
        }
    }
});

/// `SEQUENCE { bytes, OCTET STRING }`, in PEM; the octets are the checksum of the bytes.
fn whole(bytes: &[u8]) -> String {
    let checksum = Sha256::digest(bytes);
    let length = u16::try_from(bytes.len() + 34).unwrap_or(u16::MAX);
    let [high, low] = length.to_be_bytes();
    let head = match length {
        ..128 => vec![0x30, low],
        128..256 => vec![0x30, 0x81, low],
        256.. => vec![0x30, 0x82, high, low],
    };
    let der = [&head[..], bytes, &[0x04, 32], &checksum].concat();
    let digits = STANDARD.encode(der).into_bytes();
    let lines: String = digits
        .chunks(64)
        .map(|line| format!("{}\n", String::from_utf8_lossy(line)))
        .collect();
    let label = Capsule::LABEL;
    format!("-----BEGIN {label}-----\n{lines}-----END {label}-----\n")
}
