//! Signatures that are right, and the many ways to be nearly right: each request with the word
//! for what is wrong with it.

mod ecdsa;
mod ed25519;
mod rsa;

use pkcs10::{
    RequestBuilder,
    x509_cert::{
        der::{
            Decode, Encode,
            asn1::{BitString, ObjectIdentifier},
        },
        request::{CertReq, CertReqInfo},
        spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned},
    },
};

/// A request and how it is called.
pub(crate) struct Vector {
    pub(crate) name: String,
    pub(crate) der: Vec<u8>,
    pub(crate) valid: bool,
}

pub(crate) fn all() -> Vec<Vector> {
    let mut vectors = ecdsa::vectors();
    vectors.extend(ed25519::vectors());
    vectors.extend(rsa::vectors());
    vectors
}

/// Collects the vectors of one kind of key.
struct Collection {
    kind: &'static str,
    info: CertReqInfo,
    vectors: Vec<Vector>,
}

impl Collection {
    fn new(kind: &'static str, public_key: SubjectPublicKeyInfoOwned) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
        let request = RequestBuilder::new("CN=example.com".parse().expect("a name"))
            .sign::<_, ed25519_dalek::Signature>(&key)
            .expect("a request");
        let mut info = CertReq::from_der(request.to_der()).expect("a request").info;
        info.public_key = public_key;
        Self {
            kind,
            info,
            vectors: Vec::new(),
        }
    }

    fn message(&self) -> Vec<u8> {
        self.info.to_der().expect("DER")
    }

    fn add(
        &mut self,
        valid: bool,
        what: &str,
        algorithm: &AlgorithmIdentifierOwned,
        signature: &[u8],
    ) {
        let request = CertReq {
            info: self.info.clone(),
            algorithm: algorithm.clone(),
            signature: BitString::from_bytes(signature).expect("bits"),
        };
        self.vectors.push(Vector {
            name: format!("{}-{what}", self.kind),
            der: request.to_der().expect("DER"),
            valid,
        });
    }
}

fn algorithm(oid: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: ObjectIdentifier::new_unwrap(oid),
        parameters: None,
    }
}

/// One value of ASN.1 in DER.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).expect("a short value");
    let header = match length {
        0x80.. => vec![tag, 0x81, length],
        _ => vec![tag, length],
    };
    [&header, content].concat()
}
