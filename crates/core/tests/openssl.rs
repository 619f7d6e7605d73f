//! OpenSSL reads what we make, and we read what OpenSSL makes. Needs the `openssl` command, 3.0 or
//! newer.

#[path = "support/directory.rs"]
mod directory;
#[path = "support/keys.rs"]
mod support;

use std::io::{Cursor, Read};

use directory::Directory;
use keyside_core::{
    BundleFormat, CertificateChain, DomainName, Error, Fingerprint, KeyAlgorithm, PassphraseHash,
    Pkcs12, Pkcs12Encryption, PrivateKey, pack,
};
use support::{a_key_of_each_kind, rng};
use zip::ZipArchive;

const PASSPHRASE: &str = "a phrase, 一句话";

#[test]
fn openssl_reads_our_keys() {
    let directory = Directory::new();
    for key in a_key_of_each_kind() {
        directory.write("key.pem", key.export_pem().expect("PEM").as_str());

        directory.openssl("pkey -in key.pem -check -noout");

        let public = directory.openssl("pkey -in key.pem -pubout -outform DER");
        assert_eq!(Fingerprint::of_spki_der(&public), key.fingerprint());
    }
}

/// But those of SM2, which OpenSSL 3.0 reads in PKCS#8 only.
#[test]
fn openssl_reads_our_keys_in_their_traditional_form() {
    let directory = Directory::new();
    for key in a_key_of_each_kind() {
        if let KeyAlgorithm::Ed25519 | KeyAlgorithm::Sm2 = key.algorithm() {
            continue;
        }
        directory.write("key.pem", &*key.export_traditional_pem().expect("PEM"));
        directory.write("key.der", &*key.export_traditional_der().expect("DER"));
        for file in ["-in key.pem", "-inform DER -in key.der"] {
            directory.openssl(&format!("pkey {file} -check -noout"));

            let public = directory.openssl(&format!("pkey {file} -pubout -outform DER"));
            assert_eq!(Fingerprint::of_spki_der(&public), key.fingerprint());
        }
    }
}

#[test]
fn openssl_reads_our_encrypted_keys() {
    let directory = Directory::new();
    directory.write("passphrase", PASSPHRASE);
    for key in a_key_of_each_kind() {
        for hash in [PassphraseHash::Pbkdf2, PassphraseHash::Scrypt] {
            let pem = key
                .export_encrypted_pem(PASSPHRASE, hash, &mut rng())
                .expect("PEM");
            directory.write("key.pem", pem.as_str());

            let plain = directory.openssl("pkey -in key.pem -passin file:passphrase");

            let plain = String::from_utf8(plain).expect("PEM");
            let read = PrivateKey::parse(&plain, None).expect("a key");
            assert_eq!(read.fingerprint(), key.fingerprint());
        }
    }
}

#[test]
fn openssl_reads_our_containers() {
    let directory = Directory::new();
    for key in a_key_of_each_kind() {
        let chain = directory.chain_for(&key);
        for (encryption, named) in [
            (
                Pkcs12Encryption::Modern,
                "AES-256-CBC, Iteration 300000, PRF hmacWithSHA256",
            ),
            (
                Pkcs12Encryption::Windows2016,
                "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 50000",
            ),
        ] {
            let container = key
                .export_pkcs12(&chain, "www.example.com", "secret", encryption, &mut rng())
                .expect("a container");
            directory.write("key.p12", &*container);

            let arguments = "pkcs12 -in key.p12 -passin pass:secret -info -noout";
            let info = directory.run("openssl", "openssl", arguments).stderr;
            let info = String::from_utf8(info).expect("text");
            let text = directory.openssl("pkcs12 -in key.p12 -passin pass:secret -nodes");

            let text = String::from_utf8(text).expect("text");
            let (certificates, key_bag) = text.split_at(text.rfind("Bag Attributes").expect("one"));
            let read = PrivateKey::parse(key_bag, None).expect("a key");
            assert_eq!(read.fingerprint(), key.fingerprint());
            assert_eq!(CertificateChain::parse(certificates), Ok(chain.clone()));
            assert_eq!(text.matches("friendlyName: www.example.com\n").count(), 2);
            assert_eq!(text.matches("localKeyID: ").count(), 2);
            assert_eq!(info.matches(named).count(), 2, "{info}");
            let opened = Pkcs12::open(&container, Some("secret")).expect("a container");
            assert_eq!(opened.key.export_der(), key.export_der());
            assert_eq!(opened.certificates, chain.certificates());
        }
    }
}

