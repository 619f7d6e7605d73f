//! A key for programs that make nothing but requests.

use p256::{ecdsa::SigningKey, elliptic_curve::Generate, pkcs8::EncodePrivateKey};
use pem_rfc7468::LineEnding;
use pkcs10::RequestBuilder;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use crate::{Error, RequestOptions};

/// A private key of the kind `ecdsa-p256` that signs requests and no more: what a program links for
/// it is a fraction of what it links for a [`PrivateKey`](crate::PrivateKey) of any kind. It cannot
/// be copied or printed, and is wiped when it is dropped.
///
/// ```
/// use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
/// use keyside_core::{Csr, DomainName, PrivateKey, RequestKey};
///
/// let mut rng = ChaCha20Rng::from_seed([0; 32]);
/// let domain: DomainName = "www.example.com".parse()?;
///
/// let key = RequestKey::make(&mut rng)?;
/// let csr = Csr::parse(&key.create_csr(&domain)?)?;
///
/// assert_eq!(csr.fingerprint(), PrivateKey::parse(&key.export_pem()?, None)?.fingerprint());
/// # Ok::<_, keyside_core::Error>(())
/// ```
pub struct RequestKey(SigningKey);

impl RequestKey {
    /// Makes a key from random numbers.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]: `rng` failed.
    pub fn make(rng: &mut (impl TryCryptoRng + ?Sized)) -> Result<Self, Error> {
        SigningKey::try_generate_from_rng(rng)
            .map(Self)
            .map_err(|_| Error::NoRandomness)
    }

    /// A request in PEM, signed with SHA-256.
    ///
    /// # Errors
    /// - [`Error::InvalidDomain`]: the name [does not fit](crate::DomainName::fits_common_name)
    ///   into a common name.
    /// - [`Error::CsrNotSigned`]: signing failed.
    pub fn create_csr(&self, options: impl Into<RequestOptions>) -> Result<String, Error> {
        let builder: RequestBuilder = options.into().builder()?;
        let request = builder
            .sign::<_, p256::ecdsa::DerSignature>(&self.0)
            .map_err(|_| Error::CsrNotSigned)?;
        Ok(request.to_pem())
    }

    /// The key as PKCS#8 in PEM (`PRIVATE KEY`), not encrypted, each line ending with a line feed.
    ///
    /// # Errors
    /// [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_pem(&self) -> Result<Zeroizing<String>, Error> {
        self.0
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(|_| Error::KeyNotExported)
    }
}

impl std::fmt::Debug for RequestKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RequestKey(ecdsa-p256)")
    }
}
