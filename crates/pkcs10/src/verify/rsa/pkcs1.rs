//! RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2).
//!
//! All of it is public, so that the exponent's bits may be followed one by one: with 65537, that is
//! half the multiplications of an exponentiation in constant time, such as the `rsa` crate's.

use crypto_bigint::{BoxedUint, modular::BoxedMontyForm};
use der::{
    AnyRef, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetStringRef},
};
use rsa::{PublicKey, traits::PublicKeyParts};
use spki::AlgorithmIdentifierRef;

/// Whether the signature stands for the one encoding that this digest has, which is by this hash:
/// nothing in it is parsed.
pub(super) fn is_signature(
    key: &PublicKey,
    hash: ObjectIdentifier,
    digest: &[u8],
    signature: &[u8],
) -> bool {
    let encoded = encode(hash, digest, key.size());
    encoded.is_some_and(|encoded| power(key, signature) == number(key, &encoded))
}

/// `RSAVP1` (section 5.2.2). `None` for a signature of another length than the modulus, or that is
/// not below it.
fn power(key: &PublicKey, signature: &[u8]) -> Option<BoxedUint> {
    let base = number(key, signature)?;
    if base >= **key.n() {
        return None;
    }
    let base = BoxedMontyForm::new(base, key.n_params());
    let exponent = key.e();
    let bits = (0..exponent.bit_width_vartime()).rev().skip(1);
    let power = bits.fold(base.clone(), |power, bit| {
        let square = power.square();
        if exponent.bit_vartime(bit) {
            square.mul(&base)
        } else {
            square
        }
    });
    Some(power.retrieve())
}

/// The number of as many bytes as the modulus has.
fn number(key: &PublicKey, bytes: &[u8]) -> Option<BoxedUint> {
    let precision = key.n_params().bits_precision();
    let fits = bytes.len() == key.size();
    fits.then(|| BoxedUint::from_be_slice(bytes, precision).ok())?
}

/// `EMSA-PKCS1-v1_5` (section 9.2). `None` if the modulus is too short.
fn encode(hash: ObjectIdentifier, digest: &[u8], size: usize) -> Option<Vec<u8>> {
    const PADDING_MIN: usize = 8;
    let info = DigestInfo {
        algorithm: AlgorithmIdentifierRef {
            oid: hash,
            parameters: Some(AnyRef::NULL),
        },
        digest: OctetStringRef::new(digest).ok()?,
    };
    let info = info.to_der().ok()?;
    let padding = size
        .checked_sub(info.len() + 3)
        .filter(|padding| *padding >= PADDING_MIN)?;
    Some([&[0, 1], &*vec![0xff; padding], &[0], &info].concat())
}

/// `DigestInfo` (appendix A.2.4).
#[derive(Sequence)]
struct DigestInfo<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    digest: &'a OctetStringRef,
}

#[cfg(test)]
mod tests {
    use const_oid::db::rfc5912::{ID_SHA_256, ID_SHA_512};
    use rsa::{
        pkcs1v15::SigningKey,
        signature::{SignatureEncoding, Signer},
    };
    use sha2::{Digest, Sha256, Sha512};

    use super::*;

    fn key(bits: usize) -> rsa::PrivateKey {
        let mut rng = <chacha20::ChaCha20Rng as rand_core::SeedableRng>::from_seed([3; 32]);
        rsa::PrivateKey::new(&mut rng, bits).expect("the generator does not fail")
    }

    fn takes(key: &PublicKey, message: &[u8], signature: &[u8]) -> bool {
        is_signature(key, ID_SHA_256, &Sha256::digest(message), signature)
    }

    #[test]
    fn takes_what_the_rsa_crate_signs_and_nothing_beside_it() {
        for bits in [1024, 1031, 1096] {
            let key = key(bits);
            let public = key.to_public_key();
            let signature = SigningKey::<Sha256>::new(key).sign(b"message").to_vec();

            assert!(takes(&public, b"message", &signature));
            assert!(!takes(&public, b"massage", &signature));
            assert!(!takes(&public, b"message", &signature[1..]));
            assert!(!takes(&public, b"message", &[&[0], &*signature].concat()));
            let longer = Sha512::digest(b"message");
            assert!(!is_signature(&public, ID_SHA_512, &longer, &signature));
            for index in [0, signature.len() - 1] {
                let mut changed = signature.clone();
                changed[index] ^= 1;
                assert!(!takes(&public, b"message", &changed));
            }
        }
    }

    #[test]
    fn a_signature_that_is_not_below_the_modulus_is_none() {
        let key = key(1031);
        let public = key.to_public_key();
        let signature = SigningKey::<Sha256>::new(key).sign(b"message").to_vec();
        let same =
            number(&public, &signature).map(|number| number.wrapping_add(public.n().as_ref()));
        let bytes = same.expect("a number").to_be_bytes();
        let same = &bytes[bytes.len() - public.size()..];

        assert_eq!(power(&public, same), None);
    }

    #[test]
    fn the_encoding_is_that_of_the_standard() {
        let encoded = encode(ID_SHA_256, &Sha256::digest(b"abc"), 62).expect("it fits");

        let prefix = [
            0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
            0x01, 0x05, 0x00, 0x04, 0x20,
        ];
        assert_eq!(
            encoded[..11],
            [0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 0]
        );
        assert_eq!(encoded[11..30], prefix);
        assert_eq!(encoded[30..], *Sha256::digest(b"abc"));
        assert_eq!(encode(ID_SHA_256, &Sha256::digest(b"abc"), 61), None);
    }
}
