//! Programs that are not OpenSSL's read what we make, and we read what they make: Python's
//! `cryptography`, Java's `keytool`, NSS and `GnuTLS`.
//!
//! Needs Debian's packages openssl, default-jre-headless, libnss3-tools and gnutls-bin, and the
//! Python packages of tests/sdk/requirements.txt in target/sdk-venv.

#[path = "support/directory.rs"]
mod directory;
#[path = "support/keys.rs"]
mod support;

use std::{fs, path::PathBuf, process::Command};

use directory::Directory;
use keyside_core::{
    CertificateChain, Csr, DomainName, KeyAlgorithm, PassphraseHash, Pkcs12Encryption, PrivateKey,
};
use support::{a_key_of_each_kind, rng};

const ENCRYPTIONS: [Pkcs12Encryption; 2] =
    [Pkcs12Encryption::Modern, Pkcs12Encryption::Windows2016];

#[test]
fn python_reads_our_keys() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        directory.write("key.pem", &*key.export_pem().expect("PEM"));
        directory.write("key.der", &*key.export_der().expect("DER"));
        let mut files = vec![("key.pem", ""), ("key.der", "")];
        if let Ok(traditional) = key.export_traditional_pem() {
            directory.write("traditional.pem", &*traditional);
            files.push(("traditional.pem", ""));
        }
        for (file, hash) in [
            ("pbkdf2.pem", PassphraseHash::Pbkdf2),
            ("scrypt.pem", PassphraseHash::Scrypt),
        ] {
            let encrypted = key.export_encrypted_pem("secret", hash, &mut rng());
            directory.write(file, &*encrypted.expect("PEM"));
            files.push((file, "secret"));
        }
        for (file, passphrase) in files {
            let read = directory.python(&["read", file, passphrase]);
            assert_eq!(read, key.fingerprint().to_string(), "{key:?} {file}");
        }
    }
}

#[test]
fn python_reads_our_containers() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let chain = directory.chain_for(&key);
        for encryption in ENCRYPTIONS {
            directory.write("key.p12", container(&key, &chain, encryption));

            let read = directory.python(&["read", "key.p12", "secret"]);

            assert_eq!(read, key.fingerprint().to_string(), "{key:?}");
        }
    }
}

#[test]
fn python_verifies_our_requests() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let subject = directory.python(&["verify", "csr.pem"]);

        assert_eq!(subject, "CN=www.example.com", "{key:?}");
    }
}

#[test]
fn we_read_pythons_keys_and_requests() {
    for kind in ["rsa-2048", "ecdsa-p256", "ecdsa-p384", "ed25519"] {
        let directory = Directory::new();
        directory.python(&["write", kind, "."]);
        let key = PrivateKey::parse(&directory.read("pkcs8.pem"), None).expect("a key");
        let mut files = vec!["pkcs8.der", "encrypted.pem"];
        if kind != "ed25519" {
            files.extend(["traditional.pem", "traditional.der"]);
        }

        assert_eq!(key.algorithm().name(), kind);
        for file in files {
            let read = PrivateKey::import(&directory.bytes(file), Some("secret")).expect(file);
            assert_eq!(read.export_der(), key.export_der(), "{kind} {file}");
        }
        let csr = Csr::parse(&directory.read("csr.pem")).expect("a request");
        assert_eq!(csr.fingerprint(), key.fingerprint());
    }
}

#[test]
fn java_reads_our_containers_and_gives_them_back() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let chain = directory.chain_for(&key);
        for encryption in ENCRYPTIONS {
            directory.write("ours.p12", container(&key, &chain, encryption));

            let entry = directory.keytool("-list -v -keystore ours.p12");
            directory.keytool(
                "-importkeystore -noprompt -srckeystore ours.p12 -srcstorepass secret \
                 -destkeystore theirs.p12 -deststoretype PKCS12",
            );

            assert!(entry.contains("Alias name: www.example.com\n"), "{entry}");
            assert!(entry.contains("Entry type: PrivateKeyEntry\n"), "{entry}");
            assert!(entry.contains("Certificate chain length: 3\n"), "{entry}");
            let returned = directory.key_in("theirs.p12");
            assert_eq!(returned.export_der(), key.export_der());
            fs::remove_file(directory.path("theirs.p12")).expect("it is there");
        }
    }
}

