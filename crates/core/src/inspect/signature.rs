//! The signature of a request.

use der::{
    Decode,
    asn1::{BitString, ObjectIdentifier},
};
use pkcs10::verify_signature;
use serde::Serialize;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::{
    Finding,
    ber::{self, Reader, Value},
    oid,
};

/// The signature of a request.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedSignature {
    /// How it was made, such as `ECDSA with SHA-256`.
    pub algorithm: String,
    /// Whether it proves that the key's holder made the request.
    pub status: SignatureStatus,
}

/// Whether a signature is by the key in the request.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureStatus {
    /// It is.
    Valid,
    /// It is not.
    Invalid,
    /// It cannot be told: the algorithm is not known or too weak, or is not one for the key.
    Unchecked,
}

/// The parts that a signature is about.
pub(super) struct Signed<'a> {
    pub(super) info: Value<'a>,
    pub(super) key: Value<'a>,
    pub(super) algorithm: Value<'a>,
    pub(super) signature: Value<'a>,
}

/// `None` if algorithm or signature are not of their type.
pub(super) fn read(
    signed: &Signed<'_>,
    reader: &mut Reader,
    findings: &mut Vec<Finding>,
) -> Option<InspectedSignature> {
    let mut algorithm = reader.all(signed.algorithm.content)?.into_iter();
    let kind = algorithm.next()?;
    let kind = (kind.tag == ber::OBJECT_IDENTIFIER)
        .then(|| ObjectIdentifier::from_bytes(kind.content).ok())
        .flatten()?;
    let hash = weak_hash(&kind, algorithm.next(), reader);
    let algorithm = oid::name(&kind);
    let status = verify(signed)?;
    match (status, hash) {
        (_, Some(hash)) => findings.push(Finding::WeakSignatureHash { hash }),
        (SignatureStatus::Valid, None) => {}
        (SignatureStatus::Invalid, None) => findings.push(Finding::InvalidSignature),
        (SignatureStatus::Unchecked, None) => findings.push(Finding::UncheckedSignature {
            algorithm: algorithm.clone(),
        }),
    }
    Some(InspectedSignature { algorithm, status })
}

/// The hash, if it is one that proves nothing. RSA-PSS without a hash means SHA-1 (RFC 8017,
/// appendix A.2.3).
fn weak_hash(
    kind: &ObjectIdentifier,
    parameters: Option<Value<'_>>,
    reader: &mut Reader,
) -> Option<&'static str> {
    use const_oid::db::rfc5912 as oid;

    match *kind {
        oid::MD_2_WITH_RSA_ENCRYPTION => Some("MD2"),
        oid::MD_5_WITH_RSA_ENCRYPTION => Some("MD5"),
        oid::SHA_1_WITH_RSA_ENCRYPTION | ECDSA_WITH_SHA_1 | oid::DSA_WITH_SHA_1 => Some("SHA-1"),
        oid::ID_RSASSA_PSS => {
            let parameters = parameters.and_then(|parameters| reader.all(parameters.content));
            let hash = parameters
                .iter()
                .flatten()
                .any(|part| part.tag == ber::CONTEXT_0);
            (!hash).then_some("SHA-1")
        }
        _ => None,
    }
}

/// `ecdsa-with-SHA1` (RFC 3279, section 2.2.3).
const ECDSA_WITH_SHA_1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.1");

fn verify(signed: &Signed<'_>) -> Option<SignatureStatus> {
    if signed.signature.tag != ber::BIT_STRING || signed.signature.content.is_empty() {
        return None;
    }
    let parts = (
        SubjectPublicKeyInfoOwned::from_der(signed.key.bytes),
        AlgorithmIdentifierOwned::from_der(signed.algorithm.bytes),
        BitString::from_der(signed.signature.bytes),
    );
    let (Ok(key), Ok(algorithm), Ok(signature)) = parts else {
        return Some(SignatureStatus::Unchecked);
    };
    Some(
        match verify_signature(&key, &algorithm, signed.info.bytes, &signature) {
            Ok(()) => SignatureStatus::Valid,
            Err(pkcs10::Error::Signature) => SignatureStatus::Invalid,
            Err(_) => SignatureStatus::Unchecked,
        },
    )
}
