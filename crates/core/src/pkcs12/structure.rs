//! What a PKCS#12 container consists of (RFC 7292, section 4; RFC 5652, sections 4 and 8).

use const_oid::db::rfc5911::{ID_DATA, ID_ENCRYPTED_DATA};
use der::{
    Any, Sequence,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
};
use x509_cert::{attr::Attribute, spki::AlgorithmIdentifierOwned};

/// `PFX`.
#[derive(Sequence)]
pub(super) struct Pfx {
    version: u8,
    contents: Content,
    authentication: Authentication,
}

impl Pfx {
    /// Around an `AuthenticatedSafe` in DER.
    pub(super) fn new(contents: &[u8], authentication: Authentication) -> der::Result<Self> {
        const V3: u8 = 3;
        Ok(Self {
            version: V3,
            contents: Content::of_bytes(contents)?,
            authentication,
        })
    }
}

/// `ContentInfo`.
#[derive(Sequence)]
pub(super) struct Content {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: Any,
}

impl Content {
    /// `SafeContents` or an `AuthenticatedSafe` as it is.
    pub(super) fn of_bytes(der: &[u8]) -> der::Result<Self> {
        Ok(Self {
            kind: ID_DATA,
            content: Any::encode_from(&OctetString::new(der)?)?,
        })
    }

    /// `SafeContents` that are encrypted.
    pub(super) fn of(data: &EncryptedData) -> der::Result<Self> {
        Ok(Self {
            kind: ID_ENCRYPTED_DATA,
            content: Any::encode_from(data)?,
        })
    }
}

/// `EncryptedData`.
#[derive(Sequence)]
pub(super) struct EncryptedData {
    version: u8,
    content: EncryptedContent,
}

/// `EncryptedContentInfo`.
#[derive(Sequence)]
struct EncryptedContent {
    kind: ObjectIdentifier,
    algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    content: OctetString,
}

impl EncryptedData {
    pub(super) fn new(encrypted: Encrypted) -> der::Result<Self> {
        const V0: u8 = 0;
        let Encrypted { algorithm, data } = encrypted;
        Ok(Self {
            version: V0,
            content: EncryptedContent {
                kind: ID_DATA,
                algorithm,
                content: data,
            },
        })
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5958, section 3), and the parts of an [`EncryptedData`].
#[derive(Sequence)]
pub(super) struct Encrypted {
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) data: OctetString,
}

/// `SafeBag`.
#[derive(Sequence)]
pub(super) struct SafeBag {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    value: Any,
    #[asn1(optional = "true")]
    attributes: Option<SetOfVec<Attribute>>,
}

impl SafeBag {
    /// `pkcs8ShroudedKeyBag`.
    pub(super) fn shrouded_key(
        key: &Encrypted,
        attributes: SetOfVec<Attribute>,
    ) -> der::Result<Self> {
        Ok(Self {
            kind: ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2"),
            value: Any::encode_from(key)?,
            attributes: Some(attributes),
        })
    }

    /// `certBag`.
    pub(super) fn certificate(
        certificate: &CertificateBag,
        attributes: Option<SetOfVec<Attribute>>,
    ) -> der::Result<Self> {
        Ok(Self {
            kind: ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3"),
            value: Any::encode_from(certificate)?,
            attributes,
        })
    }
}

/// `CertBag`.
#[derive(Sequence)]
pub(super) struct CertificateBag {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    certificate: OctetString,
}

impl CertificateBag {
    /// Around an X.509 certificate in DER.
    pub(super) fn new(certificate: &[u8]) -> der::Result<Self> {
        Ok(Self {
            kind: ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1"),
            certificate: OctetString::new(certificate)?,
        })
    }
}

/// `MacData`.
#[derive(Sequence)]
pub(super) struct Authentication {
    pub(super) digest: DigestInfo,
    pub(super) salt: OctetString,
    pub(super) iterations: u32,
}

/// `DigestInfo` (RFC 8017, appendix A.2.4).
#[derive(Sequence)]
pub(super) struct DigestInfo {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

impl DigestInfo {
    pub(super) fn new(hash: ObjectIdentifier, digest: &[u8]) -> der::Result<Self> {
        Ok(Self {
            algorithm: AlgorithmIdentifierOwned {
                oid: hash,
                parameters: Some(Any::null()),
            },
            digest: OctetString::new(digest)?,
        })
    }
}
