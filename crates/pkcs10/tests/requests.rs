//! What is built can be read again and verified; what is not exactly that is refused.

#[path = "support/requests.rs"]
mod support;

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use pkcs10::{
    CertificationRequest, Error, RequestBuilder,
    x509_cert::{
        attr::Attribute,
        der::{
            Decode, Encode,
            asn1::{Any, BitString, ObjectIdentifier, SetOfVec},
            oid::{
                AssociatedOid,
                db::rfc5912::{ID_EC_PUBLIC_KEY, SHA_1_WITH_RSA_ENCRYPTION},
            },
        },
        ext::pkix::{BasicConstraints, SubjectAltName, name::DirectoryString},
        request::{
            CertReq, ExtensionReq,
            attributes::{AsAttribute, ChallengePassword},
        },
    },
};

use support::{builder, by_each_kind};

#[test]
fn what_every_kind_of_key_signs_is_read_again_and_verified() {
    for (kind, request) in by_each_kind() {
        let from_pem = CertificationRequest::from_pem(&request.to_pem());
        let from_der = CertificationRequest::from_der(request.to_der());

        assert_eq!(from_pem.as_ref(), Ok(&request), "{kind}");
        assert_eq!(from_der.as_ref(), Ok(&request), "{kind}");
        assert_eq!(request.verify(), Ok(()), "{kind}");
        assert_eq!(request.extensions().len(), 2, "{kind}");
        assert_eq!(
            request.subject().to_string(),
            "CN=example.com,O=Example",
            "{kind}"
        );
    }
}

#[test]
fn no_byte_can_be_changed() {
    for (kind, request) in by_each_kind() {
        let original = request.to_der();
        for position in 0..original.len() {
            for mask in [0x01, 0x80] {
                let mut changed = original.to_vec();
                changed[position] ^= mask;

                let verified =
                    CertificationRequest::from_der(&changed).and_then(|request| request.verify());

                assert!(verified.is_err(), "{kind}: byte {position} ^ {mask:#x}");
            }
        }
    }
}

#[test]
fn a_signature_by_another_key_is_refused() {
    let requests = by_each_kind();
    for (kind, request) in &requests {
        for (other_kind, other) in &requests {
            if request.public_key() == other.public_key() {
                continue;
            }
            let mut stolen = parts(request);
            let CertReq {
                algorithm,
                signature,
                ..
            } = parts(other);
            stolen.algorithm = algorithm;
            stolen.signature = signature;

            let verified = reassembled(&stolen).expect("well-formed").verify();

            assert!(
                matches!(verified, Err(Error::Signature | Error::PublicKey)),
                "{kind} with {other_kind}: {verified:?}"
            );
        }
    }
}

#[test]
fn bytes_of_any_kind_are_an_error_and_never_a_panic() {
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    for (_, request) in by_each_kind() {
        let original = request.to_der();
        for length in 0..original.len() {
            assert!(
                CertificationRequest::from_der(&original[..length]).is_err(),
                "{length}"
            );
        }
        for _ in 0..2000 {
            let mut changed = original.to_vec();
            for _ in 0..=rng.next_u32() % 8 {
                let position = rng.next_u32() as usize % changed.len();
                changed[position] = rng.next_u32().to_le_bytes()[0];
            }
            let _ = CertificationRequest::from_der(&changed).map(|request| request.verify());
        }
    }
    for length in 0..500 {
        let mut bytes = vec![0; length];
        rng.fill_bytes(&mut bytes);
        assert!(CertificationRequest::from_der(&bytes).is_err());
        assert!(CertificationRequest::from_pem(&String::from_utf8_lossy(&bytes)).is_err());
    }
}

#[test]
fn text_that_is_not_one_request_block_is_refused() {
    let pem = by_each_kind().swap_remove(5).1.to_pem();
    let body = pem.lines().nth(1).expect("a line");
    for text in [
        String::new(),
        "-----BEGIN CERTIFICATE REQUEST-----".to_owned(),
        pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"),
        pem.replace("CERTIFICATE REQUEST", "CERTIFICATE"),
        pem.replacen("CERTIFICATE REQUEST", "certificate request", 1),
        pem.replacen("END CERTIFICATE REQUEST", "END CERTIFICATE", 1),
        pem.replace(body, &format!("{body}!")),
        pem.replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\n\n"),
        format!("a request:\n{pem}"),
        format!("{pem}a request"),
        format!("{pem}{pem}"),
    ] {
        assert_eq!(
            CertificationRequest::from_pem(&text),
            Err(Error::Pem),
            "{text}"
        );
    }
}

