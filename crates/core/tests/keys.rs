//! Private keys: made, let out, read again, and the requests they sign.

use std::slice;

use chacha20::{
    ChaCha20Rng,
    rand_core::{SeedableRng, TryCryptoRng, TryRng},
};
use keyside_core::{Csr, DomainName, DomainProblem, Error, KeyAlgorithm, KeyKind, PrivateKey};

#[test]
fn every_kind_of_key_survives_its_pem() {
    for key in a_key_of_each_kind() {
        let pem = key.export_pem().expect("PEM");
        let read = PrivateKey::parse(&pem, None).expect("a key");

        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n") && pem.ends_with("-----\n"));
        assert_eq!(read.algorithm(), key.algorithm());
        assert_eq!(read.fingerprint(), key.fingerprint());
        assert_eq!(
            read.export_der().expect("DER"),
            key.export_der().expect("DER")
        );
    }
}

#[test]
fn every_kind_of_key_signs_a_request_that_is_accepted() {
    let mut rng = rng();
    let domain: DomainName = "*.例子.中国".parse().expect("a name");
    for key in a_key_of_each_kind() {
        let csr = key.create_csr(&domain, &mut rng).expect("a request");

        assert_eq!(Csr::parse(csr.pem()), Ok(csr.clone()));
        assert_eq!(csr.domain(), &domain);
        assert_eq!(csr.dns_names(), slice::from_ref(&domain));
        assert_eq!(csr.algorithm(), KeyKind::from(key.algorithm()));
        assert_eq!(csr.fingerprint(), key.fingerprint());
    }
}

/// What must not change: whoever renews with a saved key sends the same request.
#[test]
fn the_request_of_a_key_is_always_the_same() {
    const KEY: &str = include_str!("vectors/chain/leaf.key");
    const CSR: &str = include_str!("vectors/leaf.csr");
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let domain: DomainName = "www.example.com".parse().expect("a name");

    let csr = key.create_csr(&domain, &mut rng()).expect("a request");

    assert_eq!(csr.pem(), CSR);
}

#[test]
fn the_same_random_numbers_make_the_same_key() {
    for algorithm in [
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EcdsaP256,
        KeyAlgorithm::Ed25519,
    ] {
        let one = PrivateKey::make(algorithm, &mut rng()).expect("a key");
        let other = PrivateKey::make(algorithm, &mut rng()).expect("a key");

        assert_eq!(one.fingerprint(), other.fingerprint());
    }
}

#[test]
fn a_source_of_randomness_that_fails_is_an_error() {
    for algorithm in KeyAlgorithm::ALL {
        let made = PrivateKey::make(*algorithm, &mut Broken);

        assert_eq!(made.err(), Some(Error::NoRandomness), "{algorithm}");
    }
}

#[test]
fn printing_a_key_says_only_its_kind() {
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP384, &mut rng()).expect("a key");

    assert_eq!(
        format!("{key:?} {key:#?}"),
        "PrivateKey(ecdsa-p384) PrivateKey(ecdsa-p384)"
    );
}

#[test]
fn an_encrypted_key_opens_with_its_passphrase_alone() {
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");

    let pem = key
        .export_encrypted_pem("correct 马 battery", &mut rng())
        .expect("PEM");

    assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    let opened = PrivateKey::parse(&pem, Some("correct 马 battery")).expect("a key");
    assert_eq!(opened.fingerprint(), key.fingerprint());
    assert_eq!(
        PrivateKey::parse(&pem, None).err(),
        Some(Error::PassphraseRequired)
    );
    for wrong in ["", "correct", "correct 马 battery "] {
        assert_eq!(
            PrivateKey::parse(&pem, Some(wrong)).err(),
            Some(Error::WrongPassphrase)
        );
    }
}

#[test]
fn a_key_is_not_encrypted_with_nothing() {
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");

    let exported = key.export_encrypted_pem("", &mut rng());

    assert_eq!(exported.err(), Some(Error::EmptyPassphrase));
}

#[test]
fn a_key_is_found_beside_its_certificates() {
    const KEY: &str = include_str!("vectors/chain/leaf.key");
    const LEAF: &str = include_str!("vectors/chain/leaf.pem");

    for text in [[KEY, LEAF].concat(), [LEAF, KEY].concat()] {
        assert!(PrivateKey::parse(&text, None).is_ok());
    }
}

#[test]
fn text_that_is_not_one_key_is_refused() {
    const KEY: &str = include_str!("vectors/chain/leaf.key");
    let twice = KEY.repeat(2);
    let cut = &KEY[..KEY.len() - 10];
    let sec1 = KEY.replace("PRIVATE KEY", "EC PRIVATE KEY");
    let damaged = KEY.replacen("MI", "!I", 1);

    for text in ["", "secret", &twice, cut, &sec1, &damaged] {
        assert_eq!(
            PrivateKey::parse(text, None).err(),
            Some(Error::InvalidKeyPem)
        );
    }
}

#[test]
fn bytes_that_are_no_key_are_refused_and_never_a_panic() {
    for key in a_key_of_each_kind() {
        let der = key.export_der().expect("DER");
        for length in (0..der.len()).step_by(7) {
            assert!(PrivateKey::from_der(&der[..length]).is_err());
        }
        for position in (0..der.len()).step_by(11) {
            let mut changed = der.to_vec();
            changed[position] ^= 0x41;
            let _ = PrivateKey::from_der(&changed);
        }
    }
    assert_eq!(
        PrivateKey::from_der(&[0; 10_000]).err(),
        Some(Error::InvalidKey)
    );
}

#[test]
fn an_rsa_key_whose_parts_do_not_fit_is_refused() {
    let key = PrivateKey::make(KeyAlgorithm::Rsa2048, &mut rng()).expect("a key");
    let mut der = key.export_der().expect("DER").to_vec();
    let middle_of_the_private_exponent = 26 + 7 + 257 + 8 + 128;

    der[middle_of_the_private_exponent] ^= 1;

    assert_eq!(PrivateKey::from_der(&der).err(), Some(Error::InvalidKey));
}

#[test]
fn a_name_too_long_for_a_common_name_is_refused() {
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");
    let fits: DomainName = format!("{}.example", "a".repeat(56))
        .parse()
        .expect("a name");
    let too_long: DomainName = format!("{}.example", "a".repeat(57))
        .parse()
        .expect("a name");

    assert!(key.create_csr(&fits, &mut rng()).is_ok());
    assert_eq!(
        key.create_csr(&too_long, &mut rng()),
        Err(Error::InvalidDomain {
            name: too_long.to_string(),
            problem: DomainProblem::TooLongForCommonName
        })
    );
}

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([42; 32])
}

fn a_key_of_each_kind() -> Vec<PrivateKey> {
    let mut rng = rng();
    KeyAlgorithm::ALL
        .iter()
        .map(|algorithm| PrivateKey::make(*algorithm, &mut rng).expect("a key"))
        .collect()
}

/// A generator that has no random numbers.
struct Broken;

#[derive(Debug)]
struct Empty;

impl std::fmt::Display for Empty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no random numbers")
    }
}

impl std::error::Error for Empty {}

impl TryRng for Broken {
    type Error = Empty;

    fn try_next_u32(&mut self) -> Result<u32, Empty> {
        Err(Empty)
    }

    fn try_next_u64(&mut self) -> Result<u64, Empty> {
        Err(Empty)
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Empty> {
        Err(Empty)
    }
}

impl TryCryptoRng for Broken {}
