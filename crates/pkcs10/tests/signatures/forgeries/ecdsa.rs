//! ECDSA: numbers out of range, and encodings that are not DER.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use pkcs10::{
    signature::Signer,
    x509_cert::{der::asn1::BitString, spki::SubjectPublicKeyInfoOwned},
};

use super::{Collection, Vector, algorithm, tlv};

pub(super) fn vectors() -> Vec<Vector> {
    let mut rng = ChaCha20Rng::from_seed([21; 32]);
    let p256 = p256::ecdsa::SigningKey::from(&p256_secret(&mut rng));
    let p384 = p384::ecdsa::SigningKey::from(&p384_secret(&mut rng));
    let mut vectors = of_curve(
        "ecdsa-p256",
        SubjectPublicKeyInfoOwned::from_key(p256.verifying_key()).expect("a key"),
        "1.2.840.10045.4.3.2",
        &hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
        |message| {
            let signature: p256::ecdsa::Signature = p256.sign(message);
            let (r, s) = signature.split_bytes();
            (r.to_vec(), s.to_vec())
        },
    );
    vectors.extend(of_curve(
        "ecdsa-p384",
        SubjectPublicKeyInfoOwned::from_key(p384.verifying_key()).expect("a key"),
        "1.2.840.10045.4.3.3",
        &hex(
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
        ),
        |message| {
            let signature: p384::ecdsa::Signature = p384.sign(message);
            let (r, s) = signature.split_bytes();
            (r.to_vec(), s.to_vec())
        },
    ));
    vectors.extend(points(&p256));
    vectors
}

fn p256_secret(rng: &mut ChaCha20Rng) -> p256::SecretKey {
    use p256::elliptic_curve::Generate;
    p256::SecretKey::generate_from_rng(rng)
}

fn p384_secret(rng: &mut ChaCha20Rng) -> p384::SecretKey {
    use p384::elliptic_curve::Generate;
    p384::SecretKey::generate_from_rng(rng)
}

fn of_curve(
    kind: &'static str,
    key: SubjectPublicKeyInfoOwned,
    oid: &str,
    order: &[u8],
    sign: impl Fn(&[u8]) -> (Vec<u8>, Vec<u8>),
) -> Vec<Vector> {
    let mut collection = Collection::new(kind, key);
    let (r, s) = sign(&collection.message());
    let (r, s) = (r.as_slice(), s.as_slice());
    let (zero, one) = (&[0][..], &[1][..]);
    let right = signature(&number(r), &number(s));
    let body = [number(r), number(s)].concat();
    let length = u8::try_from(body.len()).expect("short");
    let good = algorithm(oid);
    let other_hash = algorithm("1.2.840.10045.4.3.4");

    collection.add(true, "right", &good, &right);
    let high = signature(&number(r), &number(&minus(order, s)));
    collection.add(true, "s-replaced-by-n-minus-s", &good, &high);

    for (what, bytes) in [
        ("r-is-0", signature(&number(zero), &number(s))),
        ("s-is-0", signature(&number(r), &number(zero))),
        ("r-and-s-are-0", signature(&number(zero), &number(zero))),
        ("r-is-n", signature(&number(order), &number(s))),
        ("s-is-n", signature(&number(r), &number(order))),
        (
            "r-is-n-and-s-is-0",
            signature(&number(order), &number(zero)),
        ),
        ("r-is-1-and-s-is-1", signature(&number(one), &number(one))),
        ("r-plus-n", signature(&number(&plus(r, order)), &number(s))),
        ("s-plus-n", signature(&number(r), &number(&plus(s, order)))),
        (
            "r-plus-2-to-the-size",
            signature(&number(&[one, r].concat()), &number(s)),
        ),
        (
            "r-is-n-minus-r",
            signature(&number(&minus(order, r)), &number(s)),
        ),
        ("r-and-s-swapped", signature(&number(s), &number(r))),
        ("r-is-minus-1", signature(&tlv(2, &[0xff]), &number(s))),
        ("s-is-minus-1", signature(&number(r), &tlv(2, &[0xff]))),
        (
            "r-has-a-leading-zero-too-many",
            signature(&padded(r), &number(s)),
        ),
        (
            "s-has-a-leading-zero-too-many",
            signature(&number(r), &padded(s)),
        ),
        ("r-is-empty", signature(&tlv(2, &[]), &number(s))),
        ("r-is-a-boolean", signature(&tlv(1, &[0xff]), &number(s))),
        ("r-is-an-octet-string", signature(&tlv(4, r), &number(s))),
        ("r-is-left-out", tlv(0x30, &number(s))),
        (
            "a-third-number",
            tlv(0x30, &[&body[..], &number(one)].concat()),
        ),
        ("a-null-after-s", tlv(0x30, &[&body[..], &[5, 0]].concat())),
        ("a-byte-after-the-sequence", [&right[..], &[0]].concat()),
        (
            "a-long-length",
            [&[0x30, 0x82, 0, length], &body[..]].concat(),
        ),
        (
            "an-indefinite-length",
            [&[0x30, 0x80], &body[..], &[0, 0]].concat(),
        ),
        (
            "a-length-too-short",
            [&[0x30, length - 1], &body[..]].concat(),
        ),
        ("a-set", tlv(0x31, &body)),
        ("an-empty-sequence", tlv(0x30, &[])),
        ("nothing", vec![]),
        ("raw-r-and-s", [r, s].concat()),
    ] {
        collection.add(false, what, &good, &bytes);
    }
    collection.add(false, "another-hash-is-named", &other_hash, &right);
    collection.vectors
}

