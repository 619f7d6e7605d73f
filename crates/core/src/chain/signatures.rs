//! Whether each certificate of a chain is signed by the one above it.

use der::{AnyRef, Decode, Encode, Sequence, asn1::BitString};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::{Certificate, CertificateChain, Error};

impl CertificateChain {
    /// Checks the signature of each certificate but the last by the key of the next.
    ///
    /// A signature whose algorithm or key [`pkcs10::verify_signature`] does not know is passed
    /// over: whoever the chain is shown to judges it.
    ///
    /// # Errors
    /// [`Error::BrokenChain`]: a signature is not by the key of the certificate above it.
    pub fn verify_signatures(&self) -> Result<(), Error> {
        self.certificates()
            .windows(2)
            .try_for_each(|pair| match pair {
                [subject, issuer]
                    if subject.verify_signature(issuer) == Err(pkcs10::Error::Signature) =>
                {
                    Err(Error::BrokenChain {
                        subject: subject.subject(),
                    })
                }
                _ => Ok(()),
            })
    }
}

/// A certificate as it was signed: bytes, not fields.
#[derive(Sequence)]
struct Signed<'a> {
    certificate: AnyRef<'a>,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

impl Certificate {
    /// Whether it is signed by the key of the other, and by the algorithm that it says inside.
    pub(super) fn verify_signature(&self, issuer: &Self) -> Result<(), pkcs10::Error> {
        let signed = Signed::from_der(self.to_der()).map_err(|_| pkcs10::Error::Signature)?;
        let message = signed
            .certificate
            .to_der()
            .map_err(|_| pkcs10::Error::Signature)?;
        if signed.algorithm != *self.contents().signature() {
            return Err(pkcs10::Error::Signature);
        }
        pkcs10::verify_signature(
            issuer.public_key(),
            &signed.algorithm,
            &message,
            &signed.signature,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = include_str!("../../tests/vectors/chain/root.pem");
    const INTERMEDIATE: &str = include_str!("../../tests/vectors/chain/intermediate.pem");
    const LEAF: &str = include_str!("../../tests/vectors/chain/leaf.pem");

    #[test]
    fn a_chain_that_was_issued_is_accepted() {
        let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE, ROOT].concat()).expect("a chain");

        assert_eq!(chain.verify_signatures(), Ok(()));
    }

    #[test]
    fn a_changed_certificate_is_refused() {
        let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
        let mut der = chain.leaf().to_der().to_vec();
        let name = der
            .windows(3)
            .rposition(|window| window == b"WWW")
            .expect("the name");
        der[name] = b'V';
        let forged = Certificate::from_der(&der).expect("a certificate").to_pem();

        let chain = CertificateChain::parse(&[&forged, INTERMEDIATE].concat()).expect("a chain");

        let subject = "CN=www.example.com".to_owned();
        assert_eq!(
            chain.verify_signatures(),
            Err(Error::BrokenChain { subject })
        );
    }
}