#[test]
fn we_read_openssls_containers() {
    let directory = Directory::new();
    for key in a_key_of_each_kind() {
        let chain = directory.chain_for(&key);
        directory.write("key.pem", &*key.export_pem().expect("PEM"));
        for lock in [
            "-passout pass:secret",
            "-passout pass:secret -macalg sha1 -keypbe AES-128-CBC -certpbe AES-192-CBC",
            "-passout pass:secret -macalg sha224 -keypbe DES-EDE3-CBC -certpbe AES-128-CBC",
            "-passout pass:secret -macalg sha384 -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES",
            "-passout pass:secret -macalg sha512 -keypbe NONE -certpbe NONE",
            "-passout pass:secret -nomac",
        ] {
            directory.openssl(&export(lock));
            let opened = Pkcs12::open(&directory.bytes("key.p12"), Some("secret")).expect(lock);

            assert_eq!(opened.key.export_der(), key.export_der(), "{lock}");
            assert_eq!(opened.certificates, chain.certificates()[..2], "{lock}");
            assert_eq!(opened.passed_over, 0);
        }
    }
}

/// Where the certificates are in RC2.
#[test]
fn we_read_the_key_of_openssls_old_containers() {
    let directory = Directory::new();
    let key = directory.key_with_chain();
    for lock in ["-legacy", "-legacy -keypbe AES-256-CBC"] {
        directory.openssl(&export(&format!("{lock} -passout pass:secret")));

        let opened = Pkcs12::open(&directory.bytes("key.p12"), Some("secret")).expect(lock);

        assert_eq!(opened.key.export_der(), key.export_der());
        assert_eq!((opened.certificates.len(), opened.passed_over), (0, 1));
    }
    for lock in [
        "-keypbe PBE-SHA1-RC2-40",
        "-keypbe PBE-SHA1-2DES",
        "-macalg md5",
    ] {
        directory.openssl(&export(&format!("-legacy {lock} -passout pass:secret")));

        let refused = Pkcs12::open(&directory.bytes("key.p12"), Some("secret")).expect_err(lock);

        assert_eq!(refused, Error::UnsupportedContainer, "{lock}");
        directory.openssl(
            "pkcs12 -legacy -in key.p12 -nocerts -out converted.pem -passin pass:secret \
             -passout pass:new",
        );
        let converted = PrivateKey::parse(&directory.read("converted.pem"), Some("new"));
        assert_eq!(converted.expect("a key").export_der(), key.export_der());
    }
}

#[test]
fn we_read_openssls_containers_whatever_the_passphrase() {
    let directory = Directory::new();
    let key = directory.key_with_chain();
    directory.write("passphrase", PASSPHRASE);
    for lock in [
        "",
        "-legacy",
        "-nomac -legacy",
        "-keypbe NONE -certpbe NONE",
    ] {
        for (passphrase, opens) in [
            ("-passout file:passphrase", &[Some(PASSPHRASE)][..]),
            ("-passout pass:", &[None, Some("")]),
        ] {
            directory.openssl(&export(&format!("{lock} {passphrase}")));
            let file = directory.bytes("key.p12");
            for passphrase in opens {
                let read = PrivateKey::import(&file, *passphrase).expect(lock);
                assert_eq!(read.export_der(), key.export_der());
            }
            let wrong = PrivateKey::import(&file, Some("wrong"));
            assert_eq!(wrong.err(), Some(Error::WrongPassphrase));
        }
    }
}

