//! Every finding has a request that shows it, and a good request has none.

#[path = "support/draft.rs"]
mod draft;

use std::{collections::HashSet, sync::LazyLock};

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use crypto_bigint::{BoxedUint, ConcatenatingMul, Resize};
use crypto_primes::{Flavor, is_prime, random_prime};
use draft::{
    COMMON_NAME, DNS, Draft, EXTENSION_REQUEST, SUBJECT_ALT_NAME, UTF8, alternative_names,
    attribute, attributes, bits, entry, extension, extension_request, oid, pem, sequence, set,
    spki, subject, tlv,
};
use keyside_core::{
    Csr, DomainName, Error, Finding, Inspection, Inspector, KeyAlgorithm, KeyFlaw, PrivateKey,
    Severity, SignatureStatus, WeakKeyList, inspect,
};
use sha2::{Digest, Sha256};

const PRINTABLE: u8 = 0x13;
const IA5: u8 = 0x16;
const ADDRESS: u8 = 0x87;
const EXPONENT: &[u8] = &[1, 0, 1];

#[test]
fn a_good_request_has_no_findings() {
    let mut rng = rng();
    for algorithm in [
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EcdsaP256,
        KeyAlgorithm::EcdsaP384,
    ] {
        let key = PrivateKey::make(algorithm, &mut rng).expect("a key");
        let domain: DomainName = "www.example.net".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng).expect("a request");

        let inspection = Inspector::new()
            .thorough()
            .inspect(csr.pem())
            .expect("a request");

        assert_eq!(inspection.findings, []);
        let found = inspection.key.expect("a key");
        assert_eq!(found.algorithm.as_deref(), Some(algorithm.name()));
        assert_eq!(found.fingerprint, key.fingerprint());
        let signature = inspection.signature.expect("a signature");
        assert_eq!(signature.status, SignatureStatus::Valid);
    }
}

#[test]
fn every_finding_has_a_request_that_shows_it() {
    let mut shown = HashSet::new();
    for (name, request) in CASES.iter() {
        let inspection = inspected(request);

        let names: Vec<_> = inspection.findings.iter().map(Finding::name).collect();
        assert!(names.contains(name), "{name}: {names:?}");
        shown.insert(*name);
    }

    let all: HashSet<_> = Finding::NAMES
        .iter()
        .chain(KeyFlaw::NAMES)
        .copied()
        .collect();
    assert_eq!(shown, all);
}

#[test]
fn the_draft_of_these_cases_has_no_other_findings() {
    let inspection = inspected(&Draft::new().to_der());

    assert_eq!(inspection.findings, [Finding::Ed25519Key]);
}

#[test]
fn what_is_refused_has_a_finding_of_an_error() {
    for (name, request) in CASES.iter() {
        assert_refused_with_reason(request, name);
    }
}

#[test]
fn values_are_as_their_sentence_shows_them() {
    for (_, request) in CASES.iter() {
        for finding in inspected(request).findings {
            let sentence = finding.to_string();

            for (name, value) in finding.values() {
                assert!(sentence.contains(&value), "{name}: {value:?}\n{sentence}");
            }
        }
    }
}

#[test]
fn what_is_wrong_with_two_names_alike_is_said_once() {
    let names = (DNS, &b"printer.local"[..]);
    let request = Draft::with_names("printer.local", &[names]).to_der();

    let findings = inspected(&request).findings;

    let private = findings.iter().filter(|one| one.name() == "private_name");
    assert_eq!(private.count(), 1);
}

#[test]
fn findings_begin_with_the_gravest() {
    for (_, request) in CASES.iter() {
        let findings = inspected(request).findings;

        assert!(findings.is_sorted_by(|one, next| one.severity() >= next.severity()));
    }
}

#[test]
fn any_change_of_bytes_is_explained_or_refused_and_never_a_panic() {
    let mut rng = rng();
    for (name, request) in CASES.iter() {
        for _ in 0..40 {
            let mut changed = request.clone();
            for _ in 0..=rng.next_u32() % 3 {
                let position = rng.next_u32() as usize % changed.len();
                changed[position] = rng.next_u32().to_le_bytes()[0];
            }
            assert_refused_with_reason(&changed, name);
        }
        let length = rng.next_u32() as usize % request.len();
        assert_refused_with_reason(&request[..length], name);
    }
    for length in 0..300 {
        let mut bytes = vec![0; length];
        rng.fill_bytes(&mut bytes);
        assert!(inspect(&bytes).is_err());
    }
}

