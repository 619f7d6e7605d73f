//! What was written is read the same again, whatever it asks for; no bytes are a panic.

use ed25519_dalek::SigningKey;
use pkcs10::{
    CertificationRequest, RequestBuilder,
    x509_cert::{
        attr::{Attribute, AttributeTypeAndValue},
        der::{
            Decode, Encode, Tag,
            asn1::{Any, ObjectIdentifier, OctetString, SetOfVec},
        },
        ext::Extension,
        name::{Name, RdnSequence, RelativeDistinguishedName},
    },
};
use proptest::{collection::vec, prelude::*};

proptest! {
    #[test]
    fn what_was_built_is_read_the_same_again(
        subject in vec(("[a-zà-ÿ一-鿋 ]{1,40}", 0_usize..4), 0..5),
        extensions in vec((any::<bool>(), vec(any::<u8>(), 0..300)), 0..5),
        attributes in vec(vec(any::<u8>(), 0..200), 0..4),
        seed in any::<[u8; 32]>(),
    ) {
        let mut builder = RequestBuilder::new(name(&subject));
        for (number, (critical, content)) in (1_u32..).zip(&extensions) {
            builder = builder
                .extension(Extension {
                    extn_id: private_oid(number),
                    critical: *critical,
                    extn_value: OctetString::new(content.as_slice()).expect("bytes"),
                })
                .expect("an extension");
        }
        for (number, content) in (1_u32..).zip(&attributes) {
            let value = Any::new(Tag::OctetString, content.as_slice()).expect("a value");
            builder = builder.attribute(Attribute {
                oid: private_oid(number),
                values: SetOfVec::try_from(vec![value]).expect("a set"),
            });
        }

        let request = builder
            .sign::<_, ed25519_dalek::Signature>(&SigningKey::from_bytes(&seed))
            .expect("a request");

        let from_pem = CertificationRequest::from_pem(&request.to_pem());
        let from_der = CertificationRequest::from_der(request.to_der());
        prop_assert_eq!(from_pem.as_ref(), Ok(&request));
        prop_assert_eq!(from_der.as_ref(), Ok(&request));
        prop_assert_eq!(request.verify(), Ok(()));
        prop_assert_eq!(request.subject(), &name(&subject));
        prop_assert_eq!(request.extensions().len(), extensions.len());
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in vec(any::<u8>(), 0..600)) {
        let _ = CertificationRequest::from_der(&bytes).map(|request| request.verify());
    }

    #[test]
    fn no_text_is_a_panic(inside in ".{0,200}", label in "[A-Z ]{0,30}") {
        let _ = CertificationRequest::from_pem(&inside);
        let text = format!("-----BEGIN {label}-----\n{inside}\n-----END {label}-----\n");
        let _ = CertificationRequest::from_pem(&text);
    }

    #[test]
    fn what_is_read_is_written_as_the_same_bytes(
        position in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = RequestBuilder::new(name(&[("example.com".to_owned(), 0)]))
            .sign::<_, ed25519_dalek::Signature>(&SigningKey::from_bytes(&[3; 32]))
            .expect("a request")
            .to_der()
            .to_vec();
        let position = position.index(bytes.len());
        bytes[position] = byte;

        if let Ok(request) = CertificationRequest::from_der(&bytes) {
            prop_assert_eq!(request.to_der(), bytes.as_slice());
            prop_assert_eq!(CertificationRequest::from_pem(&request.to_pem()), Ok(request));
        }
    }
}

fn name(entries: &[(String, usize)]) -> Name {
    const TYPES: [&str; 4] = ["2.5.4.3", "2.5.4.10", "2.5.4.11", "2.5.4.7"];
    let entries = entries.iter().map(|(text, kind)| {
        let entry = AttributeTypeAndValue {
            oid: ObjectIdentifier::new_unwrap(TYPES[*kind]),
            value: Any::new(Tag::Utf8String, text.as_bytes()).expect("a text"),
        };
        RelativeDistinguishedName::from(SetOfVec::try_from(vec![entry]).expect("a set"))
    });
    let entries = RdnSequence::from(entries.collect::<Vec<_>>());
    Name::from_der(&entries.to_der().expect("DER")).expect("a name")
}

/// RFC 5612: numbers for documentation.
fn private_oid(number: u32) -> ObjectIdentifier {
    ObjectIdentifier::from_arcs([1, 3, 6, 1, 4, 1, 32473, number]).expect("an identifier")
}
