//! Why a request was refused or could not be made.

use der::asn1::ObjectIdentifier;

/// Why a request was refused or could not be made.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not exactly one PEM block with the label `CERTIFICATE REQUEST`.
    #[error("the text is not one PEM block with the label `CERTIFICATE REQUEST`")]
    Pem,
    /// No `CertificationRequest` (RFC 2986, section 4), or something after it.
    #[error("the bytes are not one certification request in DER")]
    Der,
    /// A `CertificationRequest` that DER would write in other bytes.
    #[error("the certification request is not in canonical DER")]
    NotCanonical,
    /// Two attributes of one type.
    #[error("the attribute {oid} is there twice")]
    DuplicateAttribute {
        /// The attribute's type.
        oid: ObjectIdentifier,
    },
    /// An `extensionRequest` (RFC 2985, section 5.4.2) that is not one list of extensions.
    #[error("the attribute extensionRequest is not one list of extensions")]
    ExtensionRequest,
    /// Two extensions of one type.
    #[error("the extension {oid} is there twice")]
    DuplicateExtension {
        /// The extension's type.
        oid: ObjectIdentifier,
    },
    /// An extension that does not hold what its type says.
    #[error("the extension {oid} cannot be read")]
    Extension {
        /// The extension's type.
        oid: ObjectIdentifier,
    },
    /// A signature algorithm that [`verify_signature`](crate::verify_signature) does not know, or
    /// refuses to know, such as those with SHA-1.
    #[error("signatures by the algorithm {oid} are not verified")]
    UnsupportedAlgorithm {
        /// The algorithm.
        oid: ObjectIdentifier,
    },
    /// A signature algorithm with parameters that it does not have.
    #[error("the parameters of the signature algorithm {oid} are not supported")]
    AlgorithmParameters {
        /// The algorithm.
        oid: ObjectIdentifier,
    },
    /// A public key that cannot be read, or is not for the signature algorithm.
    #[error("the public key is not one for the signature algorithm")]
    PublicKey,
    /// The signature is not by this key over these bytes.
    #[error("the signature is not by the key in the request")]
    Signature,
    /// The request could not be written as DER.
    #[error("the certification request cannot be encoded")]
    Encoding,
    /// The signer refused.
    #[error("the certification request could not be signed")]
    Signing,
}
