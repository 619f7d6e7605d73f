//! The forms of private keys: let out and read again, of others and broken.

#[path = "support/keys.rs"]
mod support;

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use der::{Decode, Encode, asn1::OctetString};
use keyside_core::{Error, KeyAlgorithm, KeyFlaw, PassphraseHash, PrivateKey};
use pkcs8::PrivateKeyInfoRef;
use sec1::EcPrivateKey;
use support::{a_key_of_each_kind, rng};

const KEY: &str = include_str!("vectors/chain/leaf.key");
const PLAIN: &str = include_str!("vectors/keys/plain.pem");
const EC_PARAMETERS: &str = include_str!("vectors/keys/ec-parameters.pem");
const ENCRYPTED: [&str; 7] = [
    include_str!("vectors/keys/pbkdf2-sha1-aes-128.pem"),
    include_str!("vectors/keys/pbkdf2-sha256-aes-192.pem"),
    include_str!("vectors/keys/pbkdf2-sha512-aes-256.pem"),
    include_str!("vectors/keys/pbkdf2-sha1-des3.pem"),
    include_str!("vectors/keys/scrypt-aes-256.pem"),
    include_str!("vectors/keys/pkcs12-des3.pem"),
    include_str!("vectors/keys/pbkdf2-long-salt-aes-256.pem"),
];

#[test]
fn every_kind_of_key_survives_its_pkcs8() {
    for key in a_key_of_each_kind() {
        let (pem, der) = (
            key.export_pem().expect("PEM"),
            key.export_der().expect("DER"),
        );

        let from_pem = PrivateKey::parse(&pem, None).expect("a key");
        let from_der = PrivateKey::from_der(&der, None).expect("a key");

        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n") && pem.ends_with("-----\n"));
        for read in [from_pem, from_der] {
            assert_eq!(read.algorithm(), key.algorithm());
            assert_eq!(read.fingerprint(), key.fingerprint());
            assert_eq!(read.export_pem(), Ok(pem.clone()));
        }
    }
}

#[test]
fn every_kind_of_key_survives_its_traditional_form() {
    for key in a_key_of_each_kind() {
        let label = match key.algorithm() {
            KeyAlgorithm::Ed25519 => {
                let refused = key.export_traditional_pem();
                assert_eq!(refused.err(), Some(Error::NoTraditionalForm));
                continue;
            }
            KeyAlgorithm::EcdsaP256 | KeyAlgorithm::EcdsaP384 | KeyAlgorithm::Sm2 => "EC",
            _ => "RSA",
        };
        let pem = key.export_traditional_pem().expect("PEM");
        let der = key.export_traditional_der().expect("DER");

        let from_pem = PrivateKey::parse(&pem, None).expect("a key");
        let from_der = PrivateKey::from_der(&der, None).expect("a key");

        assert!(pem.starts_with(&format!("-----BEGIN {label} PRIVATE KEY-----\n")));
        for read in [from_pem, from_der] {
            assert_eq!(read.algorithm(), key.algorithm());
            assert_eq!(read.export_der(), key.export_der());
            assert_eq!(read.export_traditional_pem(), Ok(pem.clone()));
        }
    }
}

#[test]
fn every_kind_of_key_survives_its_encryption() {
    for key in a_key_of_each_kind() {
        let pem = key
            .export_encrypted_pem("correct 马 battery", PassphraseHash::Pbkdf2, &mut rng())
            .expect("PEM");
        let der = key
            .export_encrypted_der("correct 马 battery", PassphraseHash::Scrypt, &mut rng())
            .expect("DER");

        let from_pem = PrivateKey::parse(&pem, Some("correct 马 battery")).expect("a key");
        let from_der = PrivateKey::from_der(&der, Some("correct 马 battery")).expect("a key");

        assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        for read in [from_pem, from_der] {
            assert_eq!(read.export_der(), key.export_der());
        }
    }
}

#[test]
fn an_encrypted_key_opens_with_its_passphrase_alone() {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    for hash in [PassphraseHash::Pbkdf2, PassphraseHash::Scrypt] {
        let pem = key
            .export_encrypted_pem("correct 马 battery", hash, &mut rng())
            .expect("PEM");

        let without = PrivateKey::parse(&pem, None);

        assert_eq!(without.err(), Some(Error::PassphraseRequired));
        for wrong in ["", "correct", "correct 马 battery "] {
            let opened = PrivateKey::parse(&pem, Some(wrong));
            assert_eq!(opened.err(), Some(Error::WrongPassphrase));
        }
    }
}

#[test]
fn a_key_is_not_encrypted_with_nothing() {
    let key = PrivateKey::parse(KEY, None).expect("a key");

    let exported = key.export_encrypted_pem("", PassphraseHash::Scrypt, &mut rng());

    assert_eq!(exported.err(), Some(Error::EmptyPassphrase));
}

