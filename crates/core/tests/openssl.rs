//! OpenSSL reads what we make, and we read what OpenSSL makes. Needs the `openssl` command, 3.0 or
//! newer.

#[path = "support/keys.rs"]
mod support;

use std::{
    fs,
    io::{Cursor, Read},
    process::Command,
};

use keyside_core::{
    BundleFormat, CertificateChain, DomainName, Error, Fingerprint, KeyAlgorithm, PassphraseHash,
    Pkcs12Encryption, PrivateKey, pack,
};
use support::{a_key_of_each_kind, rng};
use tempfile::TempDir;
use zip::ZipArchive;

const PASSPHRASE: &str = "a phrase, 一句话";

#[test]
fn openssl_reads_our_keys() {
    let directory = Directory::new();
    for key in a_key_of_each_kind() {
        directory.write("key.pem", key.export_pem().expect("PEM").as_str());

        directory.openssl("pkey -in key.pem -check -noout");

        let public = directory.openssl("pkey -in key.pem -pubout -outform DER");
        assert_eq!(
            keyside_core::Fingerprint::of_spki_der(&public),
            key.fingerprint()
        );
    }
}

#[test]
fn openssl_reads_our_encrypted_keys() {
    let directory = Directory::new();
    directory.write("passphrase", PASSPHRASE);
    for key in a_key_of_each_kind() {
        let pem = key
            .export_encrypted_pem(PASSPHRASE, PassphraseHash::Pbkdf2, &mut rng())
            .expect("PEM");
        directory.write("key.pem", &pem);

        let plain = directory.openssl("pkey -in key.pem -passin file:passphrase");

        let plain = String::from_utf8(plain).expect("PEM");
        let read = PrivateKey::parse(&plain, None).expect("a key");
        assert_eq!(read.fingerprint(), key.fingerprint());
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
    ] {
        directory.openssl(&format!("genpkey {arguments} -out key.pem"));
        directory.openssl("pkey -in key.pem -aes256 -passout file:passphrase -out encrypted.pem");
        directory
            .openssl("pkcs8 -topk8 -in key.pem -scrypt -passout file:passphrase -out scrypt.pem");

        let key = PrivateKey::parse(&directory.read("key.pem"), None).expect("a key");
        assert_eq!(key.algorithm(), algorithm);
        for file in ["encrypted.pem", "scrypt.pem"] {
            let opened = PrivateKey::parse(&directory.read(file), Some(PASSPHRASE)).expect(file);
            assert_eq!(opened.fingerprint(), key.fingerprint());
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
    for arguments in ["-v2 des3", "-v1 PBE-SHA1-3DES", "-v2 aes256 -iter 50000000"] {
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
fn openssl_verifies_our_requests() {
    let directory = Directory::new();
    let domain: DomainName = "*.例子.中国".parse().expect("a name");
    for key in a_key_of_each_kind() {
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let text = directory.openssl("req -in csr.pem -verify -noout -text -nameopt RFC2253");

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
    directory.write(
        "authority.cnf",
        "basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\n",
    );
    directory.write(
        "server.cnf",
        "basicConstraints=CA:FALSE\nsubjectAltName=DNS:www.example.com\n",
    );
    directory
        .openssl("req -x509 -newkey rsa:2048 -nodes -keyout root.key -subj /CN=Root -out root.pem");
    directory.openssl("req -new -newkey rsa:2048 -nodes -keyout ca.key -subj /CN=CA -out ca.csr");
    directory.openssl(
        "x509 -req -in ca.csr -CA root.pem -CAkey root.key -sha384 -extfile authority.cnf -out ca.pem",
    );
    for key in a_key_of_each_kind() {
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());
        directory.openssl(
            "x509 -req -in csr.pem -CA ca.pem -CAkey ca.key -extfile server.cnf -out leaf.pem",
        );
        let text = ["root.pem", "leaf.pem", "ca.pem"]
            .map(|file| directory.read(file))
            .concat();

        let chain = CertificateChain::parse(&text).expect("a chain");
        let bundle = pack(&key, &chain, &domain, BundleFormat::Nginx).expect("a bundle");

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

/// A place for files that OpenSSL reads and writes.
struct Directory(TempDir);

impl Directory {
    fn new() -> Self {
        Self(TempDir::new().expect("a directory"))
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.0.path().join(name), content).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).expect("a file")
    }

    /// What OpenSSL prints. That it fails, fails the test.
    fn openssl(&self, arguments: &str) -> Vec<u8> {
        let output = Command::new("openssl")
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the openssl command, 3.0 or newer");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {arguments}: {said}");
        output.stdout
    }
}
