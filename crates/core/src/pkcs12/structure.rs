//! What a PKCS#12 container consists of (RFC 7292, section 4; RFC 5652, sections 4 and 8), in DER.

use const_oid::db::rfc5911::{ID_DATA, ID_ENCRYPTED_DATA};
use der::{
    Decode, Sequence, Tag,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use x509_cert::spki::AlgorithmIdentifierRef;

/// `PFX`.
#[derive(Sequence)]
pub(super) struct Pfx<'a> {
    pub(super) version: u8,
    pub(super) contents: Content<'a>,
    #[asn1(optional = "true")]
    pub(super) authentication: Option<Authentication<'a>>,
}

impl Pfx<'_> {
    pub(super) const V3: u8 = 3;
}

/// `ContentInfo`.
#[derive(Sequence)]
pub(super) struct Content<'a> {
    pub(super) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) content: AnyRef<'a>,
}

impl<'a> Content<'a> {
    /// `SafeContents` or an `AuthenticatedSafe` as it is.
    pub(super) fn of_bytes(der: &'a [u8]) -> der::Result<Self> {
        Ok(Self {
            kind: ID_DATA,
            content: OctetStringRef::new(der)?.into(),
        })
    }

    /// `SafeContents` in an `EncryptedData` in DER.
    pub(super) fn of_encrypted(der: &'a [u8]) -> der::Result<Self> {
        Ok(Self {
            kind: ID_ENCRYPTED_DATA,
            content: AnyRef::from_der(der)?,
        })
    }
}

/// `EncryptedData`.
#[derive(Sequence)]
pub(super) struct EncryptedData<'a> {
    version: u8,
    pub(super) content: EncryptedContent<'a>,
}

impl<'a> EncryptedData<'a> {
    pub(super) fn new(encrypted: &Encrypted<'a>) -> der::Result<Self> {
        const V0: u8 = 0;
        Ok(Self {
            version: V0,
            content: EncryptedContent {
                kind: ID_DATA,
                algorithm: encrypted.algorithm,
                content: AnyRef::new(EncryptedContent::TAG, encrypted.data.as_bytes())?,
            },
        })
    }
}

/// `EncryptedContentInfo`.
#[derive(Sequence)]
pub(super) struct EncryptedContent<'a> {
    kind: ObjectIdentifier,
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    /// `[0] IMPLICIT OCTET STRING`, which BER may have in parts.
    content: AnyRef<'a>,
}

impl EncryptedContent<'_> {
    const TAG: Tag = content_tag(false);

    /// The encrypted bytes.
    pub(super) fn data(&self) -> der::Result<Vec<u8>> {
        const PARTS: Tag = content_tag(true);
        let content = self.content.value();
        match self.content.header().tag() {
            Self::TAG => Ok(content.to_vec()),
            PARTS => {
                let mut data = Vec::with_capacity(content.len());
                for part in Values(content) {
                    data.extend_from_slice(part?.decode_as::<&OctetStringRef>()?.as_bytes());
                }
                Ok(data)
            }
            other => Err(other.unexpected_error(Some(Self::TAG)).into()),
        }
    }
}

const fn content_tag(constructed: bool) -> Tag {
    Tag::ContextSpecific {
        constructed,
        number: der::TagNumber(0),
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5958, section 3), and the parts of an [`EncryptedData`].
#[derive(Sequence)]
pub(crate) struct Encrypted<'a> {
    pub(crate) algorithm: AlgorithmIdentifierRef<'a>,
    pub(crate) data: &'a OctetStringRef,
}

/// `SafeBag`.
#[derive(Sequence)]
pub(super) struct SafeBag<'a> {
    pub(super) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) value: AnyRef<'a>,
    /// A set of them.
    #[asn1(optional = "true")]
    pub(super) attributes: Option<AnyRef<'a>>,
}

impl SafeBag<'_> {
    /// `keyBag`
    pub(super) const KEY: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
    /// `pkcs8ShroudedKeyBag`
    pub(super) const SHROUDED_KEY: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
    /// `certBag`
    pub(super) const CERTIFICATE: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
    /// `safeContentsBag`
    pub(super) const SAFE_CONTENTS: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.6");
}

/// `CertBag`.
#[derive(Sequence)]
pub(super) struct CertificateBag<'a> {
    kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: AnyRef<'a>,
}

impl<'a> CertificateBag<'a> {
    const X509: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");

    /// Around an X.509 certificate in DER.
    pub(super) fn new(certificate: &'a [u8]) -> der::Result<Self> {
        Ok(Self {
            kind: Self::X509,
            content: OctetStringRef::new(certificate)?.into(),
        })
    }

    /// The X.509 certificate in DER; `None` if it is of another kind.
    pub(super) fn certificate(&self) -> Option<&'a [u8]> {
        let content = self.content.decode_as::<&OctetStringRef>().ok()?;
        (self.kind == Self::X509).then_some(content.as_bytes())
    }
}

/// `MacData`.
#[derive(Sequence)]
pub(super) struct Authentication<'a> {
    pub(super) digest: DigestInfo<'a>,
    pub(super) salt: &'a OctetStringRef,
    #[asn1(default = "one")]
    pub(super) iterations: u32,
}

const fn one() -> u32 {
    1
}

/// `DigestInfo` (RFC 8017, appendix A.2.4).
#[derive(Sequence)]
pub(super) struct DigestInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) digest: &'a OctetStringRef,
}

/// The values that bytes in DER are a sequence of. After an error there are no more.
pub(super) struct Values<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Values<'a> {
    type Item = der::Result<AnyRef<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let value = AnyRef::from_der_partial(self.0);
        self.0 = value.as_ref().map_or(&[][..], |(_, rest)| rest);
        Some(value.map(|(value, _)| value))
    }
}
