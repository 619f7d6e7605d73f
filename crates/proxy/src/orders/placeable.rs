//! What a request for an order must be before the cloud hears of it.

use keyside_aliyun::cas::{CreateCertificateWithCsrRequest, Spec, ValidateType};
use keyside_api::{Contact, ErrorCode, NewOrder, ValidationMethod};
use keyside_core::{Csr, Error, KeyKind, WeakKeyList};

use super::{apply::Application, contact, offer::Offer};
use crate::{
    journal::{Intent, Source},
    problem::Problem,
};

/// An order that the cloud may be asked for.
#[derive(Debug)]
pub(crate) struct Placeable {
    csr: Csr,
    offer: Offer,
    contact: Contact,
    validation: ValidationMethod,
}

impl Placeable {
    /// Checks everything that can be checked without the cloud and the journal.
    ///
    /// The first thing that is wrong, in the order of the fields on the page, is the one told.
    pub(crate) fn check(
        order: &NewOrder,
        offered: impl IntoIterator<Item = &'static str>,
    ) -> Result<Self, Problem> {
        let offer = Offer::find(&order.product_code, offered)?;
        let contact = contact::check(&order.contact)?;
        let csr = csr(&order.csr)?;
        check_names(&csr, offer, order.validation)?;
        Ok(Self {
            csr,
            offer,
            contact,
            validation: order.validation,
        })
    }

    /// What the instance must have been bought as that it needs; none for a unit of a package.
    pub(super) const fn spec(&self) -> Option<Spec> {
        match self.offer {
            Offer::Package(_) => None,
            Offer::Instance(spec) => Some(spec),
        }
    }

    /// What the journal keeps of it.
    pub(super) fn intent(
        &self,
        idempotency_key: String,
        request_hash: [u8; 32],
        source: Source,
    ) -> Intent {
        Intent {
            idempotency_key,
            request_hash,
            domain: self.csr.domain().clone(),
            product_code: self.offer.code(),
            validation: self.validation,
            fingerprint: self.csr.fingerprint(),
            source,
        }
    }

    /// What an instance is told of it.
    pub(super) fn into_application(self) -> Application {
        Application {
            csr: self.csr,
            contact: self.contact,
            validation: self.validation,
        }
    }

    /// What the cloud gets of it for a unit of a package.
    pub(super) fn into_action(self) -> CreateCertificateWithCsrRequest {
        CreateCertificateWithCsrRequest {
            csr: self.csr.pem().to_owned(),
            username: self.contact.name,
            phone: self.contact.phone,
            email: self.contact.email,
            validate_type: match self.validation {
                ValidationMethod::Dns => ValidateType::Dns,
                ValidationMethod::File => ValidateType::File,
            },
            product_code: Some(self.offer.code()),
            tags: Vec::new(),
        }
    }
}

/// The request, signed by a key that the cloud takes.
fn csr(pem: &str) -> Result<Csr, Problem> {
    let csr = Csr::parse_with(pem, WeakKeyList::debian()).map_err(|error| csr_problem(&error))?;
    match csr.algorithm() {
        KeyKind::EcdsaP256 => Ok(csr),
        KeyKind::Rsa { bits } if bits <= RSA_BITS_MAX => Ok(csr),
        KeyKind::Rsa { .. } | KeyKind::EcdsaP384 | KeyKind::Ed25519 | KeyKind::Sm2 => {
            Err(Problem::new(ErrorCode::UnsupportedKey).in_field("csr"))
        }
    }
}

/// The longest RSA key that the cloud offers to make itself, and so surely takes.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcsr>
const RSA_BITS_MAX: usize = 4096;

fn csr_problem(error: &Error) -> Problem {
    use keyside_core::ErrorCode as Cause;

    let code = match error.code() {
        Cause::InvalidCsrPem => ErrorCode::InvalidCsrPem,
        Cause::InvalidCsrSignature => ErrorCode::InvalidCsrSignature,
        Cause::WeakKey => ErrorCode::WeakKey,
        Cause::UnsupportedKey => ErrorCode::UnsupportedKey,
        Cause::MissingCommonName => ErrorCode::MissingCommonName,
        Cause::InvalidDomain => ErrorCode::InvalidDomain,
        _ => ErrorCode::InvalidCsr,
    };
    let problem = Problem::new(code).in_field("csr");
    match error {
        Error::InvalidDomain {
            name,
            problem: reason,
        } => problem.saying(format!(
            "The certificate request is for “{name}”, and that cannot have a certificate: {reason}."
        )),
        Error::FlawedKey { flaw } => {
            problem.saying(format!("The key in the request is not safe: {flaw}."))
        }
        _ => problem,
    }
}

