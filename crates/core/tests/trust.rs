//! A chain is completed, and trusted or not.

#[path = "support/authority.rs"]
mod support;

use der::asn1::ObjectIdentifier;
use keyside_core::{Certificate, CertificateChain, ChainProblem, DomainName, Error};
use support::{Draft, Party, chain, dns};
use x509_cert::ext::{
    Extension,
    pkix::{
        BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, NameConstraints, SubjectAltName,
        constraints::name::GeneralSubtree, name::GeneralName,
    },
};

const NOW: i64 = 1500;
const SERVER: &str = "www.example.com";

#[test]
fn a_chain_that_leads_to_a_root_is_trusted_with_the_root_and_without() {
    let (root, intermediate, leaf) = three(Draft::authority("CN=TEST authority"));
    let roots = [root.certificate.clone()];

    for parties in [
        vec![&leaf, &intermediate],
        vec![&leaf, &intermediate, &root],
    ] {
        assert_eq!(chain(&parties).verify(&roots, NOW, &server()), Ok(()));
    }
    assert_eq!(
        chain(&[&leaf]).verify(&[intermediate.certificate], NOW, &server()),
        Ok(())
    );
}

#[test]
fn a_missing_intermediate_is_taken_from_a_pool() {
    let (root, intermediate, leaf) = three(Draft::authority("CN=TEST authority"));
    let other = root.issue(9, Draft::authority("CN=TEST authority"));
    let pool = [other, root, intermediate].map(|party| party.certificate);
    let incomplete = chain(&[&leaf]);

    let problem = incomplete.verify(&pool[1..2], NOW, &server());
    let complete = incomplete.complete(&pool);

    assert_eq!(problem, Err(untrusted(&leaf, ChainProblem::UnknownIssuer)));
    assert_eq!(
        complete.certificates(),
        [leaf.certificate, pool[2].clone()].as_slice()
    );
    assert_eq!(complete.verify(&pool[1..2], NOW, &server()), Ok(()));
}

#[test]
fn of_two_intermediates_the_one_that_lasts_longer_completes_a_chain() {
    let root = Draft::authority("CN=TEST root").self_signed(1);
    let intermediate = || Draft::authority("CN=TEST authority");
    let short = root.issue(2, intermediate());
    let long = root.issue(2, intermediate().lasting(1000, 3000));
    let leaf = short.issue(3, Draft::server(SERVER));

    for pool in [[&short, &long], [&long, &short]] {
        let pool = pool.map(|party| party.certificate.clone());
        let complete = chain(&[&leaf]).complete(&pool);
        assert_eq!(complete.certificates()[1], long.certificate);
    }
}

#[test]
fn authorities_that_issue_each_other_do_not_complete_a_chain_for_ever() {
    let one = Draft::authority("CN=TEST one").self_signed(1);
    let two = Draft::authority("CN=TEST two").self_signed(2);
    let pool = [
        one.issue(2, Draft::authority("CN=TEST two")).certificate,
        two.issue(1, Draft::authority("CN=TEST one")).certificate,
    ];
    let leaf = one.issue(3, Draft::server(SERVER));

    assert_eq!(chain(&[&leaf]).complete(&pool).certificates().len(), 3);
}

#[test]
fn another_root_of_the_same_name_is_not_trusted() {
    let (_, intermediate, leaf) = three(Draft::authority("CN=TEST authority"));
    let impostor = Draft::authority("CN=TEST root").self_signed(7);

    let verified = chain(&[&leaf, &intermediate]).verify(&[impostor.certificate], NOW, &server());

    let problem = ChainProblem::UnknownIssuer;
    assert_eq!(verified, Err(untrusted(&intermediate, problem)));
}

#[test]
fn a_signature_by_another_key_is_noticed() {
    let (root, _, leaf) = three(Draft::authority("CN=TEST authority"));
    let impostor = root.issue(9, Draft::authority("CN=TEST authority"));

    let verified = chain(&[&leaf, &impostor]).verify(&[root.certificate], NOW, &server());

    assert_eq!(verified, Err(untrusted(&leaf, ChainProblem::BadSignature)));
}