/// The arguments to make key.p12 of key.pem and its chain.
fn export(lock: &str) -> String {
    format!(
        "pkcs12 -export -inkey key.pem -in leaf.pem -certfile ca.pem -iter 100 \
         -name www.example.com -out key.p12 {lock}"
    )
}

impl Directory {
    /// A key in key.pem, its certificate in leaf.pem.
    fn key_with_chain(&self) -> PrivateKey {
        let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");
        self.chain_for(&key);
        self.write("key.pem", &*key.export_pem().expect("PEM"));
        key
    }
}

#[test]
fn we_read_openssls_keys() {
    let directory = Directory::new();
    directory.write("passphrase", PASSPHRASE);
    for (algorithm, arguments) in [
        (
            KeyAlgorithm::Rsa2048,
            "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        ),
        (
            KeyAlgorithm::Rsa3072,
            "-algorithm RSA -pkeyopt rsa_keygen_bits:3072",
        ),
        (
            KeyAlgorithm::Rsa4096,
            "-algorithm RSA -pkeyopt rsa_keygen_bits:4096",
        ),
        (
            KeyAlgorithm::EcdsaP256,
            "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        ),
        (
            KeyAlgorithm::EcdsaP384,
            "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
        ),
        (KeyAlgorithm::Ed25519, "-algorithm ED25519"),
        (KeyAlgorithm::Sm2, "-algorithm SM2"),
    ] {
        directory.openssl(&format!("genpkey {arguments} -out key.pem"));
        directory.openssl("pkey -in key.pem -outform DER -out key.der");
        let mut files = vec!["key.der"];
        if !matches!(algorithm, KeyAlgorithm::Ed25519 | KeyAlgorithm::Sm2) {
            directory.openssl("pkey -in key.pem -traditional -out old.pem");
            directory.openssl("pkey -in old.pem -traditional -outform DER -out old.der");
            files.extend(["old.pem", "old.der"]);
        }

        let key = PrivateKey::parse(&directory.read("key.pem"), None).expect("a key");

        assert_eq!(key.algorithm(), algorithm);
        for file in files {
            let read = PrivateKey::import(&directory.bytes(file), None).expect(file);
            assert_eq!(read.export_der(), key.export_der());
        }
        for encryption in [
            "-v2 aes128 -v2prf hmacWithSHA1",
            "-v2 aes192 -v2prf hmacWithSHA256 -outform DER",
            "-v2 aes256 -v2prf hmacWithSHA512 -iter 1000000",
            "-v2 des3",
            "-scrypt",
        ] {
            directory.openssl(&format!(
                "pkcs8 -topk8 -in key.pem {encryption} -passout file:passphrase -out encrypted"
            ));
            let opened = PrivateKey::import(&directory.bytes("encrypted"), Some(PASSPHRASE));
            assert_eq!(opened.expect(encryption).export_der(), key.export_der());
        }
    }
}

#[test]
fn openssls_keys_of_other_kinds_are_refused() {
    let directory = Directory::new();
    for (arguments, error) in [
        (
            "-algorithm RSA -pkeyopt rsa_keygen_bits:1024",
            Error::WeakKey { bits: 1024 },
        ),
        (
            "-algorithm RSA -pkeyopt rsa_keygen_bits:2560",
            Error::UnsupportedKey,
        ),
        (
            "-algorithm RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_primes:3",
            Error::InvalidKey,
        ),
        (
            "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
            Error::UnsupportedKey,
        ),
        ("-algorithm X25519", Error::UnsupportedKey),
        ("-algorithm ED448", Error::UnsupportedKey),
    ] {
        directory.openssl(&format!("genpkey {arguments} -out key.pem"));

        let read = PrivateKey::parse(&directory.read("key.pem"), None);

        assert_eq!(read.err(), Some(error), "{arguments}");
    }
}

#[test]
fn encryption_that_we_do_not_open_says_so() {
    let directory = Directory::new();
    directory.openssl("genpkey -algorithm ED25519 -out key.pem");
    for arguments in [
        "-v1 PBE-MD5-DES -provider legacy -provider default",
        "-v2 aes256 -iter 50000000",
    ] {
        let arguments =
            format!("pkcs8 -topk8 -in key.pem -passout pass:x {arguments} -out out.pem");
        directory.openssl(&arguments);

        let read = PrivateKey::parse(&directory.read("out.pem"), Some("x"));

        assert_eq!(
            read.err(),
            Some(Error::UnsupportedEncryption),
            "{arguments}"
        );
    }
}

#[test]
fn what_we_say_converts_what_we_do_not_read() {
    let directory = Directory::new();
    directory.openssl("genrsa -out key.pem 2048");
    directory.openssl("rsa -in key.pem -aes256 -traditional -passout pass:secret -out legacy.pem");
    directory.openssl(
        "pkcs8 -topk8 -in key.pem -v1 PBE-MD5-DES -passout pass:secret -out v1.pem \
         -provider legacy -provider default",
    );
    let key = PrivateKey::parse(&directory.read("key.pem"), None).expect("a key");
    for (old, error, legacy) in [
        ("legacy.pem", Error::LegacyEncryption, ""),
        (
            "v1.pem",
            Error::UnsupportedEncryption,
            "-provider legacy -provider default",
        ),
    ] {
        let refused = PrivateKey::parse(&directory.read(old), Some("secret"));
        assert_eq!(refused.err(), Some(error));

        directory.openssl(&format!(
            "pkey -in {old} -aes256 -out new.pem -passin pass:secret -passout pass:secret {legacy}"
        ));

        let read = PrivateKey::parse(&directory.read("new.pem"), Some("secret")).expect("a key");
        assert_eq!(read.fingerprint(), key.fingerprint());
    }
}

#[test]
fn openssl_verifies_our_requests() {
    let directory = Directory::new();
    let domain: DomainName = "*.例子.中国".parse().expect("a name");
    for key in a_key_of_each_kind() {
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let id = directory::signer_id(&key);
        let text = directory.openssl(&format!(
            "req -in csr.pem -verify -noout -text -nameopt RFC2253 {id}"
        ));

        let text = String::from_utf8(text).expect("text");
        assert!(
            text.contains("Subject: CN=*.xn--fsqu00a.xn--fiqs8s\n"),
            "{text}"
        );
        assert!(text.contains("DNS:*.xn--fsqu00a.xn--fiqs8s\n"), "{text}");
    }
}

#[test]
fn a_chain_by_openssl_is_read_and_packed_as_openssl_expects() {
    let directory = Directory::new();
    let domain: DomainName = "www.example.com".parse().expect("a name");
    for key in a_key_of_each_kind() {
        let chain = directory.chain_for(&key);

        let bundle =
            pack(&key, &chain, &domain, BundleFormat::Nginx, None, &mut rng()).expect("a bundle");

        assert!(chain.leaf().covers(&domain));
        let mut archive = ZipArchive::new(Cursor::new(bundle.bytes.as_slice())).expect("a zip");
        for name in ["www.example.com.pem", "www.example.com.key"] {
            let mut content = String::new();
            archive
                .by_name(name)
                .expect("the file")
                .read_to_string(&mut content)
                .expect("text");
            directory.write(name, &content);
        }
        let certified = directory.openssl("x509 -in www.example.com.pem -pubkey -noout");
        let held = directory.openssl("pkey -in www.example.com.key -pubout");
        assert_eq!(certified, held);
        directory.openssl(
            "verify -CAfile root.pem -untrusted www.example.com.pem \
             -verify_hostname www.example.com www.example.com.pem",
        );
    }
}
