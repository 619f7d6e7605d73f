//! Someone who wants a certificate: a key and an order for it.

use getrandom::SysRng;
use keyside_api::{Contact, NewOrder, ValidationMethod};
use keyside_core::{DomainName, KeyAlgorithm, PrivateKey};
use rand_core::UnwrapErr;

/// A key and an order for it.
#[derive(Debug)]
pub struct Applicant {
    /// The key, which stays here.
    pub key: PrivateKey,
    /// The order: the free product or its wildcard sibling, proven by DNS.
    pub order: NewOrder,
}

impl Applicant {
    /// Makes a key for the domain.
    ///
    /// # Panics
    /// When the name is no domain name.
    #[must_use]
    pub fn new(domain: &str, algorithm: KeyAlgorithm) -> Self {
        let mut rng = UnwrapErr(SysRng);
        let domain = DomainName::parse(domain).expect("a domain name");
        let key = PrivateKey::make(algorithm, &mut rng).expect("a key");
        let csr = key.create_csr(&domain, &mut rng).expect("a request");
        let order = NewOrder {
            csr: csr.pem().to_owned(),
            product_code: product(&domain).to_owned(),
            contact: Contact {
                name: "Tom Zhang".to_owned(),
                phone: "13800000000".to_owned(),
                email: "admin@example.com".to_owned(),
            },
            validation: ValidationMethod::Dns,
        };
        Self { key, order }
    }

    /// The same, for a certificate of that product.
    #[must_use]
    pub fn of_product(mut self, code: &str) -> Self {
        code.clone_into(&mut self.order.product_code);
        self
    }

    /// The same, to be proven in that way.
    #[must_use]
    pub fn proving_by(mut self, validation: ValidationMethod) -> Self {
        self.order.validation = validation;
        self
    }
}

fn product(domain: &DomainName) -> &'static str {
    if domain.is_wildcard() {
        "geotrust-dv-w-starter"
    } else {
        "digicert-free-1-free"
    }
}
