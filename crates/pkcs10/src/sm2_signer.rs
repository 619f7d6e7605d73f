//! SM2 keys as signers of what X.509 and its kin sign.

use der::asn1::ObjectIdentifier;
use signature::{Keypair, Signer};
use sm2::{
    SecretKey,
    dsa::{DerSignature, Signature, SigningKey, VerifyingKey},
};
use spki::{
    AlgorithmIdentifierOwned, AssociatedAlgorithmIdentifier, DynSignatureAlgorithmIdentifier,
};

/// The identifier that a signer by SM2 has in X.509, where nobody is told another one (GM/T 0009,
/// section 10). It is part of what is signed.
pub const SM2_SIGNER_ID: &str = "1234567812345678";

/// `SM2-with-SM3` (GM/T 0006).
pub(crate) const SM2_WITH_SM3: ObjectIdentifier = Signature::ALGORITHM_IDENTIFIER.oid;

/// An SM2 key that signs with SM3, as [`SM2_SIGNER_ID`], in the DER form that certificates and
/// requests carry. (The key of the `sm2` crate signs in 64 plain bytes, which X.509 does not have.)
///
/// It holds a copy of the key that the `sm2` crate does not wipe.
#[derive(Debug)]
pub struct Sm2Signer(SigningKey);

impl Sm2Signer {
    /// A signer with this key.
    ///
    /// # Errors
    /// [`signature::Error`]: the key's public key is no point of the curve.
    pub fn new(key: &SecretKey) -> signature::Result<Self> {
        SigningKey::new(SM2_SIGNER_ID, key).map(Self)
    }
}

impl Signer<DerSignature> for Sm2Signer {
    fn try_sign(&self, message: &[u8]) -> signature::Result<DerSignature> {
        let signature: Signature = self.0.try_sign(message)?;
        Ok(signature.to_der())
    }
}

impl Keypair for Sm2Signer {
    type VerifyingKey = VerifyingKey;

    fn verifying_key(&self) -> VerifyingKey {
        self.0.verifying_key().clone()
    }
}

impl DynSignatureAlgorithmIdentifier for Sm2Signer {
    fn signature_algorithm_identifier(&self) -> spki::Result<AlgorithmIdentifierOwned> {
        Ok(AlgorithmIdentifierOwned {
            oid: SM2_WITH_SM3,
            parameters: None,
        })
    }
}