#[test]
fn explains_a_request_in_words() {
    let request = Draft::with_subject(&[
        ("2.5.4.6", PRINTABLE, b"CN"),
        ("2.5.4.10", UTF8, "例子 Ltd".as_bytes()),
        (COMMON_NAME, UTF8, b"www.example.net"),
    ]);
    let request = Draft {
        attributes: attributes(&[
            extension_request(&[
                alternative_names(&[(DNS, b"www.example.net"), (ADDRESS, &[8, 8, 8, 8])]),
                extension("2.5.29.15", true, &[3, 2, 5, 0xa0]),
                extension("2.5.29.37", false, &sequence(&[oid("1.3.6.1.5.5.7.3.1")])),
                extension("1.3.6.1.5.5.7.1.24", false, &[0x30, 3, 2, 1, 5]),
            ]),
            attribute("1.2.840.113549.1.9.7", tlv(UTF8, b"correct horse")),
            attribute("1.3.6.1.4.1.311.13.2.3", tlv(IA5, b"10.0.20348.2")),
        ]),
        ..request
    };

    let words = inspected(&request.to_der()).to_string();

    for line in [
        "subject: C = CN\nsubject: O = 例子 Ltd\nsubject: CN = www.example.net\n",
        "name: dns www.example.net\nname: ip 8.8.8.8\nkey: Ed25519\nfingerprint: ",
        "\nsignature: Ed25519, by this key\n",
        "\nextension: keyUsage (critical): digitalSignature, keyEncipherment\n",
        "\nextension: extendedKeyUsage: serverAuth\n",
        "\nextension: tlsFeature: status_request (must staple)\n",
        "\nattribute: extensionRequest: subjectAltName, keyUsage, extendedKeyUsage, tlsFeature\n",
        "\nattribute: challengePassword: 13 characters\n",
        "\nattribute: microsoftOsVersion: 10.0.20348.2\n",
        "\nnotice: public authorities do not certify Ed25519 keys\n",
    ] {
        assert!(words.contains(line), "{line}\n{words}");
    }
    assert!(!words.contains("horse"), "{words}");
}

#[test]
fn a_request_that_a_flawed_key_signed_is_refused_for_its_flaw_alone() {
    for (request, flaw) in [
        (include_str!("vectors/requests/roca.pem"), KeyFlaw::Roca),
        (
            include_str!("vectors/requests/close-primes.pem"),
            KeyFlaw::ClosePrimes,
        ),
        (
            include_str!("vectors/requests/small-factor.pem"),
            KeyFlaw::SmallFactor { factor: 16381 },
        ),
    ] {
        let inspection = inspected(request.as_bytes());

        assert_eq!(inspection.findings, [Finding::FlawedKey { flaw }]);
        let signature = inspection.signature.expect("a signature");
        assert_eq!(signature.status, SignatureStatus::Valid);
        assert_eq!(Csr::parse(request), Err(Error::FlawedKey { flaw }));
    }
}

#[cfg(feature = "debian-keys")]
#[test]
fn requests_by_debians_keys_are_refused_with_their_list_alone() {
    let flaw = KeyFlaw::KnownWeak;
    for request in [
        include_str!("vectors/requests/debian-2048.pem"),
        include_str!("vectors/requests/debian-4096.pem"),
    ] {
        let list = WeakKeyList::debian();
        let inspection = Inspector::new().weak_keys(list).inspect(request);

        let findings = inspection.expect("a request").findings;
        assert_eq!(findings, [Finding::FlawedKey { flaw }]);
        assert_eq!(
            Csr::parse_with(request, list),
            Err(Error::FlawedKey { flaw })
        );
        assert!(Csr::parse(request).is_ok());
    }
}

#[test]
fn what_is_no_request_at_all_is_an_error() {
    assert_eq!(inspect(""), Err(Error::InvalidCsrPem));
    assert_eq!(inspect("a text"), Err(Error::InvalidCsrPem));
    assert_eq!(inspect([0xff, 0xfe]), Err(Error::InvalidCsr));
    assert_eq!(inspect([0x30, 0]), Err(Error::InvalidCsr));
    let certificate = pem("CERTIFICATE", &Draft::new().to_der());
    assert_eq!(inspect(certificate), Err(Error::InvalidCsrPem));
    let empty = "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n";
    assert_eq!(inspect(empty), Err(Error::InvalidCsrPem));
}

