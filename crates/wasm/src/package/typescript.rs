//! TypeScript types; the lists of names are made at compile time from Rust's enums.

use wasm_bindgen::prelude::wasm_bindgen;

/// `export type Name = "first" | "second";` for an enum with `ALL` and `name()`.
macro_rules! union {
    ($type:ident) => {{
        const NAMES: [&str; keyside_core::$type::ALL.len()] = {
            let mut names = [""; keyside_core::$type::ALL.len()];
            let mut index = 0;
            while index < names.len() {
                names[index] = keyside_core::$type::ALL[index].name();
                index += 1;
            }
            names
        };
        const PARTS: [&str; 4 * NAMES.len() + 2] =
            parts(concat!("export type ", stringify!($type)), NAMES);
        const BYTES: [u8; length(&PARTS)] = join(&PARTS);
        match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("texts joined are a text"),
        }
    }};
}

/// The TypeScript type that names every kind of key.
pub const KEY_ALGORITHM: &str = union!(KeyAlgorithm);

#[wasm_bindgen(typescript_custom_section)]
const KEY_ALGORITHM_SECTION: &str = KEY_ALGORITHM;

/// The TypeScript type that names every bundle format.
pub const BUNDLE_FORMAT: &str = union!(BundleFormat);

#[wasm_bindgen(typescript_custom_section)]
const BUNDLE_FORMAT_SECTION: &str = BUNDLE_FORMAT;

/// The TypeScript type that names every cause of an error.
pub const ERROR_CODE: &str = union!(ErrorCode);

#[wasm_bindgen(typescript_custom_section)]
const ERROR_CODE_SECTION: &str = ERROR_CODE;

#[wasm_bindgen(typescript_custom_section)]
const INTERFACES: &str = r#"
/** Everything that this package throws. */
export interface KeysideError extends Error {
  name: "KeysideError";
  /** The stable name of the cause. */
  code: ErrorCode;
}

/** What a certification request asks for. */
export interface CsrInfo {
  /** The common name. */
  domain: string;
  /** The names in its subjectAltName. */
  dnsNames: string[];
  /** The kind of its key: a `KeyAlgorithm`, or RSA of another size. */
  algorithm: KeyAlgorithm | `rsa-${number}`;
  /** SHA-256 of the public key, in lower-case hex. */
  fingerprint: string;
}
"#;

const fn parts<const N: usize, const P: usize>(
    head: &'static str,
    names: [&'static str; N],
) -> [&'static str; P] {
    let mut parts = [""; P];
    parts[0] = head;
    let mut index = 0;
    while index < N {
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
