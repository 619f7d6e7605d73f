//! Programs that are not OpenSSL's read what we make, and we read what they make: Python's
//! `cryptography`, Java's `keytool`, NSS and `GnuTLS`.
//!
//! Needs Debian's packages openssl, default-jre-headless, libnss3-tools and gnutls-bin, and the
//! Python packages of tests/sdk/requirements.txt in target/sdk-venv.

#[path = "support/directory.rs"]
mod directory;
#[path = "support/keys.rs"]
mod support;

use std::{fs, path::PathBuf, process::Command, sync::LazyLock, thread};

use directory::Directory;
use keyside_core::{
    CertificateChain, Csr, DomainName, Error, KeyAlgorithm, PassphraseHash, Pkcs12,
    Pkcs12Encryption, PrivateKey,
};
use support::{a_key_of_each_kind, rng};

#[test]
fn python_reads_our_keys() {
    let directory = Directory::new();
    let mut expected = Vec::new();
    let mut arguments = vec!["read".to_owned()];
    let mut write = |ours: &Ours, file: &str, content: &[u8], passphrase: &str| {
        let file = format!("{}-{file}", ours.key.algorithm());
        directory.write(&file, content);
        arguments.extend([file, passphrase.to_owned()]);
        expected.push(ours.key.fingerprint().to_string());
    };
    for ours in &*OURS {
        let key = &ours.key;
        write(
            ours,
            "key.pem",
            key.export_pem().expect("PEM").as_bytes(),
            "",
        );
        write(ours, "key.der", &key.export_der().expect("DER"), "");
        if let Ok(traditional) = key.export_traditional_pem() {
            write(ours, "traditional.pem", traditional.as_bytes(), "");
        }
        write(ours, "pbkdf2.pem", ours.pbkdf2.as_bytes(), "secret");
        write(ours, "scrypt.pem", ours.scrypt.as_bytes(), "secret");
    }

    let read = directory.python(&arguments);

    assert_eq!(read.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn python_reads_our_containers() {
    let directory = Directory::new();
    let mut expected = Vec::new();
    let mut arguments = vec!["read".to_owned()];
    for ours in &*OURS {
        for (number, container) in ours.containers.iter().enumerate() {
            let file = format!("{}-{number}.p12", ours.key.algorithm());
            directory.write(&file, container);
            arguments.extend([file, "secret".to_owned()]);
            expected.push(ours.key.fingerprint().to_string());
        }
    }

    let read = directory.python(&arguments);

    assert_eq!(read.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn python_verifies_our_requests() {
    let directory = Directory::new();
    let mut arguments = vec!["verify".to_owned()];
    for Ours { key, .. } in &*OURS {
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        let file = format!("{}.pem", key.algorithm());
        directory.write(&file, csr.pem());
        arguments.push(file);
    }

    let subjects = directory.python(&arguments);

    assert_eq!(subjects, "CN=www.example.com\n".repeat(OURS.len()));
}

#[test]
fn we_read_pythons_keys_and_requests() {
    for kind in ["rsa-2048", "ecdsa-p256", "ecdsa-p384", "ed25519"] {
        let directory = Directory::new();
        directory.python(&["write", kind, "."].map(str::to_owned));
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
fn we_read_pythons_containers() {
    for kind in ["rsa-2048", "ecdsa-p256", "ecdsa-p384", "ed25519"] {
        let directory = Directory::new();
        directory.python(&["contain", kind, "."].map(str::to_owned));
        let key = PrivateKey::from_der(&directory.bytes("key.der"), None).expect("a key");
        let containers = directory.containers();

        assert_eq!(key.algorithm().name(), kind);
        assert_eq!(containers.len(), 10);
        for (name, file) in containers {
            let passphrase = (name != "plain.p12").then_some("secret");
            let opened = Pkcs12::open(&file, passphrase).expect(&name);

            assert_eq!(opened.key.export_der(), key.export_der(), "{kind} {name}");
            assert_eq!(opened.chain().expect("its own").certificates().len(), 1);
            assert_eq!(
                Pkcs12::open(&file, Some("wrong")).err(),
                Some(Error::WrongPassphrase)
            );
        }
    }
}

#[test]
fn java_reads_our_containers_and_gives_them_back() {
    let directory = Directory::new();
    let mut sent = Vec::new();
    for ours in &*OURS {
        for (number, container) in ours.containers.iter().enumerate() {
            let alias = format!("{}-{number}", ours.key.algorithm());
            directory.write("ours.p12", container);
            directory.keytool(&format!(
                "-importkeystore -noprompt -srckeystore ours.p12 -srcstorepass secret \
                 -srcalias www.example.com -destalias {alias} -destkeystore theirs.p12 \
                 -deststoretype PKCS12 -storepass secret"
            ));
            sent.push((alias, &ours.key));
        }
    }

    let entries = directory.keytool("-list -v -keystore theirs.p12 -storepass secret");
    let bags = directory.openssl("pkcs12 -in theirs.p12 -passin pass:secret -nodes -nocerts");

    let count = |line: &str| entries.lines().filter(|said| *said == line).count();
    assert_eq!(count("Entry type: PrivateKeyEntry"), sent.len());
    assert_eq!(count("Certificate chain length: 3"), sent.len());
    let bags = String::from_utf8(bags).expect("PEM");
    for (alias, key) in sent {
        let name = format!("friendlyName: {alias}\n");
        let bag = bags.split("Bag Attributes").find(|bag| bag.contains(&name));
        let returned = PrivateKey::parse(bag.expect(&alias), None).expect("a key");
        assert_eq!(returned.export_der(), key.export_der(), "{alias}");
    }
    let refused = Pkcs12::open(&directory.bytes("theirs.p12"), Some("secret"));
    assert_eq!(refused.err(), Some(Error::SeveralKeysInContainer));
}

#[test]
fn java_reads_our_requests_and_we_read_javas() {
    let directory = Directory::new();
    for Ours { key, .. } in &*OURS {
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        directory.write("csr.pem", csr.pem());

        let said = directory.keytool("-printcertreq -file csr.pem");

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
            "-genkeypair -keystore {store} -storepass secret -alias key \
             -dname CN=www.example.com {options}"
        ));
        directory.keytool(&format!(
            "-certreq -keystore {store} -storepass secret -alias key -file csr.pem"
        ));
        let opened = Pkcs12::open(&directory.bytes(&store), Some("secret")).expect("a container");
        let csr = directory.csr_in("csr.pem");

        assert_eq!(opened.key.algorithm(), algorithm);
        assert_eq!(opened.certificates.len(), 1);
        assert_eq!(csr.fingerprint(), opened.key.fingerprint());
    }
}

/// Java before 8u301 and 17 put certificates in RC2.
#[test]
fn we_read_javas_containers_however_it_locks_them() {
    const LOCK: &str = "-J-Dkeystore.pkcs12.";
    let directory = Directory::new();
    for (store, lock, certificates) in [
        ("old.p12", format!("{LOCK}legacy"), 0),
        (
            "sha-512.p12",
            format!(
                "{LOCK}keyProtectionAlgorithm=PBEWithHmacSHA512AndAES_128 \
                 {LOCK}certProtectionAlgorithm=PBEWithHmacSHA384AndAES_256 \
                 {LOCK}macAlgorithm=HmacPBESHA512"
            ),
            1,
        ),
        (
            "open.p12",
            format!("{LOCK}certProtectionAlgorithm=NONE {LOCK}macAlgorithm=NONE"),
            1,
        ),
    ] {
        directory.keytool(&format!(
            "{lock} -genkeypair -keystore {store} -storepass secret -alias key \
             -dname CN=www.example.com -keyalg EC -groupname secp256r1"
        ));
        let opened = Pkcs12::open(&directory.bytes(store), Some("secret")).expect(store);

        assert_eq!(opened.key.algorithm(), KeyAlgorithm::EcdsaP256);
        assert_eq!(opened.certificates.len(), certificates, "{store}");
        assert_eq!(opened.passed_over, 1 - certificates, "{store}");
        assert_eq!(
            opened.key.fingerprint(),
            directory.key_in(store).fingerprint(),
            "{store}"
        );
    }
}

/// It writes them in BER.
#[test]
fn nss_reads_our_containers_and_gives_them_back() {
    const LOCKS: [&str; 2] = ["-c AES-256-CBC", "-c DES-EDE3-CBC -C AES-128-CBC -M SHA-1"];
    for ours in OURS
        .iter()
        .filter(|ours| ours.key.algorithm() != KeyAlgorithm::Ed25519)
    {
        for (container, lock) in ours.containers.iter().zip(LOCKS) {
            let directory = Directory::new();
            directory.write("ours.p12", container);
            fs::create_dir(directory.path("nss")).expect("a folder");
            directory.run("certutil", NSS, "-N -d nss --empty-password");

            directory.run("pk12util", NSS, "-i ours.p12 -d nss -W secret");
            let export = "-o theirs.p12 -n www.example.com -d nss -W secret";
            directory.run("pk12util", NSS, &format!("{export} {lock}"));

            let returned = directory.bytes("theirs.p12");
            let returned = Pkcs12::open(&returned, Some("secret")).expect("a container");
            assert_eq!(returned.key.export_der(), ours.key.export_der());
            let own = returned.chain().expect("its own");
            assert_eq!(own.certificates(), &ours.chain.certificates()[..2]);
            let list = directory.run("certutil", NSS, "-L -d nss").stdout;
            let list = String::from_utf8_lossy(&list).into_owned();
            assert!(
                list.contains("www.example.com") && list.contains("u,u,u"),
                "{list}"
            );
        }
    }
}

#[test]
fn we_read_the_containers_of_nss_however_it_locks_them() {
    let directory = Directory::new();
    let ours = &OURS[0];
    directory.write("ours.p12", &ours.containers[1]);
    fs::create_dir(directory.path("nss")).expect("a folder");
    directory.run("certutil", NSS, "-N -d nss --empty-password");
    directory.run("pk12util", NSS, "-i ours.p12 -d nss -W secret");
    for lock in [
        "",
        "-c AES-128-CBC -C none -M SHA-384",
        "-c AES-192-CBC -C AES-256-CBC -M SHA-512",
    ] {
        let export = "-o theirs.p12 -n www.example.com -d nss -W secret";
        directory.run("pk12util", NSS, &format!("{export} {lock}"));
        let theirs = directory.bytes("theirs.p12");

        let opened = Pkcs12::open(&theirs, Some("secret")).expect(lock);

        assert_eq!(opened.key.export_der(), ours.key.export_der(), "{lock}");
        assert_eq!(opened.passed_over, 0, "{lock}");
        assert!(opened.chain().is_some(), "{lock}");
        assert_eq!(
            Pkcs12::open(&theirs, Some("wrong")).err(),
            Some(Error::WrongPassphrase)
        );
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
    for ours in &*OURS {
        let key = &ours.key;
        directory.write("pkcs8.pem", &*key.export_pem().expect("PEM"));
        directory.write("encrypted.pem", &ours.pbkdf2);
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
    for ours in &*OURS {
        for container in &ours.containers {
            directory.write("key.p12", container);

            let text = directory.certtool("--p12-info --inder --infile key.p12");

            let (certificates, bag) = text.split_at(text.find("BAG #1").expect("a second bag"));
            directory.write("bag.pem", &bag[bag.find("-----BEGIN").expect("a key")..]);
            let read = directory.certtool("--to-p8 --load-privkey bag.pem");
            let read = PrivateKey::parse(&read, Some("secret")).expect("a key");
            assert_eq!(read.export_der(), ours.key.export_der());
            assert_eq!(
                CertificateChain::parse(certificates),
                Ok(ours.chain.clone())
            );
            assert!(text.contains("Friendly name: www.example.com\n"), "{text}");
        }
    }
}

#[test]
fn we_read_the_containers_of_gnutls() {
    let directory = Directory::new();
    for ours in &*OURS {
        let file = directory.container_of_gnutls(ours, "--password secret");

        let read = PrivateKey::import(&file, Some("secret")).expect("a key");

        assert_eq!(read.export_der(), ours.key.export_der());
    }
}

#[test]
fn we_read_the_containers_of_gnutls_however_it_locks_them() {
    let directory = Directory::new();
    let ours = &OURS[0];
    for (lock, passphrase) in [
        ("--password secret --outder", Some("secret")),
        ("--password secret --pkcs-cipher 3des", Some("secret")),
        (
            "--password secret --pkcs-cipher 3des-pkcs12",
            Some("secret"),
        ),
        ("--password secret --pkcs-cipher aes-192", Some("secret")),
        ("--password secret --pkcs-cipher aes-256", Some("secret")),
        ("--null-password", None),
        ("--empty-password", Some("")),
    ] {
        let file = directory.container_of_gnutls(ours, lock);

        let read = PrivateKey::import(&file, passphrase).expect(lock);

        assert_eq!(read.export_der(), ours.key.export_der(), "{lock}");
        let wrong = PrivateKey::import(&file, Some("wrong"));
        assert_eq!(wrong.err(), Some(Error::WrongPassphrase), "{lock}");
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
    for Ours { key, .. } in &*OURS {
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

/// A key and what we write of it.
struct Ours {
    key: PrivateKey,
    chain: CertificateChain,
    /// Of each [`Pkcs12Encryption`], under the passphrase `secret`.
    containers: [Vec<u8>; 2],
    /// Encrypted PKCS#8 with the passphrase `secret`, as PEM.
    pbkdf2: String,
    scrypt: String,
}

/// Of each kind of key but SM2, which the programs do not know. Written once: hashing passphrases
/// takes its time.
static OURS: LazyLock<Vec<Ours>> = LazyLock::new(|| {
    let directory = Directory::new();
    let mut keys = a_key_of_each_kind();
    keys.retain(|key| key.algorithm() != KeyAlgorithm::Sm2);
    let keys = keys.into_iter().map(|key| {
        let chain = directory.chain_for(&key);
        thread::spawn(|| Ours::write(key, chain))
    });
    let threads: Vec<_> = keys.collect();
    let ours = threads.into_iter().map(|thread| thread.join());
    ours.map(|ours| ours.expect("it is written")).collect()
});

impl Ours {
    fn write(key: PrivateKey, chain: CertificateChain) -> Self {
        let encryptions = [Pkcs12Encryption::Modern, Pkcs12Encryption::Windows2016];
        let container = |encryption| {
            key.export_pkcs12(&chain, "www.example.com", "secret", encryption, &mut rng())
                .expect("a container")
                .to_vec()
        };
        let encrypted = |hash| {
            key.export_encrypted_pem("secret", hash, &mut rng())
                .expect("PEM")
                .to_string()
        };
        Self {
            containers: encryptions.map(container),
            pbkdf2: encrypted(PassphraseHash::Pbkdf2),
            scrypt: encrypted(PassphraseHash::Scrypt),
            key,
            chain,
        }
    }
}

impl Directory {
    /// What keytool prints. Its runs are too short to be optimised for, but where it hashes our
    /// passphrases.
    fn keytool(&self, arguments: &str) -> String {
        let compiler = if arguments.starts_with("-importkeystore") {
            "-J-XX:-TieredCompilation"
        } else {
            "-J-XX:TieredStopAtLevel=1"
        };
        let arguments = format!("-J-XX:+UseSerialGC {compiler} {arguments}");
        let output = self.run("keytool", JAVA, &arguments);
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

    fn container_of_gnutls(&self, ours: &Ours, lock: &str) -> Vec<u8> {
        self.write("key.pem", &*ours.key.export_pem().expect("PEM"));
        self.write("chain.pem", ours.chain.to_pem());
        let arguments = format!(
            "--to-p12 --load-privkey key.pem --load-certificate chain.pem --p12-name key \
             --outfile key.p12 {lock}"
        );
        self.run("certtool", GNUTLS, &arguments);
        self.bytes("key.p12")
    }

    /// What tests/foreign/keys.py prints.
    fn python(&self, arguments: &[String]) -> String {
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

    /// The names of the files that end with `.p12`, and what is in them.
    fn containers(&self) -> Vec<(String, Vec<u8>)> {
        let files = fs::read_dir(self.path("")).expect("a directory");
        let names = files.map(|file| file.expect("a file").file_name().into_string());
        names
            .map(|name| name.expect("ASCII"))
            .filter(|name| name.ends_with(".p12"))
            .map(|name| (name.clone(), self.bytes(&name)))
            .collect()
    }

    /// The key in a PKCS#12 container of another program, which OpenSSL takes out.
    fn key_in(&self, container: &str) -> PrivateKey {
        let pem = self.openssl(&format!(
            "pkcs12 -legacy -in {container} -passin pass:secret -nodes -nocerts"
        ));
        PrivateKey::parse(&String::from_utf8(pem).expect("PEM"), None).expect("a key")
    }
}
