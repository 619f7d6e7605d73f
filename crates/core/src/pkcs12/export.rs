//! Writing PKCS#12 containers.

use der::{
    Decode, Encode, Tag,
    asn1::{Any, AnyRef, BmpString, ObjectIdentifier, OctetString, OctetStringRef, SetOfVec},
};
use rand_core::TryCryptoRng;
use sha1::{Digest, Sha1};
use x509_cert::{attr::Attribute, spki::AlgorithmIdentifierRef};
use zeroize::Zeroizing;

use super::{
    authentication::Hash,
    structure::{Authentication, CertificateBag, Content, DigestInfo, Pfx, SafeBag},
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
        let key = encryption.encrypt(passphrase, &self.export_der()?, rng)?;
        let certificates =
            certificate_safe(chain, &attributes).map_err(|_| Error::KeyNotExported)?;
        let certificates = encryption.encrypt(passphrase, &certificates, rng)?;
        let contents = key
            .to_private_key_info()
            .and_then(|key| {
                let key = bag(SafeBag::SHROUDED_KEY, &key, Some(&attributes))?;
                let certificates = certificates.to_encrypted_data()?;
                let certificates = Content::of_encrypted(&certificates)?;
                vec![certificates, Content::of_bytes(&safe_contents(&[key])?)?].to_der()
            })
            .map_err(|_| Error::KeyNotExported)?;
        match encryption {
            Pkcs12Encryption::Modern => container(
                Hash::Sha256,
                passphrase,
                &random::<16>(rng)?,
                encryption,
                &contents,
            ),
            Pkcs12Encryption::Windows2016 => container(
                Hash::Sha1,
                passphrase,
                &random::<8>(rng)?,
                encryption,
                &contents,
            ),
        }
        .map(Zeroizing::new)
        .map_err(|_| Error::KeyNotExported)
    }
}

/// `PFX` in DER.
fn container(
    hash: Hash,
    passphrase: &str,
    salt: &[u8],
    encryption: Pkcs12Encryption,
    contents: &[u8],
) -> der::Result<Vec<u8>> {
    let iterations = encryption.iterations();
    let digest = hash.authenticate(passphrase, salt, iterations, contents);
    let algorithm = AlgorithmIdentifierRef {
        oid: hash.oid(),
        parameters: Some(AnyRef::NULL),
    };
    let digest = OctetStringRef::new(&digest)?;
    let pfx = Pfx {
        version: Pfx::V3,
        contents: Content::of_bytes(contents)?,
        authentication: Some(Authentication {
            digest: DigestInfo { algorithm, digest },
            salt: OctetStringRef::new(salt)?,
            iterations,
        }),
    };
    pfx.to_der()
}

/// A bag in DER, from its value and, for key and leaf, its attributes, both in DER.
fn bag(kind: ObjectIdentifier, value: &[u8], attributes: Option<&[u8]>) -> der::Result<Vec<u8>> {
    let bag = SafeBag {
        kind,
        value: AnyRef::from_der(value)?,
        attributes: attributes.map(AnyRef::from_der).transpose()?,
    };
    bag.to_der()
}

/// `SafeContents` in DER, from bags in DER.
fn safe_contents(bags: &[Vec<u8>]) -> der::Result<Vec<u8>> {
    AnyRef::new(Tag::Sequence, &bags.concat())?.to_der()
}

fn certificate_safe(chain: &CertificateChain, leaf: &[u8]) -> der::Result<Vec<u8>> {
    let certificates = chain.certificates().iter().enumerate();
    let bags: der::Result<Vec<_>> = certificates
        .map(|(index, certificate)| {
            let value = CertificateBag::new(certificate.to_der())?.to_der()?;
            bag(SafeBag::CERTIFICATE, &value, (index == 0).then_some(leaf))
        })
        .collect();
    safe_contents(&bags?)
}

/// `friendlyName` and `localKeyId` (RFC 2985, section 5.5) in DER.
fn names(name: &str, leaf: &Certificate) -> der::Result<Vec<u8>> {
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
    let names = SetOfVec::try_from([
        attribute(FRIENDLY_NAME, name)?,
        attribute(LOCAL_KEY_ID, Any::encode_from(&id)?)?,
    ])?;
    names.to_der()
}