#[test]
fn text_with_other_line_ends_and_widths_is_the_same_request() {
    let request = by_each_kind().swap_remove(5).1;
    let pem = request.to_pem();
    let lines: Vec<_> = pem.lines().collect();
    let wide = format!(
        "{}\n{}\n{}\n",
        lines[0],
        lines[1..lines.len() - 1].concat(),
        lines[lines.len() - 1]
    );

    for text in [
        pem.replace('\n', "\r\n"),
        pem.trim_end().to_owned(),
        format!("\n\n {pem}\n\n"),
        wide,
    ] {
        assert_eq!(
            CertificationRequest::from_pem(&text).as_ref(),
            Ok(&request),
            "{text}"
        );
    }
}

#[test]
fn anything_after_the_request_is_refused() {
    let mut bytes = by_each_kind().swap_remove(5).1.to_der().to_vec();
    bytes.push(0);

    assert_eq!(CertificationRequest::from_der(&bytes), Err(Error::Der));
}

#[test]
fn another_version_is_refused() {
    let request = by_each_kind().swap_remove(5).1;
    let mut bytes = request.to_der().to_vec();
    let version = bytes
        .windows(3)
        .position(|window| window == [2, 1, 0])
        .expect("version v1");
    bytes[version + 2] = 1;

    assert_eq!(CertificationRequest::from_der(&bytes), Err(Error::Der));
}

#[test]
fn attributes_out_of_order_are_not_canonical() {
    let request = signed(builder().attribute(challenge_password("secret"))).expect("a request");
    let attributes = parts(&request).info.attributes;
    let attributes: Vec<_> = attributes
        .iter()
        .map(|attribute| attribute.to_der().expect("DER"))
        .collect();
    let ordered = attributes.concat();
    let swapped = attributes.into_iter().rev().collect::<Vec<_>>().concat();

    let bytes = replaced(request.to_der(), &ordered, &swapped);

    assert_eq!(
        CertificationRequest::from_der(&bytes),
        Err(Error::NotCanonical)
    );
}

#[test]
fn an_extension_with_its_default_written_out_is_not_canonical() {
    let extension = [0x30, 0x0a, 6, 3, 0x55, 0x1d, 0x13, 1, 1, 0, 4, 0];

    let request = with_extension_request(vec![any(0x30, &extension)]);

    assert_eq!(request, Err(Error::NotCanonical));
}

#[test]
fn an_attribute_that_is_there_twice_is_refused() {
    let oid = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.7");

    let request = signed(
        builder()
            .attribute(challenge_password("one"))
            .attribute(challenge_password("two")),
    );

    assert_eq!(request, Err(Error::DuplicateAttribute { oid }));
}

#[test]
fn a_second_extension_request_is_refused() {
    let constraints = BasicConstraints {
        ca: false,
        path_len_constraint: None,
    };
    let other = RequestBuilder::new("CN=other".parse().expect("a name"))
        .extension(&constraints)
        .expect("an extension");
    let attribute = signed(other).expect("a request").attributes().as_slice()[0].clone();
    let oid = attribute.oid;

    let request = signed(builder().attribute(attribute));

    assert_eq!(request, Err(Error::DuplicateAttribute { oid }));
}

#[test]
fn an_extension_that_is_there_twice_is_refused() {
    let constraints = BasicConstraints {
        ca: false,
        path_len_constraint: None,
    };
    let twice = builder()
        .extension(&constraints)
        .and_then(|builder| builder.extension(&constraints))
        .expect("extensions");

    let request = signed(twice);

    let oid = ObjectIdentifier::new_unwrap("2.5.29.19");
    assert_eq!(request, Err(Error::DuplicateExtension { oid }));
}

#[test]
fn an_extension_request_that_is_not_one_list_is_refused() {
    let empty = any(0x30, &[]);
    let number = any(0x02, &[1]);
    let other = any(0x30, &[0x30, 0x07, 6, 3, 0x55, 0x1d, 0x13, 4, 0]);

    for values in [
        vec![],
        vec![empty],
        vec![number.clone()],
        vec![other, number],
    ] {
        assert_eq!(with_extension_request(values), Err(Error::ExtensionRequest));
    }
}

#[test]
fn the_builder_takes_extensions_one_by_one() {
    let attribute = extension_request(vec![any(0x30, &[])]);
    let builder = RequestBuilder::new("CN=example.com".parse().expect("a name"));

    assert_eq!(
        signed(builder.attribute(attribute)),
        Err(Error::ExtensionRequest)
    );
}