#[test]
fn what_other_programs_encrypted_is_opened() {
    let plain = PrivateKey::parse(PLAIN, None).expect("a key");
    for pem in ENCRYPTED {
        let (_, der) = pem_rfc7468::decode_vec(pem.as_bytes()).expect("PEM");

        for file in [pem.as_bytes(), &der] {
            let opened = PrivateKey::import(file, Some("secret")).expect("a key");
            assert_eq!(opened.export_der(), plain.export_der());
        }
        assert_eq!(
            PrivateKey::parse(pem, Some("Secret")).err(),
            Some(Error::WrongPassphrase)
        );
    }
}

#[test]
fn a_key_that_others_can_find_is_refused() {
    let read = |pem| PrivateKey::parse(pem, None).err();

    assert_eq!(
        read(include_str!("vectors/keys/roca.pem")),
        Some(Error::FlawedKey {
            flaw: KeyFlaw::Roca
        })
    );
    assert_eq!(
        read(include_str!("vectors/keys/close-primes.pem")),
        Some(Error::FlawedKey {
            flaw: KeyFlaw::ClosePrimes
        })
    );
    assert_eq!(
        read(include_str!("vectors/keys/small-factor.pem")),
        Some(Error::FlawedKey {
            flaw: KeyFlaw::SmallFactor { factor: 16381 }
        })
    );
    assert_eq!(
        read(include_str!("vectors/keys/rsa-1024.pem")),
        Some(Error::WeakKey { bits: 1024 })
    );
}

#[test]
fn what_has_to_be_converted_says_how() {
    for (file, error, command) in [
        (
            &include_bytes!("vectors/keys/legacy.pem")[..],
            Error::LegacyEncryption,
            "openssl pkey",
        ),
        (
            include_bytes!("vectors/keys/openssh.pem"),
            Error::OpensshKey,
            "ssh-keygen -p -m PKCS8",
        ),
        (
            include_bytes!("vectors/keys/pkcs5-des.pem"),
            Error::UnsupportedEncryption,
            "openssl pkey",
        ),
    ] {
        let refused = PrivateKey::import(file, Some("secret")).expect_err("to be converted");

        assert!(refused.to_string().contains(command), "{refused}");
        assert_eq!(refused, error);
    }
}

#[test]
fn a_file_is_read_whatever_its_form() {
    for key in a_key_of_each_kind() {
        let (pem, der) = (
            key.export_pem().expect("PEM"),
            key.export_der().expect("DER"),
        );
        for file in [pem.as_bytes(), der.as_slice()] {
            let read = PrivateKey::import(file, None).expect("a key");
            assert_eq!(read.fingerprint(), key.fingerprint());
        }
    }
}

#[test]
fn the_curve_may_be_named_beside_the_key() {
    let key = PrivateKey::parse(EC_PARAMETERS, None).expect("a key");
    let pkcs8 = key.export_der().expect("DER");
    let unnamed = PrivateKeyInfoRef::from_der(&pkcs8)
        .expect("PKCS#8")
        .private_key;
    let unnamed = pem_rfc7468::encode_string(
        "EC PRIVATE KEY",
        pem_rfc7468::LineEnding::LF,
        unnamed.as_bytes(),
    )
    .expect("PEM");
    let (parameters, _) =
        EC_PARAMETERS.split_at(EC_PARAMETERS.find("-----BEGIN EC PRIVATE").expect("a key"));

    let read = PrivateKey::parse(&[parameters, &unnamed].concat(), None).expect("a key");

    assert_eq!(read.fingerprint(), key.fingerprint());
    assert_eq!(
        PrivateKey::parse(&unnamed, None).err(),
        Some(Error::InvalidKey)
    );
}

/// As `GnuTLS` 3.7 writes it, if it begins with a 1 bit.
#[test]
fn a_secret_number_may_have_a_zero_before_it() {
    for key in a_key_of_each_kind() {
        let Ok(der) = key.export_traditional_der() else {
            continue;
        };
        let Ok(parts) = EcPrivateKey::from_der(&der) else {
            continue;
        };
        let secret = [&[0], parts.private_key].concat();
        let longer = [&[0], &secret[..]].concat();
        let with = |private_key| EcPrivateKey {
            private_key,
            ..parts.clone()
        };

        let read = PrivateKey::from_der(&with(&secret).to_der().expect("DER"), None);
        let refused = PrivateKey::from_der(&with(&longer).to_der().expect("DER"), None);

        assert_eq!(read.expect("a key").export_der(), key.export_der());
        assert_eq!(refused.err(), Some(Error::InvalidKey));
    }
}

