//! TypeScript types; the lists of names are made at compile time from Rust's enums.

use wasm_bindgen::prelude::wasm_bindgen;

/// `export type Name = "first" | "second";` for a list of names.
macro_rules! union {
    ($type:literal, $names:expr) => {{
        const NAMES: &[&str] = $names;
        const PARTS: [&str; 4 * NAMES.len() + 2] = parts(concat!("export type ", $type), NAMES);
        const BYTES: [u8; length(&PARTS)] = join(&PARTS);
        match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("texts joined are a text"),
        }
    }};
}

/// The names of an enum with `ALL` and `name()`.
macro_rules! names {
    ($type:path) => {{
        use $type as Names;
        const NAMES: [&str; Names::ALL.len()] = {
            let mut names = [""; Names::ALL.len()];
            let mut index = 0;
            while index < names.len() {
                names[index] = Names::ALL[index].name();
                index += 1;
            }
            names
        };
        &NAMES
    }};
}

/// Two lists of names, one after the other.
macro_rules! both {
    ($first:expr, $second:expr) => {{
        const FIRST: &[&str] = $first;
        const SECOND: &[&str] = $second;
        const NAMES: [&str; FIRST.len() + SECOND.len()] = {
            let mut names = [""; FIRST.len() + SECOND.len()];
            let mut index = 0;
            while index < names.len() {
                names[index] = if index < FIRST.len() {
                    FIRST[index]
                } else {
                    SECOND[index - FIRST.len()]
                };
                index += 1;
            }
            names
        };
        &NAMES
    }};
}

/// The TypeScript type that names every kind of key.
pub const KEY_ALGORITHM: &str = union!("KeyAlgorithm", names!(keyside_core::KeyAlgorithm));

#[wasm_bindgen(typescript_custom_section)]
const KEY_ALGORITHM_SECTION: &str = KEY_ALGORITHM;

/// The TypeScript type that names every bundle format.
pub const BUNDLE_FORMAT: &str = union!("BundleFormat", names!(keyside_core::BundleFormat));

#[wasm_bindgen(typescript_custom_section)]
const BUNDLE_FORMAT_SECTION: &str = BUNDLE_FORMAT;

/// The TypeScript type that names every cause of an error.
pub const ERROR_CODE: &str = union!(
    "ErrorCode",
    both!(names!(keyside_core::ErrorCode), names!(super::Misuse))
);

#[wasm_bindgen(typescript_custom_section)]
const ERROR_CODE_SECTION: &str = ERROR_CODE;

/// The TypeScript type that names how grave a finding is.
pub const SEVERITY: &str = union!("Severity", names!(keyside_core::Severity));

#[wasm_bindgen(typescript_custom_section)]
const SEVERITY_SECTION: &str = SEVERITY;

/// The TypeScript type that names every finding about a request but those of `KEY_FLAW_NAME`.
pub const FINDING_NAME: &str = union!("FindingName", keyside_core::Finding::NAMES);

#[wasm_bindgen(typescript_custom_section)]
const FINDING_NAME_SECTION: &str = FINDING_NAME;

/// The TypeScript type that names what gives an RSA key away.
pub const KEY_FLAW_NAME: &str = union!("KeyFlawName", keyside_core::KeyFlaw::NAMES);

#[wasm_bindgen(typescript_custom_section)]
const KEY_FLAW_NAME_SECTION: &str = KEY_FLAW_NAME;

/// The TypeScript type that names every purpose of a key.
pub const KEY_USAGE: &str = union!("KeyUsage", names!(keyside_core::KeyUsage));

#[wasm_bindgen(typescript_custom_section)]
const KEY_USAGE_SECTION: &str = KEY_USAGE;

/// The TypeScript type that names every purpose of a certificate.
pub const EXTENDED_KEY_USAGE: &str =
    union!("ExtendedKeyUsage", names!(keyside_core::ExtendedKeyUsage));

#[wasm_bindgen(typescript_custom_section)]
const EXTENDED_KEY_USAGE_SECTION: &str = EXTENDED_KEY_USAGE;

const fn parts<const P: usize>(head: &'static str, names: &[&'static str]) -> [&'static str; P] {
    let mut parts = [""; P];
    parts[0] = head;
    let mut index = 0;
    while index < names.len() {
        parts[4 * index + 1] = if index == 0 { " = " } else { " | " };
        parts[4 * index + 2] = "\"";
        parts[4 * index + 3] = names[index];
        parts[4 * index + 4] = "\"";
        index += 1;
    }
    parts[P - 1] = ";";
    parts
}

const fn length(parts: &[&str]) -> usize {
    let mut length = 0;
    let mut index = 0;
    while index < parts.len() {
        length += parts[index].len();
        index += 1;
    }
    length
}

const fn join<const L: usize>(parts: &[&str]) -> [u8; L] {
    let mut bytes = [0; L];
    let mut end = 0;
    let mut index = 0;
    while index < parts.len() {
        let part = parts[index].as_bytes();
        let mut from = 0;
        while from < part.len() {
            bytes[end] = part[from];
            end += 1;
            from += 1;
        }
        index += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_every_member_of_an_enum() {
        assert_eq!(
            KEY_ALGORITHM,
            "export type KeyAlgorithm = \"rsa-2048\" | \"rsa-3072\" | \"rsa-4096\" | \
             \"rsa-8192\" | \"ecdsa-p256\" | \"ecdsa-p384\" | \"ed25519\" | \"sm2\";"
        );
    }
}
