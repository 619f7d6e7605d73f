//! Requests that are complete and signed.

use std::collections::BTreeSet;

use const_oid::AssociatedOid;
use der::{Decode, Encode};
use pem_rfc7468::{Decoder, LineEnding};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    attr::{Attribute, Attributes},
    ext::Extension,
    name::Name,
    request::{CertReq, ExtensionReq},
};

use crate::{Error, verify_signature};

/// A certification request (RFC 2986) that was parsed strictly, or signed by a
/// [`RequestBuilder`](crate::RequestBuilder).
///
/// Its bytes are the only ones that DER has for it; no attribute and no extension is there twice.
/// Whether the signature is right is not known before [`verify`](Self::verify).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificationRequest {
    der: Vec<u8>,
    parsed: CertReq,
    extensions: Vec<Extension>,
}

impl CertificationRequest {
    /// Reads a text that is one PEM block (RFC 7468) with the label `CERTIFICATE REQUEST`; only
    /// white space may stand around it.
    ///
    /// # Errors
    /// [`Error::Pem`], or as [`from_der`](Self::from_der).
    pub fn from_pem(text: &str) -> Result<Self, Error> {
        let text = text.trim_ascii();
        if !text.starts_with(BEGIN) {
            return Err(Error::Pem);
        }
        let mut decoder = Decoder::new_detect_wrap(text.as_bytes()).map_err(|_| Error::Pem)?;
        if decoder.type_label() != LABEL {
            return Err(Error::Pem);
        }
        let mut der = Vec::new();
        decoder.decode_to_end(&mut der).map_err(|_| Error::Pem)?;
        Self::from_der(&der)
    }

    /// Reads bytes that are one request, and nothing else.
    ///
    /// # Errors
    /// - [`Error::Der`]: they are not, or the version is not v1.
    /// - [`Error::NotCanonical`]: DER has other bytes for this request.
    /// - [`Error::DuplicateAttribute`], [`Error::ExtensionRequest`],
    ///   [`Error::DuplicateExtension`]: its attributes do not fit together.
    pub fn from_der(bytes: &[u8]) -> Result<Self, Error> {
        let parsed = CertReq::from_der(bytes).map_err(|_| Error::Der)?;
        refuse_duplicate_attributes(&parsed.info.attributes)?;
        let extensions = read_extensions(&parsed.info.attributes)?;
        refuse_duplicate_extensions(&extensions)?;
        if parsed.to_der().as_deref() != Ok(bytes) {
            return Err(Error::NotCanonical);
        }
        Ok(Self {
            der: bytes.to_vec(),
            parsed,
            extensions,
        })
    }

    /// What was just signed, with the extensions that are in its attributes. It is not read again:
    /// whoever only makes requests does not need the code for that.
    ///
    /// # Errors
    /// [`Error::DuplicateAttribute`], [`Error::DuplicateExtension`], [`Error::Encoding`].
    pub(crate) fn signed(parsed: CertReq, extensions: Vec<Extension>) -> Result<Self, Error> {
        refuse_duplicate_attributes(&parsed.info.attributes)?;
        refuse_duplicate_extensions(&extensions)?;
        Ok(Self {
            der: parsed.to_der().map_err(|_| Error::Encoding)?,
            parsed,
            extensions,
        })
    }

    /// The request as one PEM block, each line ending with a line feed.
    #[must_use]
    #[expect(
        clippy::missing_panics_doc,
        reason = "the label is valid, the length was read"
    )]
    pub fn to_pem(&self) -> String {
        pem_rfc7468::encode_string(LABEL, LineEnding::LF, &self.der)
            .expect("the label is valid and a request that was read is not too long")
    }

    /// The request in DER.
    #[must_use]
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Checks that the request is signed by the key in it, as proof that whoever made it holds
    /// the private key.
    ///
    /// # Errors
    /// As [`verify_signature`].
    pub fn verify(&self) -> Result<(), Error> {
        let message = self.parsed.info.to_der().map_err(|_| Error::Encoding)?;
        verify_signature(
            self.public_key(),
            self.signature_algorithm(),
            &message,
            &self.parsed.signature,
        )
    }

    /// Whom the certificate should name.
    #[must_use]
    pub const fn subject(&self) -> &Name {
        &self.parsed.info.subject
    }

    /// The key that the certificate should be for.
    #[must_use]
    pub const fn public_key(&self) -> &SubjectPublicKeyInfoOwned {
        &self.parsed.info.public_key
    }

    /// Every attribute, the `extensionRequest` among them.
    #[must_use]
    pub const fn attributes(&self) -> &Attributes {
        &self.parsed.info.attributes
    }

    /// The extensions that the certificate should have.
    #[must_use]
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// The extension of this type, if it is asked for, such as
    /// [`SubjectAltName`](x509_cert::ext::pkix::SubjectAltName).
    ///
    /// # Errors
    /// [`Error::Extension`]: it does not hold what its type says.
    pub fn extension<'a, E>(&'a self) -> Result<Option<E>, Error>
    where
        E: Decode<'a> + AssociatedOid,
    {
        self.extensions
            .iter()
            .find(|extension| extension.extn_id == E::OID)
            .map(|extension| E::from_der(extension.extn_value.as_bytes()))
            .transpose()
            .map_err(|_| Error::Extension { oid: E::OID })
    }

    /// How the request says that it is signed.
    #[must_use]
    pub const fn signature_algorithm(&self) -> &AlgorithmIdentifierOwned {
        &self.parsed.algorithm
    }
}

const LABEL: &str = "CERTIFICATE REQUEST";
const BEGIN: &str = "-----BEGIN ";

fn refuse_duplicate_attributes(attributes: &Attributes) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for Attribute { oid, .. } in attributes.iter() {
        if !seen.insert(oid) {
            return Err(Error::DuplicateAttribute { oid: *oid });
        }
    }
    Ok(())
}

fn refuse_duplicate_extensions(extensions: &[Extension]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for Extension { extn_id, .. } in extensions {
        if !seen.insert(extn_id) {
            return Err(Error::DuplicateExtension { oid: *extn_id });
        }
    }
    Ok(())
}

/// The extensions in these attributes.
fn read_extensions(attributes: &Attributes) -> Result<Vec<Extension>, Error> {
    let Some(attribute) = attributes
        .iter()
        .find(|attribute| attribute.oid == ExtensionReq::OID)
    else {
        return Ok(Vec::new());
    };
    read_extension_request(attribute)
}

/// The one value of an `extensionRequest`: at least one extension, in canonical DER.
fn read_extension_request(attribute: &Attribute) -> Result<Vec<Extension>, Error> {
    let [value] = attribute.values.as_slice() else {
        return Err(Error::ExtensionRequest);
    };
    let extensions: Vec<Extension> = value.decode_as().map_err(|_| Error::ExtensionRequest)?;
    if extensions.is_empty() {
        return Err(Error::ExtensionRequest);
    }
    if extensions.to_der() != value.to_der() {
        return Err(Error::NotCanonical);
    }
    Ok(extensions)
}