#[test]
fn no_certificate_of_a_path_may_be_out_of_date() {
    let authority = || Draft::authority("CN=TEST authority");
    for (root, intermediate, leaf, guilty) in [
        ((1000, 2000), (1000, 2000), (1000, 1499), 0),
        ((1000, 2000), (1000, 1499), (1000, 2000), 1),
        ((1000, 1499), (1000, 2000), (1000, 2000), 2),
    ] {
        let draft = Draft::authority("CN=TEST root");
        let root = draft.lasting(root.0, root.1).self_signed(1);
        let intermediate = root.issue(2, authority().lasting(intermediate.0, intermediate.1));
        let leaf = intermediate.issue(3, Draft::server(SERVER).lasting(leaf.0, leaf.1));
        let guilty = [&leaf, &intermediate, &root][guilty];

        let verify = |at| {
            chain(&[&leaf, &intermediate]).verify(
                std::slice::from_ref(&root.certificate),
                at,
                &server(),
            )
        };

        assert_eq!(verify(1499), Ok(()));
        assert_eq!(verify(NOW), Err(untrusted(guilty, ChainProblem::Expired)));
        assert_eq!(
            verify(999),
            Err(untrusted(&leaf, ChainProblem::NotYetValid))
        );
    }
}

#[test]
fn whoever_is_no_authority_cannot_issue() {
    for (draft, problem) in [
        (Draft::new("CN=TEST authority"), ChainProblem::NotAuthority),
        (
            Draft::new("CN=TEST authority").with(&BasicConstraints {
                ca: false,
                path_len_constraint: None,
            }),
            ChainProblem::NotAuthority,
        ),
        (
            Draft::authority("CN=TEST authority")
                .with(&KeyUsage(KeyUsages::DigitalSignature.into())),
            ChainProblem::KeyUsage,
        ),
        (
            Draft::authority("CN=TEST authority").with(&ExtendedKeyUsage(vec![CODE_SIGNING])),
            ChainProblem::NotForServers,
        ),
        (
            Draft::authority("CN=TEST authority").with(Extension {
                extn_id: ObjectIdentifier::new_unwrap("1.2.3"),
                critical: true,
                extn_value: der::asn1::OctetString::new([]).expect("bytes"),
            }),
            ChainProblem::UnknownCriticalExtension,
        ),
        (
            Draft::authority("CN=TEST authority").with(Extension {
                extn_id: ObjectIdentifier::new_unwrap("2.5.29.37"),
                critical: false,
                extn_value: der::asn1::OctetString::new([1]).expect("bytes"),
            }),
            ChainProblem::Malformed,
        ),
    ] {
        let (root, intermediate, leaf) = three(draft);

        let verified = verified(&root, &[&leaf, &intermediate]);

        assert_eq!(verified, Err(untrusted(&intermediate, problem)));
    }
}

#[test]
fn authorities_with_the_right_usages_issue() {
    let usages = KeyUsages::KeyCertSign | KeyUsages::CRLSign;
    let draft = Draft::authority("CN=TEST authority")
        .with(&KeyUsage(usages))
        .with(&ExtendedKeyUsage(vec![CODE_SIGNING, SERVER_AUTHENTICATION]));
    let (root, intermediate, leaf) = three(draft);

    assert_eq!(verified(&root, &[&leaf, &intermediate]), Ok(()));
}

#[test]
fn no_more_authorities_may_be_below_one_than_it_says() {
    for (limit, expected) in [(0, false), (1, true)] {
        let root = Draft::authority_above("CN=TEST root", Some(limit)).self_signed(1);
        let intermediate = root.issue(2, Draft::authority_above("CN=TEST authority", Some(0)));
        let leaf = intermediate.issue(3, Draft::server(SERVER));

        let verified = verified(&root, &[&leaf, &intermediate]);

        let problem = untrusted(&root, ChainProblem::PathTooLong);
        assert_eq!(verified, expected.then_some(()).ok_or(problem));
    }
}

#[test]
fn a_leaf_is_for_a_server_of_this_name_and_its_key_for_a_handshake() {
    for (draft, problem) in [
        (
            Draft::server("mail.example.com"),
            ChainProblem::NameNotCovered,
        ),
        (
            Draft::new("CN=www.example.com"),
            ChainProblem::NameNotCovered,
        ),
        (
            Draft::server(SERVER).with(&ExtendedKeyUsage(vec![CODE_SIGNING])),
            ChainProblem::NotForServers,
        ),
        (
            Draft::server(SERVER).with(&KeyUsage(KeyUsages::CRLSign.into())),
            ChainProblem::KeyUsage,
        ),
    ] {
        let root = Draft::authority("CN=TEST root").self_signed(1);
        let leaf = root.issue(3, draft);

        let verified = verified(&root, &[&leaf]);

        assert_eq!(verified, Err(untrusted(&leaf, problem)));
    }
}

