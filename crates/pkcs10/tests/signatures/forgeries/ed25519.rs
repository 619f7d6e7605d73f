//! Ed25519: numbers that are not reduced, and points of small order.

use ed25519_dalek::{Signer, SigningKey};
use pkcs10::x509_cert::{der::asn1::BitString, spki::SubjectPublicKeyInfoOwned};

use super::{Collection, Vector, algorithm};

const OID: &str = "1.3.101.112";

/// The order of the base point, little-endian (RFC 8032, section 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The neutral point: x is 0, y is 1.
const NEUTRAL: [u8; 32] = {
    let mut point = [0; 32];
    point[0] = 1;
    point
};

/// `2^255 − 19 + 1`: the neutral point with a y that is not reduced.
const NEUTRAL_NOT_REDUCED: [u8; 32] = {
    let mut point = [0xff; 32];
    point[0] = 0xee;
    point[31] = 0x7f;
    point
};

/// The point of order 2: x is 0, y is −1.
const ORDER_2: [u8; 32] = {
    let mut point = [0xff; 32];
    point[0] = 0xec;
    point[31] = 0x7f;
    point
};

/// A point of order 4: y is 0.
const ORDER_4: [u8; 32] = [0; 32];

pub(super) fn vectors() -> Vec<Vector> {
    let key = SigningKey::from_bytes(&[22; 32]);
    let info = SubjectPublicKeyInfoOwned::from_key(&key.verifying_key()).expect("a key");
    let mut collection = Collection::new("ed25519", info.clone());
    let right = key.sign(&collection.message());
    let (r, s) = (*right.r_bytes(), *right.s_bytes());
    let algorithm = algorithm(OID);
    collection.add(true, "right", &algorithm, &right.to_bytes());

    let mut negative_r = r;
    negative_r[31] ^= 0x80;
    let mut high_bits = s;
    high_bits[31] |= 0xe0;
    for (what, r, s) in [
        ("s-plus-the-order", r, plus(&s, &ORDER)),
        ("s-plus-twice-the-order", r, plus(&plus(&s, &ORDER), &ORDER)),
        ("s-is-the-order", r, ORDER),
        ("s-is-0", r, [0; 32]),
        ("s-has-its-top-bits-set", r, high_bits),
        ("s-is-all-ones", r, [0xff; 32]),
        ("r-with-the-other-sign", negative_r, s),
        ("r-is-neutral", NEUTRAL, s),
        ("r-is-neutral-and-not-reduced", NEUTRAL_NOT_REDUCED, s),
        ("r-is-all-ones", [0xff; 32], s),
        ("r-is-neutral-and-s-is-0", NEUTRAL, [0; 32]),
    ] {
        collection.add(false, what, &algorithm, &[r, s].concat());
    }
    let bytes = right.to_bytes();
    collection.add(false, "63-bytes", &algorithm, &bytes[..63]);
    collection.add(false, "65-bytes", &algorithm, &[&bytes[..], &[0]].concat());
    collection.add(false, "nothing", &algorithm, &[]);
    let mut vectors = collection.vectors;

    // With a neutral key, R = neutral and S = 0 fit every message.
    for (what, point) in [
        ("neutral", NEUTRAL),
        ("neutral-and-not-reduced", NEUTRAL_NOT_REDUCED),
        ("of-order-2", ORDER_2),
        ("of-order-4", ORDER_4),
        ("all-ones", [0xff; 32]),
    ] {
        let mut info = info.clone();
        info.subject_public_key = BitString::from_bytes(&point).expect("bits");
        let mut collection = Collection::new("ed25519-key", info);
        collection.add(false, what, &algorithm, &[NEUTRAL, [0; 32]].concat());
        vectors.extend(collection.vectors);
    }
    vectors
}

/// The sum of two little-endian numbers that fits into 32 bytes.
fn plus(one: &[u8; 32], other: &[u8; 32]) -> [u8; 32] {
    let mut sum = [0; 32];
    let mut carry = 0;
    for index in 0..32 {
        let digit = u16::from(one[index]) + u16::from(other[index]) + carry;
        [sum[index], _] = digit.to_le_bytes();
        carry = digit >> 8;
    }
    sum
}