#[test]
fn an_extension_that_cannot_be_read_says_which() {
    let extension = any(0x30, &[0x30, 0x07, 6, 3, 0x55, 0x1d, 0x11, 4, 0]);
    let request = with_extension_request(vec![extension]).expect("a request");

    let names = request.extension::<SubjectAltName>();

    let oid = ObjectIdentifier::new_unwrap("2.5.29.17");
    assert_eq!(names, Err(Error::Extension { oid }));
}

#[test]
fn signatures_with_sha_1_are_refused() {
    let mut request = parts(&by_each_kind().swap_remove(0).1);
    request.algorithm.oid = SHA_1_WITH_RSA_ENCRYPTION;

    let verified = reassembled(&request).expect("well-formed").verify();

    assert_eq!(
        verified,
        Err(Error::UnsupportedAlgorithm {
            oid: SHA_1_WITH_RSA_ENCRYPTION
        })
    );
}

#[test]
fn pss_without_parameters_is_refused_since_it_means_sha_1() {
    let mut request = parts(&by_each_kind().swap_remove(3).1);
    let oid = request.algorithm.oid;
    for parameters in [None, Some(Any::null()), Some(any(0x30, &[]))] {
        request.algorithm.parameters = parameters;

        let verified = reassembled(&request).expect("well-formed").verify();

        assert_eq!(verified, Err(Error::AlgorithmParameters { oid }));
    }
}

#[test]
fn parameters_that_an_algorithm_does_not_have_are_refused() {
    for position in [5, 6, 7, 8] {
        let mut request = parts(&by_each_kind().swap_remove(position).1);
        request.algorithm.parameters = Some(Any::null());
        let oid = request.algorithm.oid;

        let verified = reassembled(&request).expect("well-formed").verify();

        assert_eq!(verified, Err(Error::AlgorithmParameters { oid }));
    }
}

#[test]
fn a_curve_that_is_not_known_is_refused() {
    let mut request = parts(&by_each_kind().swap_remove(5).1);
    assert_eq!(request.info.public_key.algorithm.oid, ID_EC_PUBLIC_KEY);
    let secp256k1 = ObjectIdentifier::new_unwrap("1.3.132.0.10");
    request.info.public_key.algorithm.parameters = Some(Any::from(&secp256k1));

    let verified = reassembled(&request).expect("well-formed").verify();

    assert_eq!(verified, Err(Error::PublicKey));
}

#[test]
fn a_signature_that_is_not_whole_bytes_is_refused() {
    for (kind, request) in by_each_kind() {
        let mut request = parts(&request);
        let mut bytes = request.signature.raw_bytes().to_vec();
        if let Some(last) = bytes.last_mut() {
            *last &= 0xf0;
        }
        request.signature = BitString::new(4, bytes).expect("bits");

        let verified = reassembled(&request).expect("well-formed").verify();

        assert_eq!(verified, Err(Error::Signature), "{kind}");
    }
}

fn parts(request: &CertificationRequest) -> CertReq {
    CertReq::from_der(request.to_der()).expect("a request")
}

fn reassembled(parts: &CertReq) -> Result<CertificationRequest, Error> {
    CertificationRequest::from_der(&parts.to_der().expect("DER"))
}

fn signed(builder: RequestBuilder) -> Result<CertificationRequest, Error> {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    builder.sign::<_, ed25519_dalek::Signature>(&key)
}

/// A request whose only attribute is an `extensionRequest` with these values.
fn with_extension_request(values: Vec<Any>) -> Result<CertificationRequest, Error> {
    let mut request = parts(&signed(builder()).expect("a request"));
    let attribute = extension_request(values);
    request.info.attributes = SetOfVec::try_from(vec![attribute]).expect("a set");
    reassembled(&request)
}

fn extension_request(values: Vec<Any>) -> Attribute {
    let values = SetOfVec::try_from(values).expect("a set");
    let oid = ExtensionReq::OID;
    Attribute { oid, values }
}

fn challenge_password(text: &str) -> Attribute {
    ChallengePassword(DirectoryString::Utf8String(text.to_owned()))
        .to_attribute()
        .expect("an attribute")
}

fn any(tag: u8, value: &[u8]) -> Any {
    let length = u8::try_from(value.len()).expect("a short value");
    Any::from_der(&[&[tag, length], value].concat()).expect("DER")
}

fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let start = bytes
        .windows(old.len())
        .position(|window| window == old)
        .expect("the old bytes");
    [&bytes[..start], new, &bytes[start + old.len()..]].concat()
}