#[test]
fn a_request_without_attributes_is_explained_all_the_same() {
    let request = Draft {
        attributes: Vec::new(),
        ..Draft::new()
    };

    let inspection = inspected(&request.to_der());

    assert_eq!(inspection.subject[0].value, "www.example.net");
    let part = "set of attributes";
    assert!(inspection.findings.contains(&Finding::Malformed { part }));
}

/// Each request with the name of a finding about it.
static CASES: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    [
        encoding_cases(),
        key_cases(),
        signature_cases(),
        name_cases(),
        subject_cases(),
        extension_cases(),
    ]
    .concat()
});

fn encoding_cases() -> Vec<(&'static str, Vec<u8>)> {
    let good = Draft::new().to_der();
    let info = Draft::new().info();
    let content = Draft::new().content();
    let length = u32::try_from(content.len()).expect("short").to_be_bytes();
    let long = [&[0x30, 0x84], &length[..], &content].concat();
    let indefinite = [&[0x30, 0x80], &content[..], &[0, 0]].concat();
    let unsorted = Draft {
        attributes: tlv(
            0xa0,
            &[
                extension_request(&[alternative_names(&[(DNS, b"www.example.net")])]),
                attribute("1.2.840.113549.1.9.2", tlv(IA5, b"a")),
            ]
            .concat(),
        ),
        ..Draft::new()
    };
    let strange_truth = sequence(&[oid("2.5.29.14"), vec![1, 1, 1], tlv(4, &[4, 1, 1])]);
    let default_truth = sequence(&[oid("2.5.29.14"), vec![1, 1, 0], tlv(4, &[4, 1, 1])]);
    let version = |version: &[u8]| Draft {
        version: version.to_vec(),
        ..Draft::new()
    };
    let old_label = pem("NEW CERTIFICATE REQUEST", &good);
    let surrounded = format!("Request:\n{}", pem("CERTIFICATE REQUEST", &good));
    vec![
        ("non_standard_pem", old_label.into_bytes()),
        ("non_standard_pem", surrounded.into_bytes()),
        ("trailing_data", [&good[..], &[0]].concat()),
        ("non_canonical", indefinite),
        ("non_canonical", long),
        ("non_canonical", unsorted.to_der()),
        (
            "non_canonical",
            Draft::with_extensions(&[strange_truth]).to_der(),
        ),
        (
            "non_canonical",
            Draft::with_extensions(&[default_truth]).to_der(),
        ),
        ("non_canonical", version(&[2, 2, 0, 0]).to_der()),
        ("wrong_version", version(&[2, 1, 1]).to_der()),
        ("wrong_version", version(&[2, 1, 0xff]).to_der()),
        ("wrong_version", version(&[2, 2, 1, 0]).to_der()),
        (
            "malformed",
            Draft {
                subject: sequence(&[vec![5, 0]]),
                ..Draft::new()
            }
            .to_der(),
        ),
        (
            "malformed",
            Draft {
                key: sequence(&[vec![5, 0]]),
                ..Draft::new()
            }
            .to_der(),
        ),
        (
            "malformed",
            Draft {
                attributes: attributes(&[attribute(EXTENSION_REQUEST, vec![0x30, 0])]),
                ..Draft::new()
            }
            .to_der(),
        ),
        (
            "malformed",
            Draft {
                attributes: Vec::new(),
                ..Draft::new()
            }
            .to_der(),
        ),
        (
            "malformed",
            sequence(&[info, sequence(&[oid(draft::ED25519)]), vec![5, 0]]),
        ),
    ]
}

