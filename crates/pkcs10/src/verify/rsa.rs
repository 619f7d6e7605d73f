//! RSA signatures, both kinds of RFC 8017.

mod pkcs1;

use const_oid::db::rfc5912::{
    ID_MGF_1, ID_RSASSA_PSS, ID_SHA_256, ID_SHA_384, ID_SHA_512, RSA_ENCRYPTION,
};
use der::{AnyRef, Sequence, asn1::ObjectIdentifier};
use rsa::{PublicKey, pss};
use sha2::{
    Digest, Sha256, Sha384, Sha512,
    digest::{FixedOutputReset, Update},
};
use signature::Verifier;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoRef};

use crate::Error;

/// RSASSA-PKCS1-v1_5. The parameters are NULL, or left out (RFC 4055, section 5). A key for PSS
/// alone is not one for this.
pub(super) fn pkcs1(
    key: SubjectPublicKeyInfoRef<'_>,
    algorithm: &AlgorithmIdentifierOwned,
    hash: ObjectIdentifier,
    digest: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    if !null_or_absent(algorithm) {
        return Err(Error::AlgorithmParameters { oid: algorithm.oid });
    }
    if key.algorithm.oid != RSA_ENCRYPTION {
        return Err(Error::PublicKey);
    }
    let key = PublicKey::try_from(key).map_err(|_| Error::PublicKey)?;
    if pkcs1::is_signature(&key, hash, digest, signature) {
        Ok(())
    } else {
        Err(Error::Signature)
    }
}

/// RSASSA-PSS with the hash, mask and salt that the parameters name.
pub(super) fn pss(
    key: SubjectPublicKeyInfoRef<'_>,
    algorithm: &AlgorithmIdentifierOwned,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    let unsupported = || Error::AlgorithmParameters { oid: algorithm.oid };
    let (hash, salt) = pss_parameters(algorithm).ok_or_else(unsupported)?;
    if key.algorithm.oid != RSA_ENCRYPTION && key.algorithm.oid != ID_RSASSA_PSS {
        return Err(Error::PublicKey);
    }
    let key = PublicKey::try_from(key).map_err(|_| Error::PublicKey)?;
    match hash {
        ID_SHA_256 => pss_with::<Sha256>(key, salt, message, signature),
        ID_SHA_384 => pss_with::<Sha384>(key, salt, message, signature),
        ID_SHA_512 => pss_with::<Sha512>(key, salt, message, signature),
        _ => Err(unsupported()),
    }
}

fn pss_with<D: Digest + FixedOutputReset + Update>(
    key: PublicKey,
    salt: usize,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    let signature = pss::Signature::try_from(signature).map_err(|_| Error::Signature)?;
    pss::VerifyingKey::<D>::new_with_salt_len(key, salt)
        .verify(message, &signature)
        .map_err(|_| Error::Signature)
}

/// `RSASSA-PSS-params` (RFC 8017, appendix A.2.3). What is left out stands for SHA-1, for MGF1
/// with SHA-1, for 20 bytes of salt and for the only trailer there is.
#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<u16>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u8>,
}

/// The hash and the salt's length in bytes. `None` for malformed parameters, for SHA-1, and for
/// a mask that is not MGF1 with the same hash.
fn pss_parameters(algorithm: &AlgorithmIdentifierOwned) -> Option<(ObjectIdentifier, usize)> {
    const SALT_DEFAULT: u16 = 20;
    const TRAILER: u8 = 1;
    let parameters: PssParameters = algorithm.parameters.as_ref()?.decode_as().ok()?;
    let hash = parameters.hash?;
    let mask = parameters.mask?;
    let mask_hash: AlgorithmIdentifierOwned = mask.parameters.as_ref()?.decode_as().ok()?;
    let well_formed = mask.oid == ID_MGF_1
        && mask_hash.oid == hash.oid
        && null_or_absent(&hash)
        && null_or_absent(&mask_hash)
        && parameters.trailer.is_none_or(|trailer| trailer == TRAILER);
    well_formed.then(|| {
        (
            hash.oid,
            usize::from(parameters.salt.unwrap_or(SALT_DEFAULT)),
        )
    })
}

fn null_or_absent(algorithm: &AlgorithmIdentifierOwned) -> bool {
    algorithm
        .parameters
        .as_ref()
        .is_none_or(|parameters| AnyRef::from(parameters) == AnyRef::NULL)
}