fn check_names(csr: &Csr, offer: Offer, validation: ValidationMethod) -> Result<(), Problem> {
    let wildcard = csr.domain().is_wildcard();
    if !offer.accepts(wildcard) {
        let code = if wildcard {
            ErrorCode::WildcardNotIncluded
        } else {
            ErrorCode::WildcardRequired
        };
        return Err(Problem::new(code).in_field("productCode"));
    }
    if wildcard && validation == ValidationMethod::File {
        return Err(Problem::new(ErrorCode::FileForWildcard).in_field("validation"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::*};

    use super::*;

    fn pem(der: &[u8]) -> String {
        let base64 = BASE64_STANDARD.encode(der);
        let lines: Vec<_> = base64
            .as_bytes()
            .chunks(64)
            .map(String::from_utf8_lossy)
            .collect();
        format!(
            "-----BEGIN CERTIFICATE REQUEST-----\n{}\n-----END CERTIFICATE REQUEST-----\n",
            lines.join("\n")
        )
    }

    fn order() -> NewOrder {
        NewOrder {
            csr: pem(include_bytes!("../../tests/material/p256.csr.der")),
            product_code: "digicert-free-1-free".to_owned(),
            contact: Contact {
                name: "Tom".to_owned(),
                phone: "13800000000".to_owned(),
                email: "tom@example.com".to_owned(),
            },
            validation: ValidationMethod::Dns,
        }
    }

    fn refusal(order: &NewOrder) -> (ErrorCode, Option<String>) {
        let offered = ["digicert-free-1-free", "geotrust-dv-w-starter"];
        let problem = Placeable::check(order, offered).expect_err("something is wrong with it");
        let body = problem.body(String::new());
        (body.code, body.field)
    }

    #[test]
    fn takes_every_key_that_the_cloud_takes() {
        for der in [
            &include_bytes!("../../tests/material/rsa2048.csr.der")[..],
            include_bytes!("../../tests/material/rsa3072.csr.der"),
            include_bytes!("../../tests/material/rsa4096.csr.der"),
            include_bytes!("../../tests/material/p256.csr.der"),
        ] {
            let order = NewOrder {
                csr: pem(der),
                ..order()
            };

            Placeable::check(&order, ["digicert-free-1-free"]).expect("an order");
        }
    }

    #[test]
    fn refuses_keys_that_the_cloud_does_not_take() {
        for der in [
            &include_bytes!("../../tests/material/p384.csr.der")[..],
            include_bytes!("../../tests/material/p521.csr.der"),
            include_bytes!("../../tests/material/ed25519.csr.der"),
        ] {
            let order = NewOrder {
                csr: pem(der),
                ..order()
            };

            assert_eq!(
                refusal(&order),
                (ErrorCode::UnsupportedKey, Some("csr".to_owned()))
            );
        }
    }

    #[test]
    fn refuses_keys_that_others_can_find() {
        for pem in [
            include_str!("../../../core/tests/vectors/requests/debian-2048.pem"),
            include_str!("../../../core/tests/vectors/requests/roca.pem"),
        ] {
            let order = NewOrder {
                csr: pem.to_owned(),
                ..order()
            };

            assert_eq!(
                refusal(&order),
                (ErrorCode::WeakKey, Some("csr".to_owned()))
            );
        }
    }

    #[test]
    fn refuses_products_that_cannot_be_ordered_here() {
        let ordering = |code: &str| NewOrder {
            product_code: code.to_owned(),
            ..order()
        };

        for (code, expected) in [
            ("nonsense", ErrorCode::UnknownProduct),
            ("symantec-dv-1-starter", ErrorCode::UnknownProduct),
            ("symantec-ov-1-personal", ErrorCode::OrganizationProduct),
            ("geotrust-dv-w-starter", ErrorCode::WildcardRequired),
        ] {
            assert_eq!(
                refusal(&ordering(code)),
                (expected, Some("productCode".to_owned()))
            );
        }
    }

    #[test]
    fn the_first_thing_wrong_is_the_one_told() {
        let wrong = NewOrder {
            csr: "nonsense".to_owned(),
            product_code: "nonsense".to_owned(),
            contact: Contact::default(),
            ..order()
        };

        assert_eq!(refusal(&wrong).0, ErrorCode::UnknownProduct);
        let wrong = NewOrder {
            product_code: order().product_code,
            ..wrong
        };
        assert_eq!(refusal(&wrong).0, ErrorCode::InvalidContactName);
        let wrong = NewOrder {
            contact: order().contact,
            ..wrong
        };
        assert_eq!(refusal(&wrong).0, ErrorCode::InvalidCsrPem);
    }
}
