//! Whether a signature is by a key: the algorithms that people use for certificates.

mod ecdsa;
mod rsa;
mod sm2;

use const_oid::db::{
    rfc5912::{
        ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, ID_RSASSA_PSS, ID_SHA_256,
        ID_SHA_384, ID_SHA_512, SHA_256_WITH_RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION,
        SHA_512_WITH_RSA_ENCRYPTION,
    },
    rfc8410::ID_ED_25519,
};
use der::{asn1::BitString, referenced::OwnedToRef};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};

use crate::{Error, sm2_signer::SM2_WITH_SM3};

/// Checks a signature of X.509 and its kin over a message.
///
/// | algorithm | key | hash |
/// |---|---|---|
/// | RSASSA-PKCS1-v1_5 (RFC 8017) | RSA, 1024 to 8192 bits | SHA-256, SHA-384, SHA-512 |
/// | RSASSA-PSS (RFC 8017), MGF1 with the same hash | RSA, 1024 to 8192 bits | SHA-256, SHA-384, SHA-512 |
/// | ECDSA (FIPS 186-5) | P-256, P-384 | SHA-256, SHA-384, SHA-512 |
/// | Ed25519 (RFC 8032), strict | Ed25519 | |
/// | SM2 (GB/T 32918.2), signer's identifier [`SM2_SIGNER_ID`](crate::SM2_SIGNER_ID) | SM2 | SM3 |
///
/// The limits for RSA keep a hostile key from being slow; whether 1024 bits are enough is the
/// caller's to say. Signatures with SHA-1 or MD5 prove nothing and are refused.
///
/// # Errors
/// - [`Error::UnsupportedAlgorithm`], [`Error::AlgorithmParameters`]: not in this table.
/// - [`Error::PublicKey`]: the key cannot be read, or is not for this algorithm.
/// - [`Error::Signature`]: the signature is not by this key over this message.
pub fn verify_signature(
    public_key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    message: &[u8],
    signature: &BitString,
) -> Result<(), Error> {
    let key = public_key.owned_to_ref();
    let signature = signature.as_bytes().ok_or(Error::Signature)?;
    match algorithm.oid {
        SHA_256_WITH_RSA_ENCRYPTION => {
            let digest = Sha256::digest(message);
            rsa::pkcs1(key, algorithm, ID_SHA_256, &digest, signature)
        }
        SHA_384_WITH_RSA_ENCRYPTION => {
            let digest = Sha384::digest(message);
            rsa::pkcs1(key, algorithm, ID_SHA_384, &digest, signature)
        }
        SHA_512_WITH_RSA_ENCRYPTION => {
            let digest = Sha512::digest(message);
            rsa::pkcs1(key, algorithm, ID_SHA_512, &digest, signature)
        }
        ID_RSASSA_PSS => rsa::pss(key, algorithm, message, signature),
        ECDSA_WITH_SHA_256 => ecdsa::verify(key, algorithm, &Sha256::digest(message), signature),
        ECDSA_WITH_SHA_384 => ecdsa::verify(key, algorithm, &Sha384::digest(message), signature),
        ECDSA_WITH_SHA_512 => ecdsa::verify(key, algorithm, &Sha512::digest(message), signature),
        ID_ED_25519 => ed25519(key, algorithm, message, signature),
        SM2_WITH_SM3 => sm2::verify(key, algorithm, message, signature),
        oid => Err(Error::UnsupportedAlgorithm { oid }),
    }
}

/// RFC 8410, section 3: no parameters. Keys and signatures of small order are refused, since they
/// are valid for more than one message.
fn ed25519(
    key: SubjectPublicKeyInfoRef<'_>,
    algorithm: &AlgorithmIdentifierOwned,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    refuse_parameters(algorithm)?;
    let key = VerifyingKey::try_from(key).map_err(|_| Error::PublicKey)?;
    let signature = Signature::from_slice(signature).map_err(|_| Error::Signature)?;
    key.verify_strict(message, &signature)
        .map_err(|_| Error::Signature)
}

fn refuse_parameters(algorithm: &AlgorithmIdentifierOwned) -> Result<(), Error> {
    match algorithm.parameters {
        None => Ok(()),
        Some(_) => Err(Error::AlgorithmParameters { oid: algorithm.oid }),
    }
}
