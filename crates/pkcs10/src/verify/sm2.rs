//! SM2 signatures (GB/T 32918.2) with SM3, in the form of GM/T 0009: a DER sequence of r and s.

use ::sm2::{
    PublicKey,
    dsa::{Signature, VerifyingKey},
};
use signature::Verifier;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoRef};

use super::refuse_parameters;
use crate::{Error, sm2_signer::SM2_SIGNER_ID};

/// The algorithm has no parameters, as OpenSSL writes it.
pub(super) fn verify(
    key: SubjectPublicKeyInfoRef<'_>,
    algorithm: &AlgorithmIdentifierOwned,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    refuse_parameters(algorithm)?;
    let key = PublicKey::try_from(key).map_err(|_| Error::PublicKey)?;
    let key = VerifyingKey::new(SM2_SIGNER_ID, key).map_err(|_| Error::PublicKey)?;
    let signature = Signature::from_der(signature).map_err(|_| Error::Signature)?;
    key.verify(message, &signature)
        .map_err(|_| Error::Signature)
}
