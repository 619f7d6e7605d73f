//! Certificates of a text become a chain, or it is said why not.

use keyside_core::{CertificateChain, DomainName, Error, Fingerprint};

const ROOT: &str = include_str!("vectors/chain/root.pem");
const INTERMEDIATE: &str = include_str!("vectors/chain/intermediate.pem");
const TWIN: &str = include_str!("vectors/chain/twin.pem");
const LEAF: &str = include_str!("vectors/chain/leaf.pem");
const OTHER_LEAF: &str = include_str!("vectors/chain/other-leaf.pem");
const CROSS: &str = include_str!("vectors/chain/cross.pem");
const STRANGER: &str = include_str!("vectors/chain/stranger.pem");

#[test]
fn certificates_in_any_order_become_leaf_first() {
    let expected = [LEAF, INTERMEDIATE, ROOT].concat();
    for text in [
        [LEAF, INTERMEDIATE, ROOT],
        [ROOT, INTERMEDIATE, LEAF],
        [INTERMEDIATE, LEAF, ROOT],
        [ROOT, LEAF, INTERMEDIATE],
    ] {
        let chain = CertificateChain::parse(&text.concat()).expect("a chain");

        assert_eq!(chain.to_pem(), expected);
        assert_eq!(chain.certificates().len(), 3);
    }
}

#[test]
fn a_chain_may_lack_its_root_or_be_a_single_certificate() {
    for text in [
        [LEAF, INTERMEDIATE].concat(),
        LEAF.to_owned(),
        ROOT.to_owned(),
    ] {
        let chain = CertificateChain::parse(&text).expect("a chain");

        assert_eq!(chain.to_pem(), text);
    }
}

#[test]
fn a_file_holds_pem_or_one_certificate_in_der() {
    let chain = CertificateChain::parse(LEAF).expect("a chain");

    assert_eq!(CertificateChain::read(LEAF.as_bytes()), Ok(chain.clone()));
    assert_eq!(CertificateChain::read(chain.leaf().to_der()), Ok(chain));
    assert_eq!(
        CertificateChain::read(&[0x30, 0x80, 0xff]),
        Err(Error::InvalidCertificate { position: 1 })
    );
}

#[test]
fn a_certificate_may_be_there_twice() {
    let text = [INTERMEDIATE, LEAF, INTERMEDIATE, LEAF].concat();

    let chain = CertificateChain::parse(&text).expect("a chain");

    assert_eq!(chain.to_pem(), [LEAF, INTERMEDIATE].concat());
}

#[test]
fn text_around_the_blocks_and_other_line_ends_are_no_matter() {
    let text = format!("subject=www.example.com\n{LEAF}\n\nissuer\n{INTERMEDIATE}end")
        .replace('\n', "\r\n");

    let chain = CertificateChain::parse(&text).expect("a chain");

    assert_eq!(chain.to_pem(), [LEAF, INTERMEDIATE].concat());
}

#[test]
fn of_two_issuers_with_one_name_the_key_tells_which() {
    let error = CertificateChain::parse(&[TWIN, LEAF, INTERMEDIATE].concat());

    let subject = "CN=TEST Intermediate".to_owned();
    assert_eq!(error, Err(Error::UnrelatedCertificate { subject }));
}

#[test]
fn of_two_roots_with_one_name_and_key_only_one_is_taken() {
    let resigned = ROOT.replace("1WqNcg==", "0WqNcg==");
    assert_ne!(resigned, ROOT);

    let chain = CertificateChain::parse(&[INTERMEDIATE, ROOT, &resigned].concat());

    let chain = chain.expect("a chain");
    assert_eq!(chain.certificates().len(), 2);
    assert_eq!(CertificateChain::parse(&chain.to_pem()), Ok(chain));
}

#[test]
fn beside_a_cross_signed_root_the_root_itself_is_left_out() {
    for text in [
        [LEAF, INTERMEDIATE, ROOT, CROSS, STRANGER],
        [STRANGER, CROSS, ROOT, INTERMEDIATE, LEAF],
    ] {
        let chain = CertificateChain::parse(&text.concat()).expect("a chain");

        assert_eq!(
            chain.to_pem(),
            [LEAF, INTERMEDIATE, CROSS, STRANGER].concat()
        );
    }
}

#[test]
fn text_without_a_certificate_is_refused() {
    let cut = &LEAF[..LEAF.len() - 30];
    let request = LEAF.replace("CERTIFICATE", "CERTIFICATE REQUEST");
    let damaged = LEAF.replacen("MII", "!II", 1);
    for text in ["", "no certificate", cut, &request, &damaged] {
        assert_eq!(
            CertificateChain::parse(text),
            Err(Error::InvalidCertificatePem),
            "{text}"
        );
    }
}