#[test]
fn java_reads_our_requests_and_we_read_javas() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let said = directory.run("keytool", JAVA, "-printcertreq -file csr.pem");

        let said = String::from_utf8_lossy(&said.stdout);
        assert!(said.contains("Subject: CN=www.example.com\n"), "{said}");
        assert!(said.contains("DNSName: www.example.com\n"), "{said}");
    }
    for (algorithm, options) in [
        (KeyAlgorithm::Rsa2048, "-keyalg RSA -keysize 2048"),
        (KeyAlgorithm::EcdsaP256, "-keyalg EC -groupname secp256r1"),
        (KeyAlgorithm::EcdsaP384, "-keyalg EC -groupname secp384r1"),
        (KeyAlgorithm::Ed25519, "-keyalg Ed25519"),
    ] {
        let store = format!("{algorithm}.p12");
        directory.keytool(&format!(
            "-genkeypair -keystore {store} -alias key -dname CN=www.example.com {options}"
        ));
        directory.keytool(&format!(
            "-certreq -keystore {store} -alias key -file csr.pem"
        ));
        let key = directory.key_in(&store);
        let csr = directory.csr_in("csr.pem");

        assert_eq!(key.algorithm(), algorithm);
        assert_eq!(csr.fingerprint(), key.fingerprint());
    }
}

#[test]
fn nss_reads_our_containers_and_gives_them_back() {
    for key in keys_but(&[KeyAlgorithm::Ed25519, KeyAlgorithm::Sm2]) {
        let directory = Directory::new();
        let chain = directory.chain_for(&key);
        for encryption in ENCRYPTIONS {
            directory.write("ours.p12", container(&key, &chain, encryption));
            fs::create_dir(directory.path("nss")).expect("a folder");
            directory.run("certutil", NSS, "-N -d nss --empty-password");

            directory.run("pk12util", NSS, "-i ours.p12 -d nss -W secret");
            directory.run(
                "pk12util",
                NSS,
                "-o theirs.p12 -n www.example.com -d nss -W secret -c AES-256-CBC",
            );

            let returned = directory.key_in("theirs.p12");
            assert_eq!(returned.export_der(), key.export_der());
            let list = directory.run("certutil", NSS, "-L -d nss").stdout;
            let list = String::from_utf8_lossy(&list).into_owned();
            assert!(
                list.contains("www.example.com") && list.contains("u,u,u"),
                "{list}"
            );
            fs::remove_dir_all(directory.path("nss")).expect("it is there");
        }
    }
}

#[test]
fn we_read_the_requests_of_nss() {
    let directory = Directory::new();
    fs::create_dir(directory.path("nss")).expect("a folder");
    directory.write("noise", [7; 2048]);
    directory.run("certutil", NSS, "-N -d nss --empty-password");
    for (algorithm, options) in [
        (KeyAlgorithm::Rsa2048, "-k rsa -g 2048"),
        (KeyAlgorithm::EcdsaP256, "-k ec -q nistp256"),
        (KeyAlgorithm::EcdsaP384, "-k ec -q nistp384"),
    ] {
        directory.run(
            "certutil",
            NSS,
            &format!("-R -d nss -s CN=www.example.com -a -z noise -o csr.txt {options}"),
        );
        let csr = directory.csr_in("csr.txt");

        assert_eq!(csr.algorithm(), algorithm.into());
    }
}

#[test]
fn gnutls_reads_our_keys() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        directory.write("pkcs8.pem", &*key.export_pem().expect("PEM"));
        let encrypted = key.export_encrypted_pem("secret", PassphraseHash::Pbkdf2, &mut rng());
        directory.write("encrypted.pem", &*encrypted.expect("PEM"));
        let mut files = vec!["pkcs8.pem", "encrypted.pem"];
        if let Ok(traditional) = key.export_traditional_pem() {
            directory.write("traditional.pem", &*traditional);
            files.push("traditional.pem");
        }
        for file in files {
            let read = directory.certtool(&format!("--to-p8 --load-privkey {file}"));

            let read = PrivateKey::parse(&read, Some("secret")).expect("a key");
            assert_eq!(read.export_der(), key.export_der(), "{key:?} {file}");
        }
    }
}

