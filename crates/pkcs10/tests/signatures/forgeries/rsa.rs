//! RSA: paddings that a lenient reader takes for right, and PSS with other parameters.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use pkcs10::x509_cert::{
    der::{Decode, asn1::Any},
    spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned},
};
use rsa::{BoxedUint, PrivateKey, hazmat::rsa_decrypt, traits::PublicKeyParts};
use sha2::{Digest, Sha256, Sha512};

use super::{Collection, Vector, algorithm, tlv};

/// The length of modulus and signature in bytes.
const LENGTH: usize = 256;
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
const SHA_1: &[u8] = &[0x2b, 0x0e, 3, 2, 0x1a];
const MGF_1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8];
const NULL: &[u8] = &[5, 0];

pub(super) fn vectors() -> Vec<Vector> {
    let key = PrivateKey::new(&mut ChaCha20Rng::from_seed([23; 32]), 8 * LENGTH).expect("a key");
    let info = SubjectPublicKeyInfoOwned::from_key(&key.to_public_key()).expect("a key");
    let mut vectors = pkcs1(&key, &info);
    vectors.extend(pss(&key, &info));
    vectors
}

fn pkcs1(key: &PrivateKey, info: &SubjectPublicKeyInfoOwned) -> Vec<Vector> {
    let mut collection = Collection::new("rsa-pkcs1", info.clone());
    let hash = Sha256::digest(collection.message()).to_vec();
    let good = AlgorithmIdentifierOwned {
        parameters: Some(Any::null()),
        ..algorithm("1.2.840.113549.1.1.11")
    };
    let encoded = encode(&[0, 1], 0xff, &digest_info(SHA_256, NULL, &hash));
    let right = raw(key, &encoded);
    collection.add(true, "right", &good, &right);
    let without_null = algorithm("1.2.840.113549.1.1.11");
    collection.add(
        true,
        "null-left-out-of-the-algorithm",
        &without_null,
        &right,
    );

    let info_of = |oid: &[u8], parameters: &[u8]| digest_info(oid, parameters, &hash);
    let short = |garbage: &[u8]| {
        let start = [&[0, 1][..], &[0xff; 8], &[0], &info_of(SHA_256, NULL)].concat();
        let rest = vec![0x5a; LENGTH - start.len() - garbage.len()];
        [&start[..], garbage, &rest].concat()
    };
    let mut with_bad_byte = encoded.clone();
    with_bad_byte[100] = 0xfe;
    let mut without_separator = encoded.clone();
    without_separator[LENGTH - 52] = 0xff;
    let mut changed_hash = encoded.clone();
    changed_hash[LENGTH - 1] ^= 1;
    let sha_512 = Sha512::digest(collection.message());
    let long_length = [&[0x30, 0x81, 0x31][..], &info_of(SHA_256, NULL)[2..]].concat();
    for (what, encoded) in [
        ("garbage-after-the-hash", short(&[])),
        ("garbage-that-begins-with-zero", short(&[0])),
        ("garbage-in-the-parameters", {
            let parameters = tlv(4, &[0x5a; 100]);
            encode(&[0, 1], 0xff, &info_of(SHA_256, &parameters))
        }),
        (
            "no-parameters-in-the-digest-info",
            encode(&[0, 1], 0xff, &info_of(SHA_256, &[])),
        ),
        ("block-type-0", encode(&[0, 0], 0, &info_of(SHA_256, NULL))),
        (
            "block-type-2",
            encode(&[0, 2], 0xff, &info_of(SHA_256, NULL)),
        ),
        (
            "first-byte-is-1",
            encode(&[1, 1], 0xff, &info_of(SHA_256, NULL)),
        ),
        ("a-padding-byte-is-not-ff", with_bad_byte),
        ("no-zero-before-the-digest-info", without_separator),
        ("no-digest-info", encode(&[0, 1], 0xff, &hash)),
        (
            "sha-1-is-named",
            encode(&[0, 1], 0xff, &info_of(SHA_1, NULL)),
        ),
        ("a-hash-of-another-length", {
            encode(&[0, 1], 0xff, &digest_info(SHA_256, NULL, &sha_512))
        }),
        ("a-long-length", encode(&[0, 1], 0xff, &long_length)),
        ("a-changed-hash", changed_hash),
        ("a-hash-of-nothing", {
            encode(&[0, 1], 0xff, &digest_info(SHA_256, NULL, &[]))
        }),
    ] {
        collection.add(false, what, &good, &raw(key, &encoded));
    }
    out_of_range(&mut collection, key, &good, &right);
    let other_hash = AlgorithmIdentifierOwned {
        parameters: Some(Any::null()),
        ..algorithm("1.2.840.113549.1.1.13")
    };
    collection.add(false, "another-hash-is-named", &other_hash, &right);
    let with_parameters = AlgorithmIdentifierOwned {
        parameters: Some(Any::from_der(&[4, 0]).expect("DER")),
        ..good
    };
    collection.add(false, "other-parameters", &with_parameters, &right);
    collection.vectors
}

/// Signatures that are no numbers below the modulus, or not as long as it is.
fn out_of_range(
    collection: &mut Collection,
    key: &PrivateKey,
    algorithm: &AlgorithmIdentifierOwned,
    right: &[u8],
) {
    let modulus = key.n().to_be_bytes().to_vec();
    let mut below = modulus.clone();
    below[LENGTH - 1] -= 1;
    let one = [&[0; LENGTH - 1][..], &[1]].concat();
    for (what, signature) in [
        ("signature-is-0", vec![0; LENGTH]),
        ("signature-is-1", one),
        ("signature-is-the-modulus", modulus),
        ("signature-is-the-modulus-minus-1", below),
        ("signature-is-all-ones", vec![0xff; LENGTH]),
        ("signature-has-a-leading-zero", [&[0], right].concat()),
        ("signature-has-a-zero-after-it", [right, &[0]].concat()),
        ("signature-is-cut-off", right[..LENGTH - 1].to_vec()),
        ("signature-is-nothing", vec![]),
    ] {
        collection.add(false, what, algorithm, &signature);
    }
}

