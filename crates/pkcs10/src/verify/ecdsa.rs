//! ECDSA signatures on P-256 and P-384 (FIPS 186-5), in the form of RFC 3279, section 2.2.3.

use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, SECP_256_R_1, SECP_384_R_1};
use der::asn1::ObjectIdentifier;
use signature::hazmat::PrehashVerifier;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoRef};

use super::refuse_parameters;
use crate::Error;

/// The curve is the key's, the hash is the algorithm's: any of three with either curve. The
/// algorithm has no parameters (RFC 5758, section 3.2).
pub(super) fn verify(
    key: SubjectPublicKeyInfoRef<'_>,
    algorithm: &AlgorithmIdentifierOwned,
    hash: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    refuse_parameters(algorithm)?;
    match curve(&key)? {
        SECP_256_R_1 => {
            let key = p256::ecdsa::VerifyingKey::try_from(key).map_err(|_| Error::PublicKey)?;
            check::<_, p256::ecdsa::DerSignature>(&key, hash, signature)
        }
        SECP_384_R_1 => {
            let key = p384::ecdsa::VerifyingKey::try_from(key).map_err(|_| Error::PublicKey)?;
            check::<_, p384::ecdsa::DerSignature>(&key, hash, signature)
        }
        _ => Err(Error::PublicKey),
    }
}

fn curve(key: &SubjectPublicKeyInfoRef<'_>) -> Result<ObjectIdentifier, Error> {
    match (key.algorithm.oid, key.algorithm.parameters_oid()) {
        (ID_EC_PUBLIC_KEY, Ok(curve)) => Ok(curve),
        _ => Err(Error::PublicKey),
    }
}

fn check<K, S>(key: &K, hash: &[u8], signature: &[u8]) -> Result<(), Error>
where
    K: PrehashVerifier<S>,
    S: for<'a> TryFrom<&'a [u8]>,
{
    let signature = S::try_from(signature).map_err(|_| Error::Signature)?;
    key.verify_prehash(hash, &signature)
        .map_err(|_| Error::Signature)
}
