//! Orders that the proxy must refuse without asking the cloud.

use base64::{Engine, engine::general_purpose::STANDARD};
use keyside_api::{ErrorCode, NewOrder, ValidationMethod};
use keyside_core::KeyAlgorithm;

use crate::{Applicant, openssl};

/// Orders that must be refused: what is wrong, the order, the code and the field.
///
/// # Panics
/// When OpenSSL is not there to make them.
#[must_use]
pub fn unplaceable() -> Vec<(&'static str, NewOrder, ErrorCode, &'static str)> {
    let valid = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256).order;
    let wildcard = Applicant::new("*.example.com", KeyAlgorithm::EcdsaP256).order;
    let ed25519 = Applicant::new("www.example.com", KeyAlgorithm::Ed25519)
        .order
        .csr;
    let csr = |csr: String| NewOrder {
        csr,
        ..valid.clone()
    };
    let product = |order: &NewOrder, code: &str| NewOrder {
        product_code: code.to_owned(),
        ..order.clone()
    };
    let contact = |name: &str, phone: &str, email: &str| {
        let mut order = valid.clone();
        let fields = [
            (&mut order.contact.name, name),
            (&mut order.contact.phone, phone),
            (&mut order.contact.email, email),
        ];
        for (field, text) in fields {
            text.clone_into(field);
        }
        order
    };
    let label = valid
        .csr
        .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    let file = NewOrder {
        validation: ValidationMethod::File,
        ..wildcard.clone()
    };
    let rsa1024 = openssl_csr(&["-newkey", "rsa:1024"], "/CN=www.example.com");
    let p521 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"];
    let p521 = openssl_csr(&p521, "/CN=www.example.com");
    let p256 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let no_name = openssl_csr(&p256, "/O=Example");
    let no_domain = openssl_csr(&p256, "/CN=Example Limited");
    let address = openssl_csr(&p256, "/CN=192.0.2.1");
    let (ov, geotrust) = ("symantec-ov-1-personal", "geotrust-dv-1-starter");
    let (tom, phone, email) = ("Tom", "13800000000", "tom@example.com");
    vec![
        (
            "no PEM",
            csr("hello".to_owned()),
            ErrorCode::InvalidCsrPem,
            "csr",
        ),
        ("a wrong label", csr(label), ErrorCode::InvalidCsrPem, "csr"),
        (
            "no request",
            csr(pem(b"hello")),
            ErrorCode::InvalidCsr,
            "csr",
        ),
        (
            "a bad signature",
            csr(forged(&valid.csr)),
            ErrorCode::InvalidCsrSignature,
            "csr",
        ),
        ("RSA-1024", csr(rsa1024), ErrorCode::WeakKey, "csr"),
        ("P-521", csr(p521), ErrorCode::UnsupportedKey, "csr"),
        ("Ed25519", csr(ed25519), ErrorCode::UnsupportedKey, "csr"),
        (
            "no common name",
            csr(no_name),
            ErrorCode::MissingCommonName,
            "csr",
        ),
        ("no domain", csr(no_domain), ErrorCode::InvalidDomain, "csr"),
        ("an address", csr(address), ErrorCode::InvalidDomain, "csr"),
        (
            "no product",
            product(&valid, "x"),
            ErrorCode::UnknownProduct,
            "productCode",
        ),
        (
            "an OV product",
            product(&valid, ov),
            ErrorCode::OrganizationProduct,
            "productCode",
        ),
        (
            "a wildcard with a product for a single name",
            product(&wildcard, geotrust),
            ErrorCode::WildcardNotIncluded,
            "productCode",
        ),
        (
            "a single name with a product for a wildcard",
            product(&valid, &wildcard.product_code),
            ErrorCode::WildcardRequired,
            "productCode",
        ),
        (
            "a file for a wildcard",
            file,
            ErrorCode::FileForWildcard,
            "validation",
        ),
        (
            "no name",
            contact(" ", phone, email),
            ErrorCode::InvalidContactName,
            "contact.name",
        ),
        (
            "no phone",
            contact(tom, "call me", email),
            ErrorCode::InvalidPhone,
            "contact.phone",
        ),
        (
            "no e-mail",
            contact(tom, phone, "tom@home"),
            ErrorCode::InvalidEmail,
            "contact.email",
        ),
    ]
}

/// A request that OpenSSL makes, for a key that it throws away.
fn openssl_csr(key: &[&str], subject: &str) -> String {
    let rest = ["-nodes", "-keyout", "/dev/null", "-subj", subject];
    let pem = openssl(&[&["req", "-new"], key, &rest].concat());
    String::from_utf8(pem).expect("PEM is text")
}

/// The request with a signature that is not its own.
fn forged(csr: &str) -> String {
    let lines: String = csr
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    let mut der = STANDARD.decode(lines).expect("PEM is base64");
    *der.last_mut().expect("a request") ^= 1;
    pem(&der)
}

fn pem(der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<_> = base64
        .as_bytes()
        .chunks(64)
        .map(String::from_utf8_lossy)
        .collect();
    let content = lines.join("\n");
    format!("-----BEGIN CERTIFICATE REQUEST-----\n{content}\n-----END CERTIFICATE REQUEST-----\n")
}
