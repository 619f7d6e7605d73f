//! PKCS#12 containers (RFC 7292): a key, its certificate and the ones above it, under a passphrase.

mod cipher;
mod hash;
mod structure;

use der::{
    Encode,
    asn1::{Any, BmpString, ObjectIdentifier, OctetString, SetOfVec},
};
use hmac::{
    Hmac, KeyInit, Mac,
    digest::{Digest, block_api::EagerHash},
};
use rand_core::TryCryptoRng;
use sha1::Sha1;
use sha2::Sha256;
use x509_cert::attr::Attribute;
use zeroize::Zeroizing;

use self::structure::{
    Authentication, CertificateBag, Content, DigestInfo, EncryptedData, Pfx, SafeBag,
};
use crate::{Certificate, CertificateChain, Error, PrivateKey, random};

/// How a PKCS#12 container is encrypted and authenticated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pkcs12Encryption {
    /// PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256; HMAC-SHA-256.
    ///
    /// Read by OpenSSL 1.1 and newer, Java 8u301, 11.0.12 and 16, Windows Server 2019, Windows 10
    /// 1709, and whatever is newer.
    Modern,
    /// Triple DES by the PKCS#12 scheme with SHA-1; HMAC-SHA-1.
    ///
    /// For Windows Server 2016 and older, which call a modern container a wrong passphrase. Whoever
    /// has the file guesses passphrases faster.
    Windows2016,
}

impl Pkcs12Encryption {
    /// How often a passphrase is hashed: for the certificates, the key and the authentication,
    /// each time with another salt.
    ///
    /// Modern: as often as .NET takes from a file (`Pkcs12LoaderLimits`: 300 000 each, 1 000 000
    /// in all). Old: as often as Java did for years, whose files Windows reads.
    #[must_use]
    pub const fn iterations(self) -> u32 {
        match self {
            Self::Modern => 300_000,
            Self::Windows2016 => 50_000,
        }
    }
}

impl PrivateKey {
    /// The key and its chain as a PKCS#12 container in DER, under one passphrase. Key and leaf have
    /// `name` as their friendly name (Java: alias) and SHA-1 of the leaf as their local key id.
    ///
    /// # Errors
    /// - [`Error::CertificateMismatch`]: the chain is for another key.
    /// - [`Error::EmptyPassphrase`], [`Error::PassphraseNotAscii`]: not a passphrase for it.
    /// - [`Error::NoRandomness`]: `rng` failed.
    /// - [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_pkcs12(
        &self,
        chain: &CertificateChain,
        name: &str,
        passphrase: &str,
        encryption: Pkcs12Encryption,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.require_match(chain)?;
        if passphrase.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        if !passphrase.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(Error::PassphraseNotAscii);
        }
        let attributes = names(name, chain.leaf()).map_err(|_| Error::KeyNotExported)?;
        let key = self.export_der()?;
        let key = encryption.encrypt(passphrase, &key, rng)?;
        let key = SafeBag::shrouded_key(&key, attributes.clone());
        let certificates = certificate_bags(chain, &attributes)
            .and_then(|bags| bags.to_der())
            .map_err(|_| Error::KeyNotExported)?;
        let certificates = encryption.encrypt(passphrase, &certificates, rng)?;
        let contents = key
            .and_then(|key| {
                let certificates = Content::of(&EncryptedData::new(certificates)?)?;
                vec![certificates, Content::of_bytes(&vec![key].to_der()?)?].to_der()
            })
            .map_err(|_| Error::KeyNotExported)?;
        let authentication = match encryption {
            Pkcs12Encryption::Modern => {
                authenticate::<Sha256>(encryption, passphrase, &contents, &random::<16>(rng)?)
            }
            Pkcs12Encryption::Windows2016 => {
                authenticate::<Sha1>(encryption, passphrase, &contents, &random::<8>(rng)?)
            }
        };
        authentication
            .and_then(|authentication| Pfx::new(&contents, authentication)?.to_der())
            .map(Zeroizing::new)
            .map_err(|_| Error::KeyNotExported)
    }
}

/// `friendlyName` and `localKeyId` (RFC 2985, section 5.5).
fn names(name: &str, leaf: &Certificate) -> der::Result<SetOfVec<Attribute>> {
    const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
    const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");
    let name = Any::encode_from(&BmpString::from_utf8(name)?)?;
    let id = OctetString::new(Sha1::digest(leaf.to_der()).to_vec())?;
    let attribute = |oid, value| {
        Ok::<_, der::Error>(Attribute {
            oid,
            values: SetOfVec::try_from([value])?,
        })
    };
    SetOfVec::try_from([
        attribute(FRIENDLY_NAME, name)?,
        attribute(LOCAL_KEY_ID, Any::encode_from(&id)?)?,
    ])
}

fn certificate_bags(
    chain: &CertificateChain,
    leaf: &SetOfVec<Attribute>,
) -> der::Result<Vec<SafeBag>> {
    let attributes = |index| (index == 0).then(|| leaf.clone());
    let certificates = chain.certificates().iter().enumerate();
    certificates
        .map(|(index, certificate)| {
            let bag = CertificateBag::new(certificate.to_der())?;
            SafeBag::certificate(&bag, attributes(index))
        })
        .collect()
}

/// `MacData` (RFC 7292, section 4).
fn authenticate<D: EagerHash + Digest + const_oid::AssociatedOid>(
    encryption: Pkcs12Encryption,
    passphrase: &str,
    contents: &[u8],
    salt: &[u8],
) -> der::Result<Authentication>
where
    Hmac<D>: Mac + KeyInit,
{
    let mut key = Zeroizing::new(vec![0; <D as Digest>::output_size()]);
    let iterations = encryption.iterations();
    hash::hash::<D>(
        passphrase,
        salt,
        iterations,
        hash::Purpose::Authentication,
        &mut key,
    );
    let mut mac = <Hmac<D> as KeyInit>::new_from_slice(&key).map_err(|_| der::ErrorKind::Failed)?;
    mac.update(contents);
    Ok(Authentication {
        digest: DigestInfo::new(D::OID, &mac.finalize().into_bytes())?,
        salt: OctetString::new(salt)?,
        iterations,
    })
}
