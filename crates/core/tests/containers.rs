//! PKCS#12 containers: opened, refused and damaged.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use der::{Encode, Length};
use keyside_core::{CertificateChain, Error, Pkcs12, Pkcs12Encryption, PrivateKey};
use proptest::{prelude::*, sample::Index};

const KEY: &str = include_str!("vectors/chain/leaf.key");
const LEAF: &str = include_str!("vectors/chain/leaf.pem");
const INTERMEDIATE: &str = include_str!("vectors/chain/intermediate.pem");
const OTHER_LEAF: &str = include_str!("vectors/chain/other-leaf.pem");
/// Of an Ed25519 key and its certificate, under the passphrase `secret`.
const CONTAINER: &[u8] = include_bytes!("vectors/keys/container.p12");
const RFC_9579: [&[u8]; 6] = [
    include_bytes!("vectors/pkcs12/rfc9579-a1.p12"),
    include_bytes!("vectors/pkcs12/rfc9579-a2.p12"),
    include_bytes!("vectors/pkcs12/rfc9579-a3.p12"),
    include_bytes!("vectors/pkcs12/rfc9579-a4.p12"),
    include_bytes!("vectors/pkcs12/rfc9579-a5.p12"),
    include_bytes!("vectors/pkcs12/rfc9579-a6.p12"),
];

#[test]
fn both_of_our_kinds_open_again() {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
    for encryption in [Pkcs12Encryption::Modern, Pkcs12Encryption::Windows2016] {
        let mut rng = ChaCha20Rng::from_seed([42; 32]);
        let file = key
            .export_pkcs12(&chain, "www.example.com", "secret", encryption, &mut rng)
            .expect("a container");

        let opened = Pkcs12::open(&file, Some("secret")).expect("a container");

        assert_eq!(opened.key.export_der(), key.export_der());
        assert_eq!(opened.certificates, chain.certificates());
        assert_eq!(opened.passed_over, 0);
        assert_eq!(opened.chain(), Some(chain.clone()));
        let imported = PrivateKey::import(&file, Some("secret")).expect("a key");
        assert_eq!(imported.export_der(), key.export_der());
    }
}

#[test]
fn a_container_opens_with_its_passphrase_alone() {
    for (passphrase, error) in [
        (None, Error::PassphraseRequired),
        (Some(""), Error::WrongPassphrase),
        (Some("Secret"), Error::WrongPassphrase),
        (Some("secret "), Error::WrongPassphrase),
    ] {
        assert_eq!(refusal(CONTAINER, passphrase), error, "{passphrase:?}");
    }
    assert!(Pkcs12::open(CONTAINER, Some("secret")).is_ok());
}

#[test]
fn the_authentication_of_rfc_9579_is_verified() {
    let [valid @ .., wrong_iterations, wrong_salt, no_length] = RFC_9579;
    for file in valid {
        let opened = Pkcs12::open(file, Some("1234")).expect("a container");

        assert_eq!(opened.chain().expect("its own").certificates().len(), 1);
        assert_eq!(refusal(file, Some("12345")), Error::WrongPassphrase);
    }
    for file in [wrong_iterations, wrong_salt] {
        assert_eq!(refusal(file, Some("1234")), Error::WrongPassphrase);
    }
    assert_eq!(
        refusal(no_length, Some("1234")),
        Error::UnsupportedContainer
    );
}

#[test]
fn a_flipped_bit_is_an_error_or_changes_nothing() {
    let key = PrivateKey::import(CONTAINER, Some("secret")).expect("a key");
    let mut read_all_the_same = 0;
    for bit in 0..8 * CONTAINER.len() {
        let mut changed = CONTAINER.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);

        if let Ok(opened) = Pkcs12::open(&changed, Some("secret")) {
            assert_eq!(opened.key.export_der(), key.export_der(), "{bit}");
            read_all_the_same += 1;
        }
    }
    // The parameters of SHA-256 in the authentication, which are `NULL`.
    assert!(read_all_the_same <= 8, "{read_all_the_same}");
}

#[test]
fn what_is_cut_off_is_refused() {
    for length in 0..CONTAINER.len() {
        let cut = &CONTAINER[..length];
        assert_eq!(refusal(cut, Some("secret")), Error::InvalidContainer);
        assert!(PrivateKey::import(cut, Some("secret")).is_err());
    }
    let longer = [CONTAINER, &[0]].concat();
    assert_eq!(refusal(&longer, Some("secret")), Error::InvalidContainer);
}

#[test]
fn a_key_that_is_not_encrypted_needs_no_passphrase() {
    let file = container(&[safe(&[key_bag()])]);

    for passphrase in [None, Some(""), Some("secret")] {
        let opened = Pkcs12::open(&file, passphrase).expect("a container");
        assert_eq!(opened.key.export_der().expect("DER").as_slice(), key());
    }
}

