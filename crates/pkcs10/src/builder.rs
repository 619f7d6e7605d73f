//! Making requests.

use const_oid::AssociatedOid;
use der::Encode;
use signature::{Keypair, RandomizedSigner, Signer, rand_core::TryCryptoRng};
use spki::{
    DynSignatureAlgorithmIdentifier, EncodePublicKey, SignatureBitStringEncoding,
    SubjectPublicKeyInfoOwned,
};
use x509_cert::{
    attr::{Attribute, Attributes},
    ext::{Extension, ToExtension},
    name::Name,
    request::{CertReq, CertReqInfo, ExtensionReq, Version},
};

use crate::{CertificationRequest, Error};

/// What a request asks for, until it is signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RequestBuilder {
    subject: Name,
    extensions: Vec<Extension>,
    attributes: Vec<Attribute>,
}

impl RequestBuilder {
    /// A request for a certificate with this subject.
    #[must_use]
    pub const fn new(subject: Name) -> Self {
        Self {
            subject,
            extensions: Vec::new(),
            attributes: Vec::new(),
        }
    }

    /// Asks for an extension: a reference to one of [`x509_cert::ext::pkix`], or an
    /// [`Extension`]. All of them go into one `extensionRequest` attribute (RFC 2985, section
    /// 5.4.2).
    ///
    /// # Errors
    /// [`Error::Encoding`]: the extension cannot be written as DER.
    pub fn extension<E: ToExtension>(mut self, extension: E) -> Result<Self, Error> {
        let extension = extension
            .to_extension(&self.subject, &self.extensions)
            .map_err(|_| Error::Encoding)?;
        self.extensions.push(extension);
        Ok(self)
    }

    /// Adds an attribute as it is: any but an `extensionRequest`, which
    /// [`extension`](Self::extension) makes.
    #[must_use]
    pub fn attribute(mut self, attribute: Attribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// Signs the request with a key that needs no random numbers for it: ECDSA and SM2 by RFC
    /// 6979, Ed25519. The kind of signature has to be named: `sign::<_, DerSignature>(&key)`.
    ///
    /// # Errors
    /// - [`Error::Signing`]: the key refused.
    /// - [`Error::Encoding`]: key, subject or attributes cannot be written as DER.
    /// - [`Error::DuplicateAttribute`], [`Error::DuplicateExtension`],
    ///   [`Error::ExtensionRequest`]: what was added does not make a request.
    pub fn sign<K, S>(self, key: &K) -> Result<CertificationRequest, Error>
    where
        K: Signer<S> + Keypair<VerifyingKey: EncodePublicKey> + DynSignatureAlgorithmIdentifier,
        S: SignatureBitStringEncoding,
    {
        self.finish(key, |message| key.try_sign(message))
    }

    /// Signs the request with a key that takes random numbers for it: RSA-PSS for the salt, RSA
    /// for blinding.
    ///
    /// # Errors
    /// As [`sign`](Self::sign); [`Error::Signing`] also if `rng` fails.
    pub fn sign_with_rng<K, S>(
        self,
        key: &K,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<CertificationRequest, Error>
    where
        K: RandomizedSigner<S>
            + Keypair<VerifyingKey: EncodePublicKey>
            + DynSignatureAlgorithmIdentifier,
        S: SignatureBitStringEncoding,
    {
        self.finish(key, |message| key.try_sign_with_rng(rng, message))
    }

    fn finish<K, S>(
        self,
        key: &K,
        sign: impl FnOnce(&[u8]) -> signature::Result<S>,
    ) -> Result<CertificationRequest, Error>
    where
        K: Keypair<VerifyingKey: EncodePublicKey> + DynSignatureAlgorithmIdentifier,
        S: SignatureBitStringEncoding,
    {
        let public_key = SubjectPublicKeyInfoOwned::from_key(&key.verifying_key())
            .map_err(|_| Error::Encoding)?;
        let algorithm = key
            .signature_algorithm_identifier()
            .map_err(|_| Error::Encoding)?;
        let extensions = self.extensions.clone();
        let info = self.info(public_key)?;
        let message = info.to_der().map_err(|_| Error::Encoding)?;
        let signature = sign(&message).map_err(|_| Error::Signing)?;
        let signature = signature.to_bitstring().map_err(|_| Error::Encoding)?;
        let request = CertReq {
            info,
            algorithm,
            signature,
        };
        CertificationRequest::signed(request, extensions)
    }

    fn info(self, public_key: SubjectPublicKeyInfoOwned) -> Result<CertReqInfo, Error> {
        let mut attributes = self.attributes;
        if self.extensions.is_empty() {
            let is_request = |attribute: &Attribute| attribute.oid == ExtensionReq::OID;
            if attributes.iter().any(is_request) {
                return Err(Error::ExtensionRequest);
            }
        } else {
            let request = ExtensionReq(self.extensions).try_into();
            attributes.push(request.map_err(|_| Error::Encoding)?);
        }
        let attributes = Attributes::try_from(attributes).map_err(|_| Error::Encoding)?;
        Ok(CertReqInfo {
            version: Version::V1,
            subject: self.subject,
            public_key,
            attributes,
        })
    }
}