#[test]
fn a_block_that_is_no_certificate_is_counted() {
    let block = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

    let error = CertificateChain::parse(&[LEAF, block].concat());

    assert_eq!(error, Err(Error::InvalidCertificate { position: 2 }));
}

#[test]
fn a_private_key_is_refused_and_not_repeated() {
    for label in [
        "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "EC PRIVATE KEY",
        "RSA PRIVATE KEY",
    ] {
        let text = format!("{LEAF}-----BEGIN {label}-----\nc2VjcmV0\n-----END {label}-----\n");

        let error = CertificateChain::parse(&text).expect_err("a key");

        assert_eq!(error, Error::PrivateKeyInChain);
        assert!(!format!("{error} {error:?}").contains("c2VjcmV0"));
    }
}

#[test]
fn two_server_certificates_are_refused() {
    let error = CertificateChain::parse(&[LEAF, OTHER_LEAF, INTERMEDIATE].concat());

    assert_eq!(error, Err(Error::SeveralLeaves));
}

#[test]
fn a_certificate_from_elsewhere_is_refused() {
    let error = CertificateChain::parse(&[LEAF, INTERMEDIATE, STRANGER].concat());

    let subject = "CN=TEST Stranger".to_owned();
    assert_eq!(error, Err(Error::UnrelatedCertificate { subject }));
}

#[test]
fn the_leaf_says_what_it_is() {
    let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
    let leaf = chain.leaf();

    assert_eq!(leaf.subject(), "CN=www.example.com");
    assert_eq!(leaf.issuer(), "CN=TEST Intermediate");
    assert_eq!(leaf.issuer_common_name(), "TEST Intermediate");
    assert_eq!(leaf.dns_names(), ["www.example.com", "*.example.org"]);
    assert_eq!(
        leaf.serial_hex(),
        "45a6942cf8e04689e33856010d037180e1f65a76"
    );
    assert_eq!(leaf.not_before(), 1_795_487_948);
    assert_eq!(leaf.not_after(), 4_949_087_948);
    assert_eq!(
        leaf.fingerprint_sha256(),
        "c66f7dcd645f8ecabe03ced2e8c8010174e7dba759f36f6edb447332e03af8f6"
    );
    assert!(!leaf.is_authority());
    assert!(chain.certificates()[1].is_authority());
}

#[test]
fn both_ends_of_its_validity_belong_to_it() {
    let chain = CertificateChain::parse(LEAF).expect("a chain");
    let leaf = chain.leaf();

    assert!(leaf.is_valid_at(leaf.not_before()) && leaf.is_valid_at(leaf.not_after()));
    assert!(!leaf.is_valid_at(leaf.not_before() - 1));
    assert!(!leaf.is_valid_at(leaf.not_after() + 1));
}

#[test]
fn a_chain_matches_the_key_of_its_leaf_alone() {
    let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
    let leaf_key = "719684619256d8a10a0615f36eb101442bfeee0f9316fd408f4b8a2ccffe0522";
    let issuer_key = chain.certificates()[1].public_key_fingerprint();

    assert!(chain.matches(&leaf_key.parse::<Fingerprint>().expect("a fingerprint")));
    assert!(!chain.matches(&issuer_key));
}

#[test]
fn a_wildcard_covers_one_label_and_not_its_base() {
    let chain = CertificateChain::parse(LEAF).expect("a chain");
    let covers = |name: &str| {
        chain
            .leaf()
            .covers(&DomainName::parse(name).expect("a name"))
    };

    assert!(covers("www.example.com") && covers("WWW.EXAMPLE.COM."));
    assert!(covers("*.example.org") && covers("a.example.org"));
    assert!(!covers("example.com") && !covers("*.example.com") && !covers("a.www.example.com"));
    assert!(!covers("example.org") && !covers("a.b.example.org") && !covers("*.a.example.org"));
}

#[test]
fn text_of_any_kind_is_an_error_and_never_a_panic() {
    for length in 0..LEAF.len() {
        assert!(CertificateChain::parse(&LEAF[..length]).is_err() || length + 1 == LEAF.len());
    }
    for position in 0..LEAF.len() {
        for byte in [b'A', b'-', b'\n', b' ', b'/'] {
            let mut changed = LEAF.as_bytes().to_vec();
            changed[position] = byte;
            let _ = CertificateChain::parse(&String::from_utf8(changed).expect("ASCII"));
        }
    }
}