fn pss(key: &PrivateKey, info: &SubjectPublicKeyInfoOwned) -> Vec<Vector> {
    let mut collection = Collection::new("rsa-pss", info.clone());
    let hash = Sha256::digest(collection.message()).to_vec();
    let salt = [0x77; 32];
    let good = pss_algorithm(SHA_256, SHA_256, 32, &[]);
    let encoded = encode_pss(&hash, &salt, 0xbc);
    let right = raw(key, &encoded);
    collection.add(true, "right", &good, &right);
    let no_salt = raw(key, &encode_pss(&hash, &[], 0xbc));
    let without_salt = pss_algorithm(SHA_256, SHA_256, 0, &[]);
    collection.add(true, "no-salt", &without_salt, &no_salt);

    let mut top_bit = encoded.clone();
    top_bit[0] |= 0x80;
    let mut changed = encoded.clone();
    changed[LENGTH - 2] ^= 1;
    for (what, encoded) in [
        ("a-shorter-salt", encode_pss(&hash, &salt[..20], 0xbc)),
        ("a-longer-salt", encode_pss(&hash, &[0x77; 33], 0xbc)),
        ("no-salt-at-all", encode_pss(&hash, &[], 0xbc)),
        ("another-trailer", encode_pss(&hash, &salt, 0xcc)),
        ("a-changed-hash", changed),
        ("all-zero", vec![0; LENGTH]),
        (
            "padding-of-pkcs1",
            encode(&[0, 1], 0xff, &digest_info(SHA_256, NULL, &hash)),
        ),
    ] {
        collection.add(false, what, &good, &raw(key, &encoded));
    }
    for (what, algorithm) in [
        (
            "salt-of-20-is-named",
            pss_algorithm(SHA_256, SHA_256, 20, &[]),
        ),
        ("salt-of-0-is-named", without_salt),
        (
            "salt-longer-than-the-modulus",
            pss_algorithm(SHA_256, SHA_256, 127, &[]),
        ),
        ("sha-1-is-named", pss_algorithm(SHA_1, SHA_1, 32, &[])),
        (
            "mask-with-sha-1-is-named",
            pss_algorithm(SHA_256, SHA_1, 32, &[]),
        ),
        ("trailer-2-is-named", {
            pss_algorithm(SHA_256, SHA_256, 32, &tlv(0xa3, &[2, 1, 2]))
        }),
        ("no-parameters", algorithm("1.2.840.113549.1.1.10")),
    ] {
        collection.add(false, what, &algorithm, &right);
    }
    out_of_range(&mut collection, key, &good, &right);
    collection.vectors
}

fn pss_algorithm(hash: &[u8], mask_hash: &[u8], salt: u8, more: &[u8]) -> AlgorithmIdentifierOwned {
    let hash_algorithm = |oid| tlv(0x30, &[&tlv(6, oid), NULL].concat());
    let mask = tlv(0x30, &[tlv(6, MGF_1), hash_algorithm(mask_hash)].concat());
    let parameters = [
        tlv(0xa0, &hash_algorithm(hash)),
        tlv(0xa1, &mask),
        tlv(0xa2, &[2, 1, salt]),
        more.to_vec(),
    ]
    .concat();
    AlgorithmIdentifierOwned {
        parameters: Some(Any::from_der(&tlv(0x30, &parameters)).expect("DER")),
        ..algorithm("1.2.840.113549.1.1.10")
    }
}

/// The block of a signature before the private operation (RFC 8017, section 9.2).
fn encode(start: &[u8], padding: u8, end: &[u8]) -> Vec<u8> {
    let padding = vec![padding; LENGTH - start.len() - 1 - end.len()];
    [start, &padding, &[0], end].concat()
}

fn digest_info(oid: &[u8], parameters: &[u8], hash: &[u8]) -> Vec<u8> {
    let algorithm = tlv(0x30, &[&tlv(6, oid), parameters].concat());
    tlv(0x30, &[algorithm, tlv(4, hash)].concat())
}

/// EMSA-PSS with SHA-256 (RFC 8017, section 9.1.1).
fn encode_pss(hash: &[u8], salt: &[u8], trailer: u8) -> Vec<u8> {
    let seed = Sha256::digest([&[0; 8], hash, salt].concat());
    let length = LENGTH - seed.len() - 1;
    let padding = vec![0; length - 1 - salt.len()];
    let block = [&padding[..], &[1], salt].concat();
    let mask =
        (0_u32..).flat_map(|counter| Sha256::digest([&seed[..], &counter.to_be_bytes()].concat()));
    let mut block: Vec<_> = block
        .iter()
        .zip(mask)
        .map(|(byte, mask)| byte ^ mask)
        .collect();
    block[0] &= 0x7f;
    [&block[..], &seed, &[trailer]].concat()
}

/// The private operation; a block that is not below the modulus loses its highest bit.
fn raw(key: &PrivateKey, block: &[u8]) -> Vec<u8> {
    let number = |block: &[u8]| BoxedUint::from_be_slice_vartime(block);
    let mut block = block.to_vec();
    if number(&block) >= *key.n().as_ref() {
        block[0] &= 0x7f;
    }
    let signature = rsa_decrypt::<ChaCha20Rng>(None, key, &number(&block)).expect("a number");
    signature.to_be_bytes().to_vec()
}
