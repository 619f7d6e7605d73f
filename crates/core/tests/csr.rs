//! Requests of others are read, or refused with the reason.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use ed25519_dalek::SigningKey;
use keyside_core::{Csr, DomainProblem, Error, KeyKind};
use pkcs10::{
    CertificationRequest, RequestBuilder,
    x509_cert::{
        der::{
            Decode, Encode,
            asn1::{Any, Ia5String, ObjectIdentifier},
        },
        ext::pkix::{SubjectAltName, name::GeneralName},
        request::CertReq,
    },
};
use rsa::pkcs1v15;
use sha2::Sha256;

#[test]
fn reads_what_a_request_asks_for() {
    let request = signed(
        "CN=WWW.example.com,O=Example",
        &["www.example.com", "example.com"],
    );

    let csr = Csr::parse(&request.to_pem()).expect("a request");

    assert_eq!(csr.domain().as_ascii(), "www.example.com");
    assert_eq!(
        csr.dns_names()
            .iter()
            .map(|name| name.as_ascii())
            .collect::<Vec<_>>(),
        ["www.example.com", "example.com"]
    );
    assert_eq!(csr.algorithm(), KeyKind::Ed25519);
    assert_eq!(csr.pem(), request.to_pem());
}

#[test]
fn a_request_in_der_is_read_like_the_one_in_pem() {
    let request = signed("CN=www.example.com", &["www.example.com"]);
    let der = request.to_der();

    assert_eq!(Csr::from_der(der), Csr::parse(&request.to_pem()));
    assert_eq!(Csr::from_der(&der[1..]), Err(Error::InvalidCsr));
}

#[test]
fn requests_are_found_beside_other_things() {
    let request = signed("CN=www.example.com", &[]);
    let old = request.to_pem().replace(" CERTIFICATE", " NEW CERTIFICATE");
    let text = format!(
        "key:\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n{}and\n{old}\
         -----BEGIN CERTIFICATE REQUEST-----\n!\n-----END CERTIFICATE REQUEST-----\n",
        request.to_pem()
    );

    let found: Vec<_> = Csr::find(&text).collect();

    let der = Some(request.to_der().to_vec());
    assert_eq!(found, [der.clone(), der, None]);
    assert_eq!(Csr::find("no request").count(), 0);
}

#[test]
fn a_request_needs_no_alternative_name() {
    let csr = Csr::parse(&signed("CN=*.example.com", &[]).to_pem()).expect("a request");

    assert!(csr.domain().is_wildcard() && csr.dns_names().is_empty());
}

#[test]
fn an_rsa_key_between_our_sizes_is_read() {
    let csr = Csr::parse(&signed_by_rsa(2560)).expect("a request");

    assert_eq!(csr.algorithm(), KeyKind::Rsa { bits: 2560 });
    assert_eq!(csr.algorithm().to_string(), "rsa-2560");
}

#[test]
fn a_weak_rsa_key_is_refused() {
    assert_eq!(
        Csr::parse(&signed_by_rsa(1024)),
        Err(Error::WeakKey { bits: 1024 })
    );
    assert_eq!(
        Csr::parse(&signed_by_rsa(2047)),
        Err(Error::WeakKey { bits: 2047 })
    );
}

#[test]
fn another_label_is_refused() {
    let pem = signed("CN=example.com", &[]).to_pem();

    for label in ["NEW CERTIFICATE REQUEST", "CERTIFICATE", "PRIVATE KEY"] {
        let text = pem.replace("CERTIFICATE REQUEST", label);
        assert_eq!(Csr::parse(&text), Err(Error::InvalidCsrPem), "{label}");
    }
}

#[test]
fn a_block_without_a_request_is_refused() {
    let text = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";

    assert_eq!(Csr::parse(text), Err(Error::InvalidCsr));
}

