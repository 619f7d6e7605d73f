//! Private keys: made, and the requests they sign.

#[path = "support/keys.rs"]
mod support;

use std::slice;

use chacha20::rand_core::{TryCryptoRng, TryRng};
use keyside_core::{Csr, DomainName, DomainProblem, Error, KeyAlgorithm, KeyKind, PrivateKey};
use support::{a_key_of_each_kind, rng};

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