/// As Windows writes it: which uses of the key its owner wants.
#[test]
fn a_key_may_have_attributes() {
    const KEY_USAGE: &[u8] = &[
        0xa0, 0x0d, 0x30, 0x0b, 0x06, 0x03, 0x55, 0x1d, 0x0f, 0x31, 0x04, 0x03, 0x02, 0, 0x80,
    ];
    let key = key();
    let (_, fields, _) = first(&key);
    let bag = bag(KEY_BAG, &value(0x30, &[fields, KEY_USAGE]));

    let opened = Pkcs12::open(&container(&[safe(&[bag])]), None).expect("a container");

    assert_eq!(opened.key.export_der().expect("DER").as_slice(), key);
}

#[test]
fn safe_contents_may_be_inside_each_other_up_to_a_depth() {
    let nested =
        |depth| (0..depth).fold(key_bag(), |inner, _| bag(NESTED, &value(0x30, &[&inner])));

    let opened = Pkcs12::open(&container(&[safe(&[nested(8)])]), None).expect("a container");

    assert_eq!(opened.key.export_der().expect("DER").as_slice(), key());
    for depth in [9, 100] {
        let file = container(&[safe(&[nested(depth)])]);
        assert_eq!(refusal(&file, None), Error::InvalidContainer, "{depth}");
    }
}

#[test]
fn a_container_without_a_key_or_with_several_is_refused() {
    let certificate = certificate_bag(LEAF);
    for (safes, error) in [
        (vec![], Error::NoKeyInContainer),
        (vec![safe(&[certificate])], Error::NoKeyInContainer),
        (
            vec![safe(&[key_bag(), key_bag()])],
            Error::SeveralKeysInContainer,
        ),
        (
            vec![safe(&[key_bag()]), safe(&[key_bag()])],
            Error::SeveralKeysInContainer,
        ),
        (vec![in_rc2()], Error::UnsupportedContainer),
    ] {
        assert_eq!(refusal(&container(&safes), None), error);
    }
}

#[test]
fn what_is_encrypted_in_rc2_is_passed_over_unless_it_is_the_key() {
    let beside = Pkcs12::open(&container(&[in_rc2(), safe(&[key_bag()])]), None);
    let key = container(&[safe(&[bag(SHROUDED_KEY_BAG, &value(0x30, &[RC2, BYTES]))])]);

    assert_eq!(beside.expect("a container").passed_over, 1);
    let refused = refusal(&key, Some("secret"));
    assert_eq!(refused, Error::UnsupportedContainer);
    assert!(refused.to_string().contains("openssl pkcs12 -legacy"));
}

#[test]
fn the_chain_is_that_of_the_key_in_any_order() {
    let bags = [OTHER_LEAF, INTERMEDIATE, LEAF].map(certificate_bag);
    let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
    let with_key = |bags: &[Vec<u8>]| {
        let file = container(&[safe(bags), safe(&[key_bag()])]);
        Pkcs12::open(&file, None).expect("a container")
    };

    let opened = with_key(&bags);

    assert_eq!(opened.certificates.len(), 3);
    assert_eq!(opened.chain(), Some(chain));
    assert_eq!(with_key(&bags[..2]).chain(), None);
}

#[test]
fn more_than_a_container_has_is_refused() {
    let encrypted = |count| {
        let mut safes = vec![in_rc2(); count];
        safes.push(safe(&[key_bag()]));
        Pkcs12::open(&container(&safes), None).map(|opened| opened.passed_over)
    };
    let large = |size| container(&[safe(&[key_bag()]), data(&value(0x30, &[&octets(size)]))]);

    assert_eq!(encrypted(8), Ok(8));
    assert_eq!(encrypted(9), Err(Error::InvalidContainer));
    let refused = refusal(&large(256 * 1024), None);
    assert_eq!(refused, Error::InvalidContainer);
}

#[test]
fn hashing_that_takes_minutes_is_refused() {
    let iterations = |count: u32| {
        let salt = octets(8);
        let parameters = value(0x30, &[&salt, &count.to_der().expect("DER")]);
        let algorithm = value(0x30, &[TRIPLE_DES, &parameters]);
        let bag = bag(SHROUDED_KEY_BAG, &value(0x30, &[&algorithm, BYTES]));
        refusal(&container(&[safe(&[bag])]), Some("secret"))
    };

    assert_eq!(iterations(0), Error::UnsupportedContainer);
    assert_eq!(iterations(1), Error::WrongPassphrase);
    assert_eq!(iterations(6_000_001), Error::UnsupportedContainer);
    assert_eq!(iterations(u32::MAX), Error::UnsupportedContainer);
}

#[test]
fn a_container_in_ber_is_read_as_the_same_in_der() {
    let file = container(&[safe(&[key_bag(), certificate_bag(LEAF)])]);
    let opened = Pkcs12::open(&file, None).expect("a container");
    for part in [1, 7, 1000] {
        let ber = in_ber(&file, part);

        let read = Pkcs12::open(&ber, None).expect("a container");

        assert_ne!(ber, file);
        assert_eq!(read.key.export_der(), opened.key.export_der());
        assert_eq!(read.certificates, opened.certificates);
        assert!(PrivateKey::import(&ber, None).is_ok());
    }
    let authenticated = Pkcs12::open(&in_ber(CONTAINER, 100), Some("secret"));
    assert!(authenticated.is_ok(), "{authenticated:?}");
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_no_panic(
        file in prop::sample::select(files()),
        changes in prop::collection::vec(any::<(Index, u8)>(), 1..8),
        end in any::<Option<Index>>(),
    ) {
        let mut changed = file;
        for (position, byte) in changes {
            let position = position.index(changed.len());
            changed[position] = byte;
        }
        if let Some(end) = end {
            changed.truncate(end.index(changed.len()));
        }

        let opened = Pkcs12::open(&changed, Some("secret"));

        prop_assert!(opened.is_err() || opened.is_ok_and(|opened| opened.key.export_der().is_ok()));
        let _ = PrivateKey::import(&changed, None);
    }
}

