//! Certificate chains: a server's certificate and the ones above it, in that order.

#[cfg(feature = "requests")]
mod complete;
#[cfg(feature = "requests")]
mod constraints;
mod problem;
#[cfg(feature = "requests")]
mod signatures;
#[cfg(feature = "requests")]
mod verify;

use pem_rfc7468::LineEnding;

pub use problem::ChainProblem;

use crate::{Certificate, Error, Fingerprint, pem};

/// A server's certificate (the leaf), then each one's issuer.
///
/// The order is found by names and key identifiers; whether each is signed by the next is another
/// question, answered by `verify_signatures` (feature `requests`).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificateChain(Vec<Certificate>);

impl CertificateChain {
    /// Reads the PEM blocks of a text, in any order, with or without text between them. A
    /// certificate may be there twice.
    ///
    /// # Errors
    /// - [`Error::PrivateKeyInChain`]: a block is labelled as a private key.
    /// - [`Error::InvalidCertificatePem`]: no block, a broken one, or one with another label.
    /// - [`Error::InvalidCertificate`]: a block holds no certificate.
    /// - [`Error::SeveralLeaves`], [`Error::UnrelatedCertificate`]: they form no chain.
    pub fn parse(text: &str) -> Result<Self, Error> {
        order(Certificate::parse_all(text)?).map(Self)
    }

    /// Reads what a file holds: PEM as [`parse`](Self::parse) does, or one certificate in DER.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn read(content: &[u8]) -> Result<Self, Error> {
        match std::str::from_utf8(content) {
            Ok(text) => Self::parse(text),
            Err(_) => Certificate::from_der(content)
                .map(|leaf| Self(vec![leaf]))
                .map_err(|_| Error::InvalidCertificate { position: 1 }),
        }
    }

    /// A server's certificate alone.
    #[cfg(feature = "keys")]
    pub(crate) fn of_leaf(leaf: Certificate) -> Self {
        Self(vec![leaf])
    }

    /// The chain as PEM blocks, leaf first, each line ending with a line feed.
    #[must_use]
    pub fn to_pem(&self) -> String {
        self.0.iter().map(Certificate::to_pem).collect()
    }

    /// The server's certificate.
    #[must_use]
    pub fn leaf(&self) -> &Certificate {
        &self.0[0]
    }

    /// All of them, leaf first.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.0
    }

    /// Whether the leaf is for the key with this fingerprint.
    #[must_use]
    pub fn matches(&self, key: &Fingerprint) -> bool {
        self.leaf().public_key_fingerprint() == *key
    }
}

impl Certificate {
    /// Reads the PEM blocks of a text that belong to no chain, such as a list of roots, in their
    /// order. Of one that is there twice, the first is taken.
    ///
    /// # Errors
    /// - [`Error::PrivateKeyInChain`]: a block is labelled as a private key.
    /// - [`Error::InvalidCertificatePem`]: a broken block, or one with another label.
    /// - [`Error::InvalidCertificate`]: a block holds no certificate.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, Error> {
        if text.contains(PRIVATE_KEY) {
            return Err(Error::PrivateKeyInChain);
        }
        let mut certificates = Vec::new();
        for (index, block) in pem::blocks(text).enumerate() {
            let der = block
                .filter(|block| block.label == CERTIFICATE)
                .and_then(|block| block.decode())
                .ok_or(Error::InvalidCertificatePem)?;
            let certificate = Self::from_der(&der).map_err(|_| Error::InvalidCertificate {
                position: index + 1,
            })?;
            if !certificates.contains(&certificate) {
                certificates.push(certificate);
            }
        }
        Ok(certificates)
    }

    /// The certificate as one PEM block, each line ending with a line feed.
    #[must_use]
    #[expect(
        clippy::missing_panics_doc,
        reason = "the label is valid, the length was read"
    )]
    pub fn to_pem(&self) -> String {
        pem_rfc7468::encode_string(CERTIFICATE, LineEnding::LF, self.to_der())
            .expect("the label is valid and a certificate that was read is not too long")
    }
}

const CERTIFICATE: &str = "CERTIFICATE";

/// In the label of every form of private key, encrypted or not.
const PRIVATE_KEY: &str = "PRIVATE KEY";

/// The certificates from the leaf upwards. A second one of an issuer that is there already, such
/// as a root beside its cross-signed twin, is left out. Of several that may come next, the first of
/// the text does, so that a chain that was written is read the same again.
fn order(mut rest: Vec<Certificate>) -> Result<Vec<Certificate>, Error> {
    let mut chain = vec![rest.remove(leaf_position(&rest)?)];
    while let Some(position) = issuer_position(&rest, &chain[chain.len() - 1]) {
        chain.push(rest.remove(position));
    }
    let is_second = |other: &Certificate| chain.iter().any(|below| below.names_as_issuer(other));
    match rest.iter().find(|other| !is_second(other)) {
        None => Ok(chain),
        Some(other) => Err(Error::UnrelatedCertificate {
            subject: other.subject(),
        }),
    }
}

/// The one that issued no other. If there are several, it is the only one that may not.
fn leaf_position(certificates: &[Certificate]) -> Result<usize, Error> {
    let issued_another = |issuer: &Certificate| {
        certificates
            .iter()
            .any(|other| other != issuer && other.names_as_issuer(issuer))
    };
    let ends: Vec<usize> = (0..certificates.len())
        .filter(|&position| !issued_another(&certificates[position]))
        .collect();
    let leaves: Vec<usize> = ends
        .iter()
        .copied()
        .filter(|&end| !certificates[end].is_authority())
        .collect();
    match (leaves.as_slice(), ends.as_slice()) {
        ([leaf], _) | ([], [leaf]) => Ok(*leaf),
        ([], []) if certificates.is_empty() => Err(Error::InvalidCertificatePem),
        ([], _) => Err(Error::UnrelatedCertificate {
            subject: certificates[0].subject(),
        }),
        _ => Err(Error::SeveralLeaves),
    }
}

/// One that another issued is preferred, since more may follow. Above one that issued itself there
/// is none.
fn issuer_position(candidates: &[Certificate], subject: &Certificate) -> Option<usize> {
    if subject.names_as_issuer(subject) {
        return None;
    }
    let issuers = || (0..candidates.len()).filter(|&i| subject.names_as_issuer(&candidates[i]));
    issuers()
        .find(|&i| !candidates[i].names_as_issuer(&candidates[i]))
        .or_else(|| issuers().next())
}
