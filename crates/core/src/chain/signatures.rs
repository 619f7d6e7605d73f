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
                [subject, issuer] if !may_be_signed_by(subject, issuer) => {
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

fn may_be_signed_by(subject: &Certificate, issuer: &Certificate) -> bool {
    let Ok(signed) = Signed::from_der(subject.to_der()) else {
        return false;
    };
    let Ok(message) = signed.certificate.to_der() else {
        return false;
    };
    let verified = pkcs10::verify_signature(
        issuer.public_key(),
        &signed.algorithm,
        &message,
        &signed.signature,
    );
    verified != Err(pkcs10::Error::Signature)
}
