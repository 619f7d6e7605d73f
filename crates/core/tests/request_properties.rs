//! Whatever a request asks for is read the same again; no bytes are a panic.

use std::net::IpAddr;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_core::{
    AlternativeName, Csr, DomainName, EmailAddress, ExtendedKeyUsage, KeyAlgorithm, KeyUsage,
    PrivateKey, RequestOptions, Severity, Subject, SubjectField, Uri, WeakKeyList, inspect,
};
use proptest::{collection::vec, prelude::*, sample::subsequence};

const DOMAIN: &str = "[a-z][a-z0-9]{0,10}(\\.[a-z][a-z0-9]{0,10}){1,3}\\.net";

proptest! {
    #[test]
    fn what_was_asked_for_is_what_is_read(
        domain in DOMAIN,
        fields in subject_fields(),
        names in vec(alternative_name(), 0..6),
        key_usages in subsequence(KeyUsage::ALL.to_vec(), 0..4),
        purposes in subsequence(ExtendedKeyUsage::ALL.to_vec(), 0..3),
        must_staple in any::<bool>(),
        password in prop::option::of("[a-z一-龥]{1,255}"),
    ) {
        let domain: DomainName = domain.parse().expect("a name");
        let mut subject = Subject::new(&domain);
        for (field, text) in &fields {
            subject = subject.with(*field, text).expect("a field");
        }
        let mut options = RequestOptions::new(subject);
        for name in &names {
            options = options.name(name.clone());
        }
        for usage in &key_usages {
            options = options.key_usage(*usage);
        }
        for purpose in &purposes {
            options = options.extended_key_usage(*purpose);
        }
        if must_staple {
            options = options.must_staple();
        }
        if let Some(password) = &password {
            options = options.challenge_password(password).expect("a password");
        }

        let csr = key().create_csr(&options, &mut rng()).expect("a request");

        let read = Csr::parse(csr.pem());
        prop_assert_eq!(read.as_ref(), Ok(&csr));
        prop_assert_eq!(csr.domain(), &domain);
        let inspection = inspect(csr.pem()).expect("a request");
        for (field, text) in &fields {
            let found = inspection.subject.iter().find(|entry| entry.field == field.name());
            prop_assert_eq!(found.map(|entry| entry.value.trim()), Some(text.trim()));
        }
        for name in &names {
            prop_assert!(inspection.alternative_names.iter().any(|found| found.value == words(name)));
        }
        prop_assert_eq!(&inspection.alternative_names[0].value, domain.as_ascii());
        let described = |name| inspection.extensions.iter().find(|extension| extension.name == name);
        let usages: Vec<_> = key_usages.iter().map(|usage| usage.name()).collect();
        prop_assert_eq!(
            described("keyUsage").map_or("", |found| found.description.as_str()),
            usages.join(", ")
        );
        let purposes: Vec<_> = purposes.iter().map(|purpose| purpose.name()).collect();
        prop_assert_eq!(
            described("extendedKeyUsage").map_or("", |found| found.description.as_str()),
            purposes.join(", ")
        );
        prop_assert_eq!(described("tlsFeature").is_some(), must_staple);
        let with_password = inspection.attributes.iter().any(|found| found.name == "challengePassword");
        prop_assert_eq!(with_password, password.is_some());
        let error = inspection.findings.iter().find(|finding| finding.severity() == Severity::Error);
        prop_assert_eq!(error, None);
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in vec(any::<u8>(), 0..600)) {
        let _ = inspect(&bytes);
        let _ = inspect([&[0x30], &bytes[..]].concat());
        let _ = WeakKeyList::from_bytes(&bytes);
        let _ = WeakKeyList::from_bytes(&[b"keyside weak keys 1\n", &bytes[..]].concat());
    }

    #[test]
    fn no_text_is_a_panic(text in ".{0,300}") {
        let block = format!(
            "-----BEGIN CERTIFICATE REQUEST-----\n{text}\n-----END CERTIFICATE REQUEST-----\n"
        );
        for text in [&text, &block] {
            let _ = inspect(text);
            let _ = Csr::parse(text);
        }
        let domain: DomainName = "example.net".parse().expect("a name");
        for field in SubjectField::ALL {
            let _ = Subject::new(&domain).with(*field, &text);
        }
    }

    #[test]
    fn a_name_that_was_read_is_read_the_same_again(text in "[ -~]{1,60}", domain in DOMAIN) {
        if let Ok(address) = EmailAddress::parse(&format!("{text}@{domain}")) {
            prop_assert_eq!(EmailAddress::parse(&address.to_string()), Ok(address));
        }
        if let Ok(uri) = Uri::parse(&format!("https://{domain}/{text}")) {
            prop_assert_eq!(Uri::parse(&uri.to_string()), Ok(uri));
        }
    }
}

/// Some of the fields, each with a text that it takes and that has no findings.
fn subject_fields() -> impl Strategy<Value = Vec<(SubjectField, String)>> {
    let text = "[A-Za-zà-ÿ一-龥][A-Za-zà-ÿ一-龥 &.]{0,50}";
    let fields = (
        prop::option::of("[A-Z]{2}"),
        prop::option::of(text),
        prop::option::of(text),
        prop::option::of(text),
        prop::option::of(text),
        prop::option::of("[a-z]{1,20}@example\\.net"),
        prop::option::of("[0-9A-Z]{1,64}"),
    );
    fields.prop_map(
        |(country, state, city, organization, unit, email, number)| {
            [
                (SubjectField::Country, country),
                (SubjectField::State, state),
                (SubjectField::Locality, city),
                (SubjectField::Organization, organization),
                (SubjectField::OrganizationalUnit, unit),
                (SubjectField::EmailAddress, email),
                (SubjectField::SerialNumber, number),
            ]
            .into_iter()
            .filter_map(|(field, text)| Some((field, text?)))
            .collect()
        },
    )
}

fn alternative_name() -> impl Strategy<Value = AlternativeName> {
    prop_oneof![
        DOMAIN.prop_map(|name| AlternativeName::Dns(name.parse().expect("a name"))),
        // The public internet.
        (1_u8..=9, any::<[u8; 3]>())
            .prop_map(|(first, [a, b, c])| AlternativeName::Ip([first, a, b, c].into())),
        any::<[u16; 7]>().prop_map(|[a, b, c, d, e, f, g]| {
            let address: IpAddr = [0x2606, a, b, c, d, e, f, g].into();
            AlternativeName::Ip(address)
        }),
        "[a-z]{1,10}@example\\.net".prop_map(|text| AlternativeName::Email(
            EmailAddress::parse(&text).expect("an address")
        )),
        "https://example\\.net/[a-z]{0,20}"
            .prop_map(|text| AlternativeName::Uri(Uri::parse(&text).expect("a URI"))),
    ]
}

fn words(name: &AlternativeName) -> String {
    match name {
        AlternativeName::Dns(name) => name.to_string(),
        AlternativeName::Ip(address) => address.to_string(),
        AlternativeName::Email(address) => address.to_string(),
        AlternativeName::Uri(uri) => uri.to_string(),
    }
}

fn key() -> PrivateKey {
    PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key")
}

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([8; 32])
}
