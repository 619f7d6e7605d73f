//! The key that a certificate is for: an applicant's, or one that the service made and keeps.

use std::sync::Arc;

use der::{Encode, EncodePem, asn1::Ia5String};
use keyside_aliyun::{Secret, cas::KeyAlgorithm};
use keyside_core::DomainName;
use p256::{
    SecretKey,
    elliptic_curve::Generate,
    pkcs8::{EncodePrivateKey, LineEnding},
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::{
    builder::{Builder, RequestBuilder},
    ext::pkix::{SubjectAltName, name::GeneralName},
};

/// The key that a certificate is for.
#[derive(Clone)]
pub(crate) struct CertifiedKey {
    pub(crate) public: SubjectPublicKeyInfoOwned,
    pub(crate) algorithm: KeyAlgorithm,
    /// The request in PEM.
    pub(crate) csr: Option<String>,
    /// The private key in PEM, which the service has only of the keys that it made.
    pub(crate) kept: Option<Arc<Secret>>,
}

/// No key of that kind can be made.
#[derive(Debug)]
pub(crate) struct NotMade;

impl CertifiedKey {
    /// A key that the service makes, with a request for the names (cas-api.md 3.1, 3.7:
    /// `GenerateCsrMethod` `online`). The first is the common name.
    ///
    /// # Errors
    /// [`NotMade`] for SM2.
    pub(crate) fn make(
        algorithm: KeyAlgorithm,
        names: &[DomainName],
        rng: &mut impl CryptoRng,
    ) -> Result<Self, NotMade> {
        let common_name = names.first().ok_or(NotMade)?.as_ascii();
        Self::make_for(algorithm, &format!("CN={common_name}"), names, rng)
    }

    /// The same for a whole subject (RFC 4514).
    ///
    /// # Errors
    /// [`NotMade`] for SM2, and for what is no subject.
    pub(crate) fn make_for(
        algorithm: KeyAlgorithm,
        subject: &str,
        names: &[DomainName],
        rng: &mut impl CryptoRng,
    ) -> Result<Self, NotMade> {
        let (request, pem) = match algorithm {
            KeyAlgorithm::EcdsaP256 => {
                let key = SecretKey::generate_from_rng(rng);
                let signer = p256::ecdsa::SigningKey::from(&key);
                let request =
                    request(subject, names)?.build::<_, p256::ecdsa::DerSignature>(&signer);
                (request, key.to_pkcs8_pem(LineEnding::LF))
            }
            _ => {
                let bits = algorithm.rsa_bits().ok_or(NotMade)?;
                let key = rsa::PrivateKey::new(rng, bits).map_err(|_| NotMade)?;
                let signer = rsa::pkcs1v15::SigningKey::<Sha256>::new(key.clone());
                let request = request(subject, names)?
                    .build_with_rng::<_, rsa::pkcs1v15::Signature, _>(&signer, rng);
                (request, key.to_pkcs8_pem(LineEnding::LF))
            }
        };
        let (request, pem) = (request.map_err(|_| NotMade)?, pem.map_err(|_| NotMade)?);
        Ok(Self {
            public: request.info.public_key.clone(),
            algorithm,
            csr: Some(request.to_pem(LineEnding::LF).map_err(|_| NotMade)?),
            kept: Some(Arc::new(Secret::new(pem.as_str()))),
        })
    }

    /// SHA-256 of the public key, in lower-case hex.
    pub(crate) fn sha2(&self) -> Option<String> {
        let der = self.public.to_der().ok()?;
        let hash = Sha256::digest(der);
        Some(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

fn request(subject: &str, names: &[DomainName]) -> Result<RequestBuilder, NotMade> {
    let subject = subject.parse().map_err(|_| NotMade)?;
    let mut builder = RequestBuilder::new(subject).map_err(|_| NotMade)?;
    let names = names.iter().map(|name| {
        let name = Ia5String::new(name.as_ascii()).map_err(|_| NotMade)?;
        Ok(GeneralName::DnsName(name))
    });
    let names = SubjectAltName(names.collect::<Result<_, NotMade>>()?);
    builder.add_extension(&names).map_err(|_| NotMade)?;
    Ok(builder)
}

/// What the service says of kinds of keys.
pub(crate) trait Kind {
    /// `RSA`, `ECC` or `SM2`.
    fn family(self) -> &'static str;
    /// The size in bits.
    fn bits(self) -> i64;
    /// The size of an RSA key.
    fn rsa_bits(self) -> Option<usize>;
}

impl Kind for KeyAlgorithm {
    fn family(self) -> &'static str {
        match self {
            Self::Rsa2048 | Self::Rsa3072 | Self::Rsa4096 | Self::Unknown => "RSA",
            Self::EcdsaP256 => "ECC",
            Self::Sm2 => "SM2",
        }
    }

    fn bits(self) -> i64 {
        match self {
            Self::Rsa2048 | Self::Unknown => 2048,
            Self::Rsa3072 => 3072,
            Self::Rsa4096 => 4096,
            Self::EcdsaP256 | Self::Sm2 => 256,
        }
    }

    fn rsa_bits(self) -> Option<usize> {
        match self {
            Self::Rsa2048 => Some(2048),
            Self::Rsa3072 => Some(3072),
            Self::Rsa4096 => Some(4096),
            Self::EcdsaP256 | Self::Sm2 | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::*;

    fn make(algorithm: KeyAlgorithm) -> Result<CertifiedKey, NotMade> {
        let names = ["www.example.com", "example.com"];
        let names = names.map(|name| DomainName::parse(name).expect("a domain"));
        CertifiedKey::make(algorithm, &names, &mut UnwrapErr(SysRng))
    }

    #[test]
    fn a_key_that_the_service_made_is_kept_in_pem_and_comes_with_a_request() {
        for algorithm in [KeyAlgorithm::EcdsaP256, KeyAlgorithm::Rsa2048] {
            let key = make(algorithm).expect("a key");

            let pem = key.kept.expect("it is kept");
            assert!(pem.expose().starts_with("-----BEGIN PRIVATE KEY-----\n"));
            let csr = keyside_core::Csr::parse(&key.csr.expect("a request")).expect("a request");
            assert_eq!(csr.domain().as_ascii(), "www.example.com");
            assert_eq!(csr.dns_names().len(), 2);
        }
    }

    #[test]
    fn there_are_no_keys_for_sm2() {
        assert!(make(KeyAlgorithm::Sm2).is_err());
    }
}