fn key_cases() -> Vec<(&'static str, Vec<u8>)> {
    let [p, q] = primes(1024);
    let good = p.concatenating_mul(&q);
    let bytes = good.to_be_bytes();
    let with_exponent = |exponent: &[u8]| Draft::with_rsa_key(&bytes, exponent).to_der();
    let with_key = |key| Draft {
        key,
        ..Draft::new()
    };
    let ec = |curve: &str, point: &[u8]| {
        with_key(spki(
            &[oid("1.2.840.10045.2.1"), oid(curve)].concat(),
            point,
        ))
        .to_der()
    };
    let divisible = good.concatenating_mul(BoxedUint::from(3_u8));
    let cube = primes(683)[0].clone();
    let cube = cube.concatenating_mul(&cube).concatenating_mul(&cube);
    let prime = random_prime(&mut rng(), Flavor::Any, 2048);
    vec![
        (
            "weak_rsa_key",
            rsa(&primes(512)[0].concatenating_mul(&primes(512)[1])).to_der(),
        ),
        ("weak_rsa_key", Draft::with_rsa_key(&[0], &[0]).to_der()),
        (
            "large_rsa_key",
            Draft::with_rsa_key(&[0x81; 1025], EXPONENT).to_der(),
        ),
        (
            "unusual_rsa_size",
            rsa(&primes(1025)[0].concatenating_mul(&q)).to_der(),
        ),
        ("unsupported_key", ec("1.3.132.0.35", &[4; 133])),
        ("unsupported_key", ec("1.3.132.0.10", &[4; 65])),
        (
            "unsupported_key",
            with_key(spki(&oid("1.3.101.110"), &[9; 32])).to_der(),
        ),
        ("ed25519_key", Draft::new().to_der()),
        ("invalid_point", ec("1.2.840.10045.3.1.7", &[4; 65])),
        ("invalid_point", ec("1.3.132.0.34", &[4; 97])),
        (
            "invalid_point",
            with_key(spki(&oid(draft::ED25519), &[0; 32])).to_der(),
        ),
        (
            "invalid_point",
            with_key(spki(&oid(draft::ED25519), &[9; 31])).to_der(),
        ),
        ("even_exponent", with_exponent(&[1, 0, 0])),
        ("small_exponent", with_exponent(&[3])),
        ("small_exponent", with_exponent(&[1])),
        (
            "large_exponent",
            with_exponent(&[[1].as_slice(), &[0; 31], &[1]].concat()),
        ),
        ("small_factor", rsa(&divisible).to_der()),
        (
            "roca",
            rsa(&roca_prime(0).concatenating_mul(&roca_prime(1))).to_der(),
        ),
        ("close_primes", rsa(&close_modulus(&p)).to_der()),
        ("perfect_power", rsa(&p.concatenating_mul(&p)).to_der()),
        ("perfect_power", rsa(&cube).to_der()),
        ("prime_modulus", rsa(&prime).to_der()),
        ("known_weak_key", rsa(&known_weak_modulus()).to_der()),
    ]
}

fn signature_cases() -> Vec<(&'static str, Vec<u8>)> {
    let with_algorithm = |algorithm: &[Vec<u8>]| {
        let algorithm = sequence(algorithm);
        Draft {
            algorithm,
            ..Draft::new()
        }
        .to_der()
    };
    let other = Draft {
        signature: Some(bits(&[1; 64])),
        ..Draft::new()
    };
    vec![
        (
            "weak_signature_hash",
            with_algorithm(&[oid("1.2.840.113549.1.1.5"), vec![5, 0]]),
        ),
        (
            "weak_signature_hash",
            with_algorithm(&[oid("1.2.840.113549.1.1.4"), vec![5, 0]]),
        ),
        (
            "weak_signature_hash",
            with_algorithm(&[oid("1.2.840.10045.4.1")]),
        ),
        (
            "weak_signature_hash",
            with_algorithm(&[oid("1.2.840.113549.1.1.10"), vec![0x30, 0]]),
        ),
        ("invalid_signature", other.to_der()),
        (
            "unchecked_signature",
            with_algorithm(&[oid("1.2.840.10045.4.3.2")]),
        ),
        ("unchecked_signature", with_algorithm(&[oid("1.2.3.4")])),
    ]
}

fn name_cases() -> Vec<(&'static str, Vec<u8>)> {
    let common_name = |name: &str| Draft::with_names(name, &[(DNS, name.as_bytes())]).to_der();
    let other_name = |tag, name: &[u8]| {
        Draft::with_names("www.example.net", &[(DNS, b"www.example.net"), (tag, name)]).to_der()
    };
    let empty = Draft::with_subject(&[]);
    let two = Draft::with_subject(&[
        (COMMON_NAME, UTF8, b"www.example.net"),
        (COMMON_NAME, UTF8, b"example.net"),
    ]);
    let none = Draft {
        attributes: attributes(&[]),
        ..Draft::new()
    };
    vec![
        ("empty_subject", empty.to_der()),
        (
            "missing_common_name",
            Draft::with_subject(&[("2.5.4.10", UTF8, b"A")]).to_der(),
        ),
        (
            "missing_common_name",
            Draft::with_subject(&[(COMMON_NAME, UTF8, b"")]).to_der(),
        ),
        ("several_common_names", two.to_der()),
        ("common_name_not_domain", common_name("Example Ltd")),
        ("common_name_not_domain", common_name("localhost")),
        ("common_name_is_address", common_name("8.8.8.8")),
        ("missing_san", none.to_der()),
        (
            "missing_san",
            Draft::with_names("www.example.net", &[]).to_der(),
        ),
        (
            "common_name_not_in_san",
            Draft::with_names("www.example.net", &[(DNS, b"a.example.net")]).to_der(),
        ),
        ("invalid_dns_name", other_name(DNS, b"a_b.example.net")),
        ("non_canonical_name", common_name("bücher.net")),
        (
            "non_canonical_name",
            other_name(DNS, "bücher.net".as_bytes()),
        ),
        ("bad_idn", other_name(DNS, b"xn--bcher-2pa.net")),
        ("misplaced_wildcard", other_name(DNS, b"w*.example.net")),
        ("misplaced_wildcard", common_name("*.net")),
        ("private_name", common_name("printer.local")),
        ("private_name", other_name(DNS, b"a.internal")),
        ("private_name", other_name(ADDRESS, &[10, 0, 0, 1])),
        ("repeated_name", other_name(DNS, b"WWW.example.net")),
    ]
}

