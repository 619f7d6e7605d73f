//! Requests of any form, signed by an Ed25519 key over whatever bytes they have.

use ed25519_dalek::{Signer, SigningKey};
use pkcs10::x509_cert::der::{Encode, asn1::ObjectIdentifier};

/// The parts of a request, each in DER or in what a test wants instead.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) version: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) key: Vec<u8>,
    /// With its tag; empty if there are none.
    pub(crate) attributes: Vec<u8>,
    pub(crate) algorithm: Vec<u8>,
    pub(crate) signature: Option<Vec<u8>>,
}

pub(crate) const ED25519: &str = "1.3.101.112";
pub(crate) const EXTENSION_REQUEST: &str = "1.2.840.113549.1.9.14";
pub(crate) const COMMON_NAME: &str = "2.5.4.3";
pub(crate) const SUBJECT_ALT_NAME: &str = "2.5.29.17";
pub(crate) const UTF8: u8 = 0x0c;
pub(crate) const DNS: u8 = 0x82;

impl Draft {
    /// `www.example.net` as the common name and as the only alternative name.
    pub(crate) fn new() -> Self {
        Self::with_names("www.example.net", &[(DNS, b"www.example.net")])
    }

    pub(crate) fn with_names(common_name: &str, names: &[(u8, &[u8])]) -> Self {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        Self {
            version: vec![2, 1, 0],
            subject: subject(&[(COMMON_NAME, UTF8, common_name.as_bytes())]),
            key: spki(&[oid(ED25519)].concat(), key.as_bytes()),
            attributes: attributes(&[extension_request(&[alternative_names(names)])]),
            algorithm: sequence(&[oid(ED25519)]),
            signature: None,
        }
    }

    pub(crate) fn with_subject(entries: &[(&str, u8, &[u8])]) -> Self {
        let subject = subject(entries);
        Self {
            subject,
            ..Self::new()
        }
    }

    /// Beside the alternative names.
    pub(crate) fn with_extensions(extensions: &[Vec<u8>]) -> Self {
        let names = alternative_names(&[(DNS, b"www.example.net")]);
        let all = [&[names][..], extensions].concat();
        Self {
            attributes: attributes(&[extension_request(&all)]),
            ..Self::new()
        }
    }

    pub(crate) fn with_rsa_key(modulus: &[u8], exponent: &[u8]) -> Self {
        let algorithm = [oid("1.2.840.113549.1.1.1"), vec![5, 0]].concat();
        let key = sequence(&[unsigned(modulus), unsigned(exponent)]);
        Self {
            key: spki(&algorithm, &key),
            algorithm: sequence(&[oid("1.2.840.113549.1.1.11"), vec![5, 0]]),
            ..Self::new()
        }
    }

    pub(crate) fn info(&self) -> Vec<u8> {
        sequence(&[
            self.version.clone(),
            self.subject.clone(),
            self.key.clone(),
            self.attributes.clone(),
        ])
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        tlv(0x30, &self.content())
    }

    /// Without tag and length.
    pub(crate) fn content(&self) -> Vec<u8> {
        let info = self.info();
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = self
            .signature
            .clone()
            .unwrap_or_else(|| bits(&key.sign(&info).to_bytes()));
        [info, self.algorithm.clone(), signature].concat()
    }
}

pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let header = match length {
        0..0x80 => vec![tag, u8::try_from(length).expect("short")],
        _ => {
            let digits = length.to_be_bytes();
            let zeros = digits.iter().take_while(|digit| **digit == 0).count();
            let digits = &digits[zeros..];
            let count = u8::try_from(digits.len()).expect("short");
            [&[tag, 0x80 | count], digits].concat()
        }
    };
    [&header, content].concat()
}

pub(crate) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

pub(crate) fn set(mut members: Vec<Vec<u8>>) -> Vec<u8> {
    members.sort();
    tlv(0x31, &members.concat())
}

pub(crate) fn oid(text: &str) -> Vec<u8> {
    let oid = ObjectIdentifier::new(text).expect("an object identifier");
    oid.to_der().expect("DER")
}

pub(crate) fn bits(bytes: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], bytes].concat())
}

pub(crate) fn unsigned(bytes: &[u8]) -> Vec<u8> {
    match bytes {
        [0x80..=0xff, ..] => tlv(2, &[&[0], bytes].concat()),
        _ => tlv(2, bytes),
    }
}

pub(crate) fn spki(algorithm: &[u8], key: &[u8]) -> Vec<u8> {
    sequence(&[tlv(0x30, algorithm), bits(key)])
}

pub(crate) fn subject(entries: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let relative = |(kind, tag, text): &(&str, u8, &[u8])| set(vec![entry(kind, *tag, text)]);
    sequence(&entries.iter().map(relative).collect::<Vec<_>>())
}

pub(crate) fn entry(kind: &str, tag: u8, text: &[u8]) -> Vec<u8> {
    sequence(&[oid(kind), tlv(tag, text)])
}

pub(crate) fn attributes(attributes: &[Vec<u8>]) -> Vec<u8> {
    let mut attributes = attributes.to_vec();
    attributes.sort();
    tlv(0xa0, &attributes.concat())
}

pub(crate) fn attribute(kind: &str, value: Vec<u8>) -> Vec<u8> {
    sequence(&[oid(kind), set(vec![value])])
}

pub(crate) fn extension_request(extensions: &[Vec<u8>]) -> Vec<u8> {
    attribute(EXTENSION_REQUEST, sequence(extensions))
}

pub(crate) fn extension(kind: &str, critical: bool, content: &[u8]) -> Vec<u8> {
    let critical = if critical { vec![1, 1, 0xff] } else { vec![] };
    sequence(&[oid(kind), critical, tlv(4, content)])
}

pub(crate) fn alternative_names(names: &[(u8, &[u8])]) -> Vec<u8> {
    let names: Vec<_> = names.iter().map(|(tag, name)| tlv(*tag, name)).collect();
    extension(SUBJECT_ALT_NAME, false, &sequence(&names))
}

pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    pem_rfc7468::encode_string(label, pem_rfc7468::LineEnding::LF, der).expect("PEM")
}
