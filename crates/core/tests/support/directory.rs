//! A place for files that we and other programs read and write.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use keyside_core::{CertificateChain, DomainName, KeyAlgorithm, PrivateKey};
use tempfile::TempDir;

use crate::support::rng;

pub(crate) struct Directory(TempDir);

impl Directory {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a directory"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("a file");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file")
    }

    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("text")
    }

    /// What OpenSSL prints. That it fails, fails the test.
    pub(crate) fn openssl(&self, arguments: &str) -> Vec<u8> {
        self.run("openssl", "openssl", arguments).stdout
    }

    /// Runs a program, which this Debian package brings. That it fails, fails the test.
    pub(crate) fn run(&self, program: &str, package: &str, arguments: &str) -> Output {
        let output = Command::new(program)
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .unwrap_or_else(|_| {
                panic!("this test needs {program} of the Debian package {package}")
            });
        let said = [&output.stdout[..], &output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(output.status.success(), "{program} {arguments}: {said}");
        output
    }

    /// A chain for www.example.com by OpenSSL. One directory has one authority and root.
    pub(crate) fn chain_for(&self, key: &PrivateKey) -> CertificateChain {
        if !self.path("ca.pem").exists() {
            self.make_authority();
        }
        let domain: DomainName = "www.example.com".parse().expect("a name");
        let csr = key.create_csr(&domain, &mut rng()).expect("a request");
        self.write("csr.pem", csr.pem());
        let id = signer_id(key);
        self.openssl(&format!(
            "x509 -req -in csr.pem -CA ca.pem -CAkey ca.key -extfile server.cnf -out leaf.pem {id}"
        ));
        let files = ["root.pem", "leaf.pem", "ca.pem"].map(|file| self.read(file));
        CertificateChain::parse(&files.concat()).expect("a chain")
    }

    fn make_authority(&self) {
        self.write(
            "authority.cnf",
            "basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\n",
        );
        self.write(
            "server.cnf",
            "basicConstraints=CA:FALSE\nsubjectAltName=DNS:www.example.com\n",
        );
        self.openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout root.key -subj /CN=Root -out root.pem",
        );
        self.openssl("req -new -newkey rsa:2048 -nodes -keyout ca.key -subj /CN=CA -out ca.csr");
        self.openssl(
            "x509 -req -in ca.csr -CA root.pem -CAkey root.key -sha384 -extfile authority.cnf \
             -out ca.pem",
        );
    }
}

/// OpenSSL 3.0 has to be told the identifier of a signer by SM2.
pub(crate) fn signer_id(key: &PrivateKey) -> &'static str {
    match key.algorithm() {
        KeyAlgorithm::Sm2 => "-vfyopt distid:1234567812345678",
        _ => "",
    }
}