fn subject_cases() -> Vec<(&'static str, Vec<u8>)> {
    let name = (COMMON_NAME, UTF8, &b"www.example.net"[..]);
    let field =
        |kind: &str, tag, text: &[u8]| Draft::with_subject(&[(kind, tag, text), name]).to_der();
    let joined = Draft {
        subject: sequence(&[set(vec![
            entry("2.5.4.10", UTF8, b"Example"),
            entry(COMMON_NAME, UTF8, b"www.example.net"),
        ])]),
        ..Draft::new()
    };
    let in_printable = Draft {
        subject: subject(&[(COMMON_NAME, PRINTABLE, b"*.example.net")]),
        ..Draft::with_names("*.example.net", &[(DNS, b"*.example.net")])
    };
    vec![
        ("long_field", field("2.5.4.10", UTF8, &[b'a'; 65])),
        ("long_field", field("2.5.4.6", PRINTABLE, b"CHN")),
        ("empty_field", field("2.5.4.10", UTF8, b"")),
        ("wrong_string_type", field("2.5.4.6", UTF8, b"CN")),
        (
            "wrong_string_type",
            field("1.2.840.113549.1.9.1", UTF8, b"a@example.net"),
        ),
        ("wrong_string_type", field("2.5.4.10", 0x14, b"Example")),
        ("wrong_string_type", field("2.5.4.10", 0x1e, &[0, b'E'])),
        ("wrong_string_type", field("2.5.4.10", 0x02, &[1])),
        ("invalid_text", field("2.5.4.10", UTF8, &[0xff])),
        ("invalid_text", in_printable.to_der()),
        ("invalid_country", field("2.5.4.6", PRINTABLE, b"cn")),
        ("unknown_field", field("1.2.3.4", UTF8, b"a")),
        ("multi_valued_rdn", joined.to_der()),
    ]
}

fn extension_cases() -> Vec<(&'static str, Vec<u8>)> {
    let with = |extensions: &[Vec<u8>]| Draft::with_extensions(extensions).to_der();
    let with_attributes = |more: &[Vec<u8>]| {
        let names = extension_request(&[alternative_names(&[(DNS, b"www.example.net")])]);
        Draft {
            attributes: attributes(&[&[names][..], more].concat()),
            ..Draft::new()
        }
        .to_der()
    };
    let key_id = extension("2.5.29.14", false, &[4, 1, 1]);
    let unnamed = attribute("1.2.840.113549.1.9.2", tlv(IA5, b"a"));
    let other = attribute("1.2.840.113549.1.9.2", tlv(IA5, b"b"));
    let names = |content: &[u8]| Draft {
        attributes: attributes(&[extension_request(&[extension(
            SUBJECT_ALT_NAME,
            false,
            content,
        )])]),
        ..Draft::new()
    };
    vec![
        ("repeated_extension", with(&[key_id.clone(), key_id])),
        ("repeated_attribute", with_attributes(&[unnamed, other])),
        (
            "unreadable_extension",
            with(&[extension("2.5.29.15", true, &[4, 0])]),
        ),
        ("unreadable_extension", names(&[4, 0]).to_der()),
        (
            "unreadable_extension",
            names(&sequence(&[tlv(ADDRESS, &[1, 2, 3])])).to_der(),
        ),
        (
            "unreadable_extension",
            names(&sequence(&[tlv(0xa3, &[])])).to_der(),
        ),
        (
            "unknown_critical_extension",
            with(&[extension("1.2.3.4", true, &[5, 0])]),
        ),
        (
            "ca_requested",
            with(&[extension("2.5.29.19", true, &[0x30, 3, 1, 1, 0xff])]),
        ),
        (
            "ca_requested",
            with(&[extension("2.5.29.15", true, &[3, 2, 2, 4])]),
        ),
        (
            "microsoft_extensions",
            with_attributes(&[attribute("1.3.6.1.4.1.311.2.1.14", sequence(&[]))]),
        ),
        (
            "challenge_password",
            with_attributes(&[attribute("1.2.840.113549.1.9.7", tlv(UTF8, b"secret"))]),
        ),
    ]
}