#[test]
fn gnutls_reads_our_containers() {
    let directory = Directory::new();
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let chain = directory.chain_for(&key);
        for encryption in ENCRYPTIONS {
            directory.write("key.p12", container(&key, &chain, encryption));

            let text = directory.certtool("--p12-info --inder --infile key.p12");

            let (certificates, bag) = text.split_at(text.find("BAG #1").expect("a second bag"));
            directory.write("bag.pem", &bag[bag.find("-----BEGIN").expect("a key")..]);
            let read = directory.certtool("--to-p8 --load-privkey bag.pem");
            let read = PrivateKey::parse(&read, Some("secret")).expect("a key");
            assert_eq!(read.export_der(), key.export_der(), "{key:?}");
            assert_eq!(CertificateChain::parse(certificates), Ok(chain.clone()));
            assert!(text.contains("Friendly name: www.example.com\n"), "{text}");
        }
    }
}

#[test]
fn gnutls_verifies_our_requests_and_we_read_its_keys_and_requests() {
    let directory = Directory::new();
    directory.write("template", "cn = www.example.com\n");
    for (algorithm, options) in [
        (KeyAlgorithm::Rsa2048, "rsa --bits 2048"),
        (KeyAlgorithm::EcdsaP256, "ecdsa --curve secp256r1"),
        (KeyAlgorithm::EcdsaP384, "ecdsa --curve secp384r1"),
        (KeyAlgorithm::Ed25519, "ed25519"),
    ] {
        let generate = format!("--generate-privkey --no-text --key-type {options}");
        for form in ["", "--pkcs8", "--pkcs8 --pkcs-cipher 3des"] {
            let encrypted = if form.is_empty() {
                ""
            } else {
                "--password secret"
            };
            let arguments = format!("{generate} {form} {encrypted} --outfile key.pem");
            directory.run("certtool", GNUTLS, &arguments);

            let key = PrivateKey::parse(&directory.read("key.pem"), Some("secret"));

            let key = key.expect(&arguments);
            assert_eq!(key.algorithm(), algorithm);
            directory.certtool(
                "--generate-request --load-privkey key.pem --template template --outfile csr.pem \
                 --no-text",
            );
            assert_eq!(directory.csr_in("csr.pem").fingerprint(), key.fingerprint());
        }
    }
    for key in keys_but(&[KeyAlgorithm::Sm2]) {
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let said = directory.certtool("--crq-info --infile csr.pem");

        assert!(said.contains("Self signature: verified\n"), "{said}");
    }
}

const JAVA: &str = "default-jre-headless";
const NSS: &str = "libnss3-tools";
const GNUTLS: &str = "gnutls-bin";

/// The kinds that a program knows.
fn keys_but(unknown: &[KeyAlgorithm]) -> Vec<PrivateKey> {
    let mut keys = a_key_of_each_kind();
    keys.retain(|key| !unknown.contains(&key.algorithm()));
    keys
}

fn container(key: &PrivateKey, chain: &CertificateChain, encryption: Pkcs12Encryption) -> Vec<u8> {
    key.export_pkcs12(chain, "www.example.com", "secret", encryption, &mut rng())
        .expect("a container")
        .to_vec()
}

impl Directory {
    /// What keytool prints, with the passphrase `secret`.
    fn keytool(&self, arguments: &str) -> String {
        let output = self.run("keytool", JAVA, &format!("{arguments} -storepass secret"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What certtool prints, with the passphrase `secret`.
    fn certtool(&self, arguments: &str) -> String {
        let output = self.run(
            "certtool",
            GNUTLS,
            &format!("{arguments} --password secret"),
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What tests/foreign/keys.py prints.
    fn python(&self, arguments: &[&str]) -> String {
        const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foreign/keys.py");
        let python = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../sdk-venv/bin/python");
        let output = Command::new(python)
            .arg(SCRIPT)
            .args(arguments)
            .current_dir(self.path(""))
            .output()
            .expect(
                "this test needs target/sdk-venv with tests/sdk/requirements.txt (Debian: \
                 python3-venv)",
            );
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// A request in the text of another program, under the label of before RFC 7468.
    fn csr_in(&self, text: &str) -> Csr {
        let text = self.read(text);
        let request = &text[text.find("-----BEGIN").expect("a block")..];
        let request = request.replace("NEW CERTIFICATE REQUEST", "CERTIFICATE REQUEST");
        Csr::parse(&request).expect("a request")
    }

    /// The key in a PKCS#12 container of another program, which OpenSSL takes out.
    fn key_in(&self, container: &str) -> PrivateKey {
        let pem = self.openssl(&format!(
            "pkcs12 -in {container} -passin pass:secret -nodes -nocerts"
        ));
        PrivateKey::parse(&String::from_utf8(pem).expect("PEM"), None).expect("a key")
    }
}