/// A right signature by a key whose point is written in another way.
fn points(key: &p256::ecdsa::SigningKey) -> Vec<Vector> {
    let point = key.verifying_key().to_sec1_point(false).as_bytes().to_vec();
    let (x, y) = point[1..].split_at(32);
    let parity = y[31] & 1;
    let mut off = point.clone();
    off[64] ^= 1;
    let mut vectors = Vec::new();
    for (what, valid, point) in [
        ("compressed", true, [&[2 + parity], x].concat()),
        ("hybrid", false, [&[6 + parity], x, y].concat()),
        ("at-infinity", false, vec![0]),
        ("not-on-the-curve", false, off),
        ("without-y", false, [&[4], x].concat()),
        ("all-zero", false, [&[4][..], &[0; 64]].concat()),
    ] {
        let mut info = SubjectPublicKeyInfoOwned::from_key(key.verifying_key()).expect("a key");
        info.subject_public_key = BitString::from_bytes(&point).expect("bits");
        let mut collection = Collection::new("ecdsa-p256-point", info);
        let signature: p256::ecdsa::DerSignature = key.sign(&collection.message());
        let algorithm = algorithm("1.2.840.10045.4.3.2");
        collection.add(valid, what, &algorithm, signature.as_bytes());
        vectors.extend(collection.vectors);
    }
    vectors
}

fn signature(r: &[u8], s: &[u8]) -> Vec<u8> {
    tlv(0x30, &[r, s].concat())
}

/// An `INTEGER` in DER.
fn number(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    match &bytes[zeros..] {
        [] => tlv(2, &[0]),
        digits @ [0x80..=0xff, ..] => tlv(2, &[&[0], digits].concat()),
        digits => tlv(2, digits),
    }
}

/// An `INTEGER` with one byte that DER does not have.
fn padded(bytes: &[u8]) -> Vec<u8> {
    tlv(2, &[&[0], &number(bytes)[2..]].concat())
}

/// The sum of two numbers of the same length, with a byte more.
fn plus(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut sum = vec![0; one.len() + 1];
    let mut carry = 0;
    for index in (0..one.len()).rev() {
        let digit = u16::from(one[index]) + u16::from(other[index]) + carry;
        [carry, sum[index + 1]] = [digit >> 8, digit & 0xff];
    }
    sum[0] = carry;
    sum.into_iter()
        .map(|digit| digit.to_le_bytes()[0])
        .collect()
}

/// The difference of two numbers of the same length, the first of which is larger.
fn minus(large: &[u8], small: &[u8]) -> Vec<u8> {
    let mut borrow = 0;
    let mut difference = vec![0; large.len()];
    for index in (0..large.len()).rev() {
        let digit = 0x100 + u16::from(large[index]) - u16::from(small[index]) - borrow;
        borrow = u16::from(digit < 0x100);
        difference[index] = digit.to_le_bytes()[0];
    }
    difference
}

fn hex(text: &str) -> Vec<u8> {
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("a digit");
    let byte = |[high, low]: &[u8; 2]| u8::try_from(16 * digit(*high) + digit(*low));
    pairs
        .iter()
        .map(|pair| byte(pair).expect("a byte"))
        .collect()
}
