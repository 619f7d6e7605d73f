//! Certificates as OpenSSL sees them.

use std::{fs, path::Path, process::Command};

use keyside_aliyun::cas::{CreateCertificateWithCsrRequest, ValidateType};
use keyside_core::{CertificateChain, KeyAlgorithm};
use keyside_simulator::Config;
use tempfile::TempDir;

use crate::service::{Service, order, order_with, text};

const PAID: &str = "geotrust-dv-1-starter";

/// A certificate that was issued, in files.
struct Files {
    folder: TempDir,
    service: Service,
    chain: CertificateChain,
}

impl Files {
    async fn issue(create: &CreateCertificateWithCsrRequest) -> Self {
        let service = Service::gentle().await;
        let id = if create.validate_type == ValidateType::Dns {
            service.issue(create).await
        } else {
            service.simulator.set_hosted_dns(true);
            let id = service.place(create).await;
            for _delay in ["preparing", "hosted", "review"] {
                service.pass_delay().await;
            }
            id
        };
        let pem = text(&service.state(id).await, "Certificate").to_owned();
        let chain = CertificateChain::parse(&pem).expect("a chain");
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name, text: &str| fs::write(folder.path().join(name), text).expect("written");
        write("chain.pem", &pem);
        write("root.pem", &service.simulator.root_pem());
        Self {
            folder,
            service,
            chain,
        }
    }

    /// The certificate in words.
    fn text(&self) -> String {
        let arguments = [
            "x509",
            "-in",
            "chain.pem",
            "-noout",
            "-text",
            "-nameopt",
            "RFC2253",
        ];
        openssl(self.folder.path(), &arguments).expect("a certificate")
    }

    /// Verifies chain and host name by the strict rules, half way through the certificate's life: it
    /// starts with a day of the simulator, which late in the evening is no day of OpenSSL's yet.
    fn verify(&self, host: &str) -> Result<String, String> {
        let leaf = self.chain.leaf();
        let time = leaf.not_before().midpoint(leaf.not_after()).to_string();
        let arguments = [
            "verify",
            "-x509_strict",
            "-purpose",
            "sslserver",
            "-attime",
            &time,
            "-verify_hostname",
            host,
            "-CAfile",
            "root.pem",
            "-untrusted",
            "chain.pem",
            "chain.pem",
        ];
        openssl(self.folder.path(), &arguments)
    }
}

fn openssl(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("openssl");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}

fn paid(domain: &str) -> CreateCertificateWithCsrRequest {
    CreateCertificateWithCsrRequest {
        product_code: Some(PAID.to_owned()),
        ..order(domain)
    }
}

#[tokio::test]
async fn openssl_accepts_chain_and_host_by_its_strict_rules() {
    for algorithm in [KeyAlgorithm::EcdsaP256, KeyAlgorithm::Rsa2048] {
        let files = Files::issue(&order_with("www.example.com", algorithm)).await;

        files.verify("www.example.com").expect("verified");

        assert!(files.verify("example.org").is_err());
    }
}

#[tokio::test]
async fn a_server_certificate_has_the_extensions_of_its_profile() {
    let files = Files::issue(&order("www.example.com")).await;

    let text = files.text();

    let issuing_url = format!(
        "CA Issuers - URI:{}/issuing.der",
        files.service.simulator.control_url()
    );
    for part in [
        "Issuer: CN=Keyside TEST DV CA,O=Keyside TEST",
        "Subject: CN=www.example.com",
        "X509v3 Key Usage: critical\n                Digital Signature\n",
        "TLS Web Server Authentication, TLS Web Client Authentication",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "Policy: 2.23.140.1.2.1",
        "X509v3 Authority Key Identifier",
        "X509v3 Subject Key Identifier",
        &issuing_url,
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[tokio::test]
async fn only_an_rsa_key_may_encipher_keys() {
    let files = Files::issue(&order_with("www.example.com", KeyAlgorithm::Rsa2048)).await;

    let text = files.text();

    assert!(
        text.contains("Digital Signature, Key Encipherment\n"),
        "{text}"
    );
}

#[tokio::test]
async fn the_issuing_certificate_is_where_the_certificate_says() {
    let files = Files::issue(&order("www.example.com")).await;
    let url = format!("{}/issuing.der", files.service.simulator.control_url());

    let der = reqwest::get(url)
        .await
        .expect("an answer")
        .bytes()
        .await
        .expect("a body");

    assert_eq!(der, files.chain.certificates()[1].to_der());
}

#[tokio::test]
async fn a_free_certificate_lasts_90_days_and_another_199() {
    for (create, days) in [
        (order("www.example.com"), 90),
        (paid("www.example.com"), 199),
    ] {
        let files = Files::issue(&create).await;

        let leaf = files.chain.leaf();

        assert_eq!(
            leaf.not_after() - leaf.not_before() + 1,
            days * 24 * 60 * 60
        );
    }
}

#[tokio::test]
async fn paid_certificates_by_dns_cover_www_and_the_bare_name() {
    let by_file = CreateCertificateWithCsrRequest {
        validate_type: ValidateType::File,
        ..paid("example.com")
    };
    let names = async |create| {
        Files::issue(&create)
            .await
            .chain
            .leaf()
            .dns_names()
            .to_vec()
    };

    assert_eq!(
        names(paid("example.com")).await,
        ["example.com", "www.example.com"]
    );
    assert_eq!(
        names(paid("www.example.com")).await,
        ["www.example.com", "example.com"]
    );
    assert_eq!(names(by_file).await, ["example.com"]);
    assert_eq!(names(order("example.com")).await, ["example.com"]);
}

#[tokio::test]
async fn pairing_can_be_switched_off() {
    let service = Service::start(Config {
        pairing: false,
        ..Config::gentle()
    })
    .await;
    let id = service.issue(&paid("example.com")).await;

    let pem = text(&service.state(id).await, "Certificate").to_owned();

    let chain = CertificateChain::parse(&pem).expect("a chain");
    assert_eq!(chain.leaf().dns_names(), ["example.com"]);
}

#[tokio::test]
async fn every_simulator_has_a_root_of_its_own() {
    let (first, second) = (Service::gentle().await, Service::gentle().await);

    assert_ne!(first.simulator.root_pem(), second.simulator.root_pem());
}