#[test]
fn a_key_is_found_beside_its_certificates() {
    const LEAF: &str = include_str!("vectors/chain/leaf.pem");

    for text in [[KEY, LEAF].concat(), [LEAF, KEY].concat()] {
        assert!(PrivateKey::parse(&text, None).is_ok());
    }
}

#[test]
fn text_that_is_not_one_key_is_refused() {
    let twice = KEY.repeat(2);
    let cut = &KEY[..KEY.len() - 10];
    let other = KEY.replace("PRIVATE KEY", "SECRET PRIVATE KEY");
    let damaged = KEY.replacen("MI", "!I", 1);

    for text in ["", "secret", &twice, cut, &other, &damaged] {
        assert_eq!(
            PrivateKey::parse(text, None).err(),
            Some(Error::InvalidKeyPem)
        );
    }
}

#[test]
fn a_label_for_another_form_is_refused() {
    for label in ["EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
        let text = KEY.replace("PRIVATE KEY", label);

        assert_eq!(
            PrivateKey::parse(&text, Some("secret")).err(),
            Some(Error::InvalidKey),
            "{label}"
        );
    }
}

#[test]
fn an_rsa_key_whose_parts_do_not_fit_is_refused() {
    let key = PrivateKey::make(KeyAlgorithm::Rsa2048, &mut rng()).expect("a key");
    let der = key.export_traditional_der().expect("DER");
    // The header, the version; the modulus, the public exponent, the private one, the primes.
    let modulus = 4 + 3 + 4;
    let public = modulus + 257 + 2;
    let private = public + 3 + 4;
    let first = private + 256 + 3;
    let second = first + 129 + 3;
    assert_eq!(der[public..public + 3], [1, 0, 1]);
    assert_eq!(der[second - 3..second], [2, 0x81, 129]);

    for (part, bit) in [
        (modulus + 100, 1),
        (public + 2, 2),
        (public + 2, 1),
        (private + 100, 1),
        (first + 100, 1),
        (second + 128, 2),
    ] {
        let mut changed = der.to_vec();
        changed[part] ^= bit;

        assert_eq!(
            PrivateKey::from_der(&changed, None).err(),
            Some(Error::InvalidKey),
            "{part}"
        );
    }
}

#[test]
fn a_public_key_that_is_not_the_one_of_the_secret_is_refused() {
    for key in a_key_of_each_kind() {
        if matches!(key.export_traditional_pem(), Err(Error::NoTraditionalForm)) {
            continue;
        }
        let der = key.export_traditional_der().expect("DER");
        let Ok(parts) = EcPrivateKey::from_der(&der) else {
            continue;
        };
        let point = parts.public_key.expect("written by us").to_vec();
        let mut negative = point.clone();
        negative.truncate(1 + (point.len() - 1) / 2);
        negative[0] = if point[point.len() - 1] % 2 == 0 {
            3
        } else {
            2
        };
        let mut off_the_curve = point.clone();
        off_the_curve[5] ^= 1;
        for other in [negative, off_the_curve] {
            let changed = EcPrivateKey {
                public_key: Some(&other),
                ..parts.clone()
            };

            let read = PrivateKey::from_der(&changed.to_der().expect("DER"), None);

            assert_eq!(read.err(), Some(Error::InvalidKey), "{key:?}");
        }
        let order_or_more = vec![0xff; parts.private_key.len()];
        for secret in [vec![0; parts.private_key.len()], order_or_more] {
            let changed = EcPrivateKey {
                private_key: &secret,
                ..parts.clone()
            };

            let read = PrivateKey::from_der(&changed.to_der().expect("DER"), None);

            assert_eq!(read.err(), Some(Error::InvalidKey), "{key:?}");
        }
    }
}

#[test]
fn bytes_that_are_no_key_are_refused_and_never_a_panic() {
    let keys = a_key_of_each_kind();
    let plain = keys
        .iter()
        .map(|key| key.export_der().expect("DER").to_vec());
    let traditional = keys
        .iter()
        .filter_map(|key| key.export_traditional_der().ok());
    let encrypted = ENCRYPTED.map(|pem| pem_rfc7468::decode_vec(pem.as_bytes()).expect("PEM").1);
    let container = include_bytes!("vectors/keys/container.p12").to_vec();
    let mut forms: Vec<Vec<u8>> = plain
        .chain(traditional.map(|der| der.to_vec()))
        .chain(encrypted)
        .collect();
    forms.push(container);
    let mut rng = ChaCha20Rng::from_seed([3; 32]);
    for der in forms {
        let step = 1 + der.len() / 150;
        for length in (0..der.len()).step_by(step) {
            assert!(PrivateKey::import(&der[..length], Some("secret")).is_err());
        }
        for _ in 0..300 {
            let mut changed = der.clone();
            for _ in 0..=rng.next_u32() % 3 {
                // Most of what is read is at the beginning.
                let end = if rng.next_u32() % 2 == 0 {
                    60
                } else {
                    der.len()
                };
                let position = rng.next_u32() as usize % end.min(der.len());
                changed[position] = rng.next_u32().to_le_bytes()[0];
            }
            let _ = PrivateKey::import(&changed, Some("secret"));
        }
    }
    assert_eq!(
        PrivateKey::from_der(&[0; 10_000], None).err(),
        Some(Error::InvalidKey)
    );
}