/// Cheap to open.
fn files() -> Vec<Vec<u8>> {
    let plain = container(&[in_rc2(), safe(&[key_bag(), certificate_bag(LEAF)])]);
    let ber = in_ber(&plain, 50);
    vec![CONTAINER.to_vec(), plain, ber]
}

fn refusal(file: &[u8], passphrase: Option<&str>) -> Error {
    Pkcs12::open(file, passphrase).expect_err("it is to be refused")
}

const VERSION: &[u8] = &[0x02, 0x01, 0x03];
const DATA: &[u8] = &[0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
const ENCRYPTED_DATA: &[u8] = &[0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6];
const X509: &[u8] = &[0x06, 10, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 22, 1];
const TRIPLE_DES: &[u8] = &[0x06, 10, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3];
/// `pbeWithSHAAnd40BitRC2-CBC`, without parameters.
const RC2: &[u8] = &[
    0x30, 12, 0x06, 10, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 6,
];
const BYTES: &[u8] = &[0x04, 8, 1, 2, 3, 4, 5, 6, 7, 8];
const KEY_BAG: u8 = 1;
const SHROUDED_KEY_BAG: u8 = 2;
const CERTIFICATE_BAG: u8 = 3;
const NESTED: u8 = 6;

/// One that is not authenticated.
fn container(safes: &[Vec<u8>]) -> Vec<u8> {
    value(
        0x30,
        &[VERSION, &data(&value(0x30, &[safes.concat().as_slice()]))],
    )
}

fn safe(bags: &[Vec<u8>]) -> Vec<u8> {
    data(&value(0x30, &[bags.concat().as_slice()]))
}

fn data(bytes: &[u8]) -> Vec<u8> {
    value(0x30, &[DATA, &value(0xa0, &[&value(0x04, &[bytes])])])
}

fn in_rc2() -> Vec<u8> {
    let content = value(0x30, &[DATA, RC2, &[0x80], &BYTES[1..]]);
    let encrypted = value(0x30, &[&[0x02, 0x01, 0x00], &content]);
    value(0x30, &[ENCRYPTED_DATA, &value(0xa0, &[&encrypted])])
}

fn bag(kind: u8, content: &[u8]) -> Vec<u8> {
    let kind = [
        0x06, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, kind,
    ];
    value(0x30, &[&kind, &value(0xa0, &[content])])
}

fn key_bag() -> Vec<u8> {
    bag(KEY_BAG, &key())
}

fn certificate_bag(pem: &str) -> Vec<u8> {
    let (_, der) = pem_rfc7468::decode_vec(pem.as_bytes()).expect("PEM");
    let content = value(0xa0, &[&value(0x04, &[&der])]);
    bag(CERTIFICATE_BAG, &value(0x30, &[X509, &content]))
}

/// In PKCS#8.
fn key() -> Vec<u8> {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    key.export_der().expect("DER").to_vec()
}

fn octets(length: usize) -> Vec<u8> {
    value(0x04, &[&vec![7; length]])
}

fn value(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = Length::try_from(content.len()).expect("short");
    [&[tag], length.to_der().expect("DER").as_slice(), &content].concat()
}

/// The tag and the content of the first value in DER, and what follows.
fn first(der: &[u8]) -> (u8, &[u8], &[u8]) {
    let (header, length) = match der[1] {
        short @ 0..=0x7f => (2, usize::from(short)),
        0x81 => (3, usize::from(der[2])),
        _ => (4, usize::from(der[2]) * 256 + usize::from(der[3])),
    };
    let (content, rest) = der[header..].split_at(length);
    (der[0], content, rest)
}

/// With indefinite lengths, and octet strings in parts of that many bytes.
fn in_ber(mut der: &[u8], part: usize) -> Vec<u8> {
    const END: [u8; 2] = [0, 0];
    let mut ber = Vec::new();
    while !der.is_empty() {
        let (tag, content, rest) = first(der);
        let indefinite = |tag: u8, content: &[u8]| [&[tag, 0x80], content, &END].concat();
        ber.extend(match tag {
            0x04 => {
                let parts = content.chunks(part).map(|part| value(0x04, &[part]));
                indefinite(0x24, &parts.collect::<Vec<_>>().concat())
            }
            0x30 | 0xa0 => indefinite(tag, &in_ber(content, part)),
            _ => der[..der.len() - rest.len()].to_vec(),
        });
        der = rest;
    }
    ber
}