#[test]
fn an_authority_certifies_no_names_but_those_it_may() {
    let ip = || GeneralName::IpAddress(der::asn1::OctetString::new([0; 8]).expect("bytes"));
    let organisation = |name: &str| GeneralName::DirectoryName(name.parse().expect("a name"));
    for (permitted, excluded, names, expected) in [
        (vec![dns("example.com")], vec![], vec![dns(SERVER)], true),
        (vec![dns("example.org")], vec![], vec![dns(SERVER)], false),
        (
            vec![dns("example.org"), dns("com")],
            vec![],
            vec![dns(SERVER)],
            true,
        ),
        (vec![], vec![dns("example.org")], vec![dns(SERVER)], true),
        (vec![], vec![dns("example.com")], vec![dns(SERVER)], false),
        (
            vec![],
            vec![dns("a.example.com")],
            vec![dns("*.example.com"), dns(SERVER)],
            false,
        ),
        (vec![], vec![dns("")], vec![dns(SERVER)], false),
        (vec![ip()], vec![], vec![dns(SERVER)], true),
        (vec![], vec![ip()], vec![dns(SERVER), ip()], false),
        (vec![ip()], vec![], vec![dns(SERVER), ip()], false),
        (
            vec![organisation("CN=TEST server")],
            vec![],
            vec![dns(SERVER)],
            true,
        ),
        (
            vec![organisation("O=TEST")],
            vec![],
            vec![dns(SERVER)],
            false,
        ),
        (
            vec![],
            vec![organisation("CN=TEST server")],
            vec![dns(SERVER)],
            false,
        ),
    ] {
        let constraints = NameConstraints {
            permitted_subtrees: subtrees(&permitted),
            excluded_subtrees: subtrees(&excluded),
        };
        let root = Draft::authority("CN=TEST root").self_signed(1);
        let intermediate = root.issue(2, Draft::authority("CN=TEST authority").with(&constraints));
        let draft = Draft::new("CN=TEST server").with(&SubjectAltName(names.clone()));
        let leaf = intermediate.issue(3, draft);

        let verified = verified(&root, &[&leaf, &intermediate]);

        let problem = untrusted(&intermediate, ChainProblem::NameNotPermitted);
        assert_eq!(
            verified,
            expected.then_some(()).ok_or(problem),
            "{permitted:?} {excluded:?} {names:?}"
        );
    }
}

#[test]
fn certificates_by_openssl_are_trusted_by_their_root() {
    let certificates = |pem: &str| Certificate::parse_all(pem).expect("certificates");
    let leaf = include_str!("vectors/chain/leaf.pem");
    let pool = certificates(include_str!("vectors/chain/intermediate.pem"));
    let roots = certificates(include_str!("vectors/chain/root.pem"));
    let chain = CertificateChain::parse(leaf)
        .expect("a chain")
        .complete(&pool);

    let verified = chain.verify(&roots, chain.leaf().not_before(), &server());

    assert_eq!(verified, Ok(()));
    assert_eq!(
        chain.leaf().fingerprint_sha1(),
        "6933f4f154f9f5e8fd3903168e71d0a4bfacb77a"
    );
}

const CODE_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.3");
const SERVER_AUTHENTICATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1");

/// A root, what it issued for this draft, and a server below.
fn three(intermediate: Draft) -> (Party, Party, Party) {
    let root = Draft::authority("CN=TEST root").self_signed(1);
    let intermediate = root.issue(2, intermediate);
    let leaf = intermediate.issue(3, Draft::server(SERVER));
    (root, intermediate, leaf)
}

fn verified(root: &Party, parties: &[&Party]) -> Result<(), Error> {
    chain(parties).verify(std::slice::from_ref(&root.certificate), NOW, &server())
}

fn server() -> DomainName {
    SERVER.parse().expect("a name")
}

fn untrusted(party: &Party, problem: ChainProblem) -> Error {
    Error::UntrustedChain {
        subject: party.certificate.subject(),
        problem,
    }
}

fn subtrees(bases: &[GeneralName]) -> Option<Vec<GeneralSubtree>> {
    let subtree = |base: &GeneralName| GeneralSubtree {
        base: base.clone(),
        minimum: 0,
        maximum: None,
    };
    (!bases.is_empty()).then(|| bases.iter().map(subtree).collect())
}