#[test]
fn text_of_any_kind_is_an_error_and_never_a_panic() {
    let mut rng = ChaCha20Rng::from_seed([4; 32]);
    let texts = [
        KEY,
        EC_PARAMETERS,
        ENCRYPTED[1],
        include_str!("vectors/keys/legacy.pem"),
        include_str!("vectors/keys/openssh.pem"),
    ];
    for text in texts {
        for length in 0..text.len() {
            assert!(
                PrivateKey::import(&text.as_bytes()[..length], Some("secret")).is_err()
                    || length + 1 == text.len()
            );
        }
        for _ in 0..1000 {
            let mut changed = text.as_bytes().to_vec();
            let position = rng.next_u32() as usize % changed.len();
            changed[position] = rng.next_u32().to_le_bytes()[0];
            let _ = PrivateKey::import(&changed, Some("secret"));
        }
    }
}

/// What once made the crates beneath panic.
#[test]
fn encryption_with_impossible_parameters_is_refused() {
    let change = |pem: &str, old: &[u8], new: &[u8]| {
        let (_, der) = pem_rfc7468::decode_vec(pem.as_bytes()).expect("PEM");
        let start = der
            .windows(old.len())
            .position(|window| window == old)
            .expect("the old bytes");
        let mut der = der;
        der[start..start + old.len()].copy_from_slice(new);
        der
    };
    let cost = [2, 1, 16, 2, 1, 1, 2, 1, 1];
    let iterations = [2, 1, 2, 0x30];
    for (form, der) in [
        (
            "scrypt with N = 0",
            change(ENCRYPTED[4], &cost, &[2, 1, 0, 2, 1, 1, 2, 1, 1]),
        ),
        (
            "scrypt with N = 1",
            change(ENCRYPTED[4], &cost, &[2, 1, 1, 2, 1, 1, 2, 1, 1]),
        ),
        (
            "scrypt with N = 3",
            change(ENCRYPTED[4], &cost, &[2, 1, 3, 2, 1, 1, 2, 1, 1]),
        ),
        (
            "scrypt with r = 0",
            change(ENCRYPTED[4], &cost, &[2, 1, 16, 2, 1, 0, 2, 1, 1]),
        ),
        (
            "scrypt with p = 0",
            change(ENCRYPTED[4], &cost, &[2, 1, 16, 2, 1, 1, 2, 1, 0]),
        ),
        (
            "no iterations",
            change(ENCRYPTED[1], &iterations, &[2, 1, 0, 0x30]),
        ),
    ] {
        let read = PrivateKey::from_der(&der, Some("secret"));

        assert!(
            matches!(
                read,
                Err(Error::UnsupportedEncryption | Error::WrongPassphrase)
            ),
            "{form}: {read:?}"
        );
    }
    assert_eq!(
        PrivateKey::from_der(&triple_des_with_a_short_vector(), Some("secret")).err(),
        Some(Error::UnsupportedEncryption)
    );
}

fn triple_des_with_a_short_vector() -> Vec<u8> {
    let (_, der) = pem_rfc7468::decode_vec(ENCRYPTED[3].as_bytes()).expect("PEM");
    let sequence = |contents: &[u8]| {
        [
            &[0x30, u8::try_from(contents.len()).expect("short")],
            contents,
        ]
        .concat()
    };
    let oid = [6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7];
    let position = der
        .windows(oid.len())
        .position(|window| window == oid)
        .expect("triple DES");
    let data = OctetString::from_der(&der[position + oid.len() + 10..]).expect("the data");
    let pbes2 = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13];
    let start = der
        .windows(pbes2.len())
        .position(|window| window == pbes2)
        .expect("PBES2");
    let kdf = &der[start + pbes2.len() + 2..position - 2];
    let cipher = sequence(&[&oid[..], &[4, 3, 0, 0, 0]].concat());
    let parameters = sequence(&[kdf, &cipher].concat());
    let algorithm = sequence(&[&pbes2[..], &parameters].concat());
    sequence(&[algorithm, data.to_der().expect("DER")].concat())
}