/// With the list of [`known_weak_modulus`].
fn inspected(request: &[u8]) -> Inspection {
    let list = WeakKeyList::from_bytes(&KNOWN_WEAK_LIST).expect("a list");
    Inspector::new()
        .weak_keys(list)
        .thorough()
        .inspect(request)
        .expect("the outline of a request")
}

fn assert_refused_with_reason(request: &[u8], name: &str) {
    let text = match request.first() {
        Some(0x30) => pem("CERTIFICATE REQUEST", request),
        _ => String::from_utf8_lossy(request).into_owned(),
    };
    let inspection = inspect(request);
    if Csr::parse(&text).is_err() {
        let findings = inspection.map_or_else(|_| Vec::new(), |inspection| inspection.findings);
        let explained = findings.is_empty()
            || findings
                .iter()
                .any(|finding| finding.severity() == Severity::Error);
        assert!(explained, "{name}: {findings:?} {request:02x?}");
    } else {
        assert!(inspection.is_ok(), "{name}");
    }
}

fn rsa(modulus: &BoxedUint) -> Draft {
    Draft::with_rsa_key(&modulus.to_be_bytes_trimmed_vartime(), EXPONENT)
}

/// Two primes whose product has twice as many bits.
fn primes(bits: u32) -> [BoxedUint; 2] {
    let mut rng = rng();
    [(); 2].map(|()| {
        let mut prime: BoxedUint = random_prime(&mut rng, Flavor::Any, bits);
        while !prime.bit_vartime(bits - 2) {
            prime = random_prime(&mut rng, Flavor::Any, bits);
        }
        prime
    })
}

fn close_modulus(prime: &BoxedUint) -> BoxedUint {
    prime.concatenating_mul(next_prime(prime))
}

fn next_prime(prime: &BoxedUint) -> BoxedUint {
    let two = BoxedUint::from(2_u8);
    let mut next = prime.wrapping_add(&two);
    while !is_prime(Flavor::Any, &next) {
        next = next.wrapping_add(&two);
    }
    next
}

/// A number of the form `k·M + (65537^a mod M)`, as the faulty chips took them for keys of 2048
/// bits: `M` is the product of the first 126 primes.
fn roca_prime(number: u8) -> BoxedUint {
    let primes = (2_u32..702).filter(|number| (2..*number).all(|divisor| number % divisor != 0));
    let product = primes.fold(BoxedUint::one(), |product, prime| {
        product.concatenating_mul(BoxedUint::from(prime))
    });
    let modulus = product.to_nz().expect("a product of primes");
    let generator = BoxedUint::from(65537_u32);
    let mut power = (0..100 + number).fold(BoxedUint::one(), |power, _| {
        power.concatenating_mul(&generator).rem_vartime(&modulus)
    });
    power = power.resize_unchecked(1024);
    let product = product.resize_unchecked(1024);
    let start = product.wrapping_mul(BoxedUint::from((1_u64 << 52) + u64::from(number)));
    let mut candidate = start.wrapping_add(&power);
    while !is_prime(Flavor::Any, &candidate) {
        candidate = candidate.wrapping_add(&product);
    }
    candidate
}

fn known_weak_modulus() -> BoxedUint {
    let mut rng = ChaCha20Rng::from_seed([77; 32]);
    let [p, q]: [BoxedUint; 2] = [(); 2].map(|()| random_prime(&mut rng, Flavor::Any, 1024));
    p.concatenating_mul(&q)
}

static KNOWN_WEAK_LIST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let hash = Sha256::digest(known_weak_modulus().to_be_bytes());
    let beginning = hash.first_chunk().expect("a hash has 32 bytes");
    WeakKeyList::file(&[*beginning].into()).expect("a list")
});

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([6; 32])
}