#[test]
fn a_signature_by_another_key_is_refused() {
    let request =
        changed(|parts| parts.signature = parts_of(&signed("CN=a.example", &[])).signature);

    assert_eq!(Csr::parse(&request), Err(Error::InvalidCsrSignature));
}

#[test]
fn a_kind_of_key_that_nobody_certifies_is_refused() {
    let secp256k1 = ObjectIdentifier::new_unwrap("1.3.132.0.10");
    let ec = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
    let x25519 = ObjectIdentifier::new_unwrap("1.3.101.110");
    for (oid, parameters) in [
        (ec, Some(Any::from(&secp256k1))),
        (ec, None),
        (x25519, None),
    ] {
        let request = changed(|parts| {
            parts.info.public_key.algorithm.oid = oid;
            parts.info.public_key.algorithm.parameters = parameters;
        });

        assert_eq!(Csr::parse(&request), Err(Error::UnsupportedKey));
    }
}

#[test]
fn a_request_without_a_common_name_is_refused() {
    for subject in ["O=Example", "CN="] {
        let request = signed(subject, &["example.com"]).to_pem();

        assert_eq!(
            Csr::parse(&request),
            Err(Error::MissingCommonName),
            "{subject}"
        );
    }
}

#[test]
fn a_request_with_two_common_names_is_refused() {
    let request = signed("CN=example.com,CN=example.org", &[]).to_pem();

    assert_eq!(Csr::parse(&request), Err(Error::InvalidCsr));
}

#[test]
fn names_that_are_no_domain_are_refused() {
    for (subject, names, problem) in [
        ("CN=localhost", &[][..], DomainProblem::SingleLabel),
        ("CN=192.0.2.1", &[], DomainProblem::IpAddress),
        ("CN=Example Ltd", &[], DomainProblem::Space),
        ("CN=bücher.example", &[], DomainProblem::NotAscii),
        ("CN=example.com.", &[], DomainProblem::NotAscii),
        (
            "CN=example.com",
            &["a_b.example.com"],
            DomainProblem::Character('_'),
        ),
        ("CN=example.com", &["*"], DomainProblem::WildcardPlace),
    ] {
        let error = Csr::parse(&signed(subject, names).to_pem()).expect_err(subject);

        assert!(
            matches!(error, Error::InvalidDomain { problem: found, .. } if found == problem),
            "{subject} {names:?}: {error:?}"
        );
    }
}

fn signed(subject: &str, names: &[&str]) -> CertificationRequest {
    let mut builder = RequestBuilder::new(subject.parse().expect("a name"));
    if !names.is_empty() {
        let names = names
            .iter()
            .map(|name| Ia5String::new(name).expect("ASCII"));
        let names = SubjectAltName(names.map(GeneralName::DnsName).collect());
        builder = builder.extension(&names).expect("an extension");
    }
    let key = SigningKey::from_bytes(&[5; 32]);
    builder
        .sign::<_, ed25519_dalek::Signature>(&key)
        .expect("a request")
}

fn signed_by_rsa(bits: usize) -> String {
    let mut rng = ChaCha20Rng::from_seed([2; 32]);
    let key = rsa::PrivateKey::new(&mut rng, bits).expect("a key");
    RequestBuilder::new("CN=example.com".parse().expect("a name"))
        .sign_with_rng::<_, pkcs1v15::Signature>(
            &pkcs1v15::SigningKey::<Sha256>::new(key),
            &mut rng,
        )
        .expect("a request")
        .to_pem()
}

fn parts_of(request: &CertificationRequest) -> CertReq {
    CertReq::from_der(request.to_der()).expect("a request")
}

/// A request that was changed after it was signed.
fn changed(change: impl FnOnce(&mut CertReq)) -> String {
    let mut parts = parts_of(&signed("CN=example.com", &[]));
    change(&mut parts);
    CertificationRequest::from_der(&parts.to_der().expect("DER"))
        .expect("well-formed")
        .to_pem()
}
