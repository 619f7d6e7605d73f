//! The form of the first step: raw text, and what is read from it.

mod domain;
mod problem;
mod source;

use keyside_api::{Contact, NewOrder, Product, ValidationMethod};
use keyside_core::{DomainName, DomainProblem, KeyAlgorithm};
use keyside_room::UsableRequest;

pub(crate) use self::{
    domain::{domain_inside, read_domain},
    problem::{Field, FieldProblem, Problems},
    source::{OwnKey, OwnRequest, Source, is_taken},
};
use crate::room::Kept;

/// What is typed and chosen, right or wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    pub(crate) domain: String,
    /// Empty until chosen.
    pub(crate) product_code: String,
    pub(crate) validation: ValidationMethod,
    pub(crate) source: Source,
    pub(crate) contact: Contact,
    /// Whether the browser shall remember the contact.
    pub(crate) remember_contact: bool,
}

/// What is asked for: every answer is right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) domain: DomainName,
    pub(crate) product_code: String,
    pub(crate) validation: ValidationMethod,
    pub(crate) signing: Signing,
    pub(crate) contact: Contact,
}

/// How the certification request comes about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Signing {
    /// The room signs it with a new key of this kind.
    NewKey(KeyAlgorithm),
    /// The room signs it with the key that the person brought.
    OwnKey(OwnKey),
    /// The person brought it.
    Done {
        request: Box<UsableRequest>,
        /// The names in it that the certificate is not ordered for.
        other_names: Vec<String>,
    },
}

impl Signing {
    /// Whether the room wipes its keys for it and makes one.
    pub(crate) const fn makes_a_key(&self) -> bool {
        matches!(self, Self::NewKey(_))
    }

    /// Where its key is known to be, besides the room.
    pub(crate) const fn kept(&self) -> Kept {
        match self {
            Self::OwnKey(key) => Kept::ByPerson(key.algorithm),
            Self::NewKey(_) | Self::Done { .. } => Kept::Nowhere,
        }
    }

    /// The name of the key's kind.
    pub(crate) fn key_kind(&self) -> &str {
        match self {
            Self::NewKey(algorithm) => algorithm.name(),
            Self::OwnKey(key) => key.algorithm.name(),
            Self::Done { request, .. } => &request.algorithm,
        }
    }
}

impl Request {
    /// The order for it, with this certification request.
    pub(crate) fn order(&self, csr: &str) -> NewOrder {
        NewOrder {
            csr: csr.to_owned(),
            product_code: self.product_code.clone(),
            contact: self.contact.clone(),
            validation: self.validation,
        }
    }
}

impl Draft {
    /// What is asked for, or what is wrong.
    ///
    /// # Errors
    /// The [`Problems`], of which there is at least one.
    pub(crate) fn read(&self, products: &[Product]) -> Result<Request, Problems> {
        let problems = Problems::found(|field| self.problem(field, products));
        match (self.name(), self.signing()) {
            (Some(domain), Some(signing)) if problems.is_empty() => Ok(Request {
                domain,
                product_code: self.product_code.clone(),
                validation: self.validation,
                signing,
                contact: Contact {
                    name: self.contact.name.trim().to_owned(),
                    phone: self.contact.phone.trim().to_owned(),
                    email: self.contact.email.trim().to_owned(),
                },
            }),
            _ => Err(problems),
        }
    }

    /// What is wrong with the answer to one question.
    pub(crate) fn problem(&self, field: Field, products: &[Product]) -> Option<FieldProblem> {
        match field {
            Field::Domain => match self.source {
                Source::Request(_) => None,
                Source::New(_) | Source::Key(_) => {
                    self.typed_name().err().map(FieldProblem::Domain)
                }
            },
            Field::Product => self.product_problem(products),
            Field::Validation => (self.validation == ValidationMethod::File && self.is_wildcard())
                .then_some(FieldProblem::FileForWildcard),
            Field::Source => self.source.problem(),
            Field::Algorithm => match self.source {
                Source::New(kind) => {
                    (!is_taken(kind.name())).then_some(FieldProblem::AlgorithmNotTaken)
                }
                Source::Key(_) | Source::Request(_) => None,
            },
            Field::ContactName => Contact::check_name(&self.contact.name)
                .err()
                .map(|_| FieldProblem::ContactName),
            Field::Phone => Contact::check_phone(&self.contact.phone)
                .err()
                .map(|_| FieldProblem::Phone),
            Field::Email => Contact::check_email(&self.contact.email)
                .err()
                .map(|_| FieldProblem::Email),
        }
    }

    /// The name that the certificate will be for, as far as it is known.
    pub(crate) fn name(&self) -> Option<DomainName> {
        match &self.source {
            Source::Request(request) => Some(request.as_ref()?.usable.as_ref()?.domain.clone()),
            Source::New(_) | Source::Key(_) => self.typed_name().ok(),
        }
    }

    /// The name, read from what is typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn typed_name(&self) -> Result<DomainName, DomainProblem> {
        let name = read_domain(&self.domain)?;
        if name.fits_common_name() {
            Ok(name)
        } else {
            Err(DomainProblem::TooLongForCommonName)
        }
    }

    /// Whether the name asks for a wildcard, as far as it is known.
    pub(crate) fn is_wildcard(&self) -> bool {
        self.name().is_some_and(|name| name.is_wildcard())
    }

    /// The chosen product.
    pub(crate) fn product<'a>(&self, products: &'a [Product]) -> Option<&'a Product> {
        products
            .iter()
            .find(|product| product.code == self.product_code)
    }

    /// The draft with a product and a validation that fit the name, where the chosen ones do not.
    #[must_use]
    pub(crate) fn fitted(&self, products: &[Product]) -> Self {
        let mut fitted = self.clone();
        let Some(name) = self.name() else {
            return fitted;
        };
        let fits = |product: &&Product| product.wildcard == name.is_wildcard() && has_left(product);
        if self.product(products).is_none_or(|chosen| !fits(&chosen))
            && let Some(product) = products.iter().find(fits)
        {
            fitted.product_code.clone_from(&product.code);
        }
        if name.is_wildcard() {
            fitted.validation = ValidationMethod::Dns;
        }
        fitted
    }

    /// How the certification request comes about, if all is there for it.
    fn signing(&self) -> Option<Signing> {
        match &self.source {
            Source::New(kind) => Some(Signing::NewKey(*kind)),
            Source::Key(key) => key.map(Signing::OwnKey),
            Source::Request(request) => {
                let request = request.as_ref()?;
                Some(Signing::Done {
                    request: Box::new(request.orderable().ok()?.clone()),
                    other_names: request.other_names(),
                })
            }
        }
    }

    /// A request that is still to come will choose the product.
    fn product_problem(&self, products: &[Product]) -> Option<FieldProblem> {
        if self.source == Source::Request(None) {
            return None;
        }
        let Some(product) = self.product(products) else {
            return Some(FieldProblem::ProductMissing);
        };
        if !has_left(product) {
            return Some(FieldProblem::ProductUsedUp);
        }
        match (self.name()?.is_wildcard(), product.wildcard) {
            (true, false) => Some(FieldProblem::WildcardNotIncluded),
            (false, true) => Some(FieldProblem::WildcardRequired),
            (true, true) | (false, false) => None,
        }
    }
}

/// Whether a unit may be left: yes also when the cloud could not be asked.
pub(crate) fn has_left(product: &Product) -> bool {
    product.quota.is_none_or(|quota| quota.left > 0)
}

#[cfg(test)]
mod tests {
    use keyside_api::Quota;

    use super::*;

    fn product(code: &str, wildcard: bool, left: u64) -> Product {
        Product {
            code: code.to_owned(),
            source: keyside_api::ProductSource::Package,
            brand: "DigiCert".to_owned(),
            wildcard,
            free: false,
            validity_days: 90,
            quota: Some(Quota { total: 20, left }),
        }
    }

    fn products() -> Vec<Product> {
        vec![
            product("gone", false, 0),
            product("single", false, 3),
            product("wildcard", true, 1),
        ]
    }

    fn draft(domain: &str, product_code: &str) -> Draft {
        Draft {
            domain: domain.to_owned(),
            product_code: product_code.to_owned(),
            contact: Contact {
                name: " Tom Zhang ".to_owned(),
                phone: "13800000000".to_owned(),
                email: "tom@example.com".to_owned(),
            },
            ..Draft::default()
        }
    }

    #[test]
    fn reads_a_request_without_the_spaces_around_its_answers() {
        let request = draft(" WWW.Example.com. ", "single")
            .read(&products())
            .expect("all is right");

        assert_eq!(request.domain.as_ascii(), "www.example.com");
        assert_eq!(request.contact.name, "Tom Zhang");
    }

    #[test]
    fn finds_every_problem_in_the_order_of_the_page() {
        let problems = Draft::default()
            .read(&products())
            .expect_err("nothing is filled in");

        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                Field::Domain,
                Field::Product,
                Field::ContactName,
                Field::Phone,
                Field::Email
            ]
        );
    }

    #[test]
    fn refuses_a_product_of_the_other_kind() {
        for (domain, code, problem) in [
            ("*.example.com", "single", FieldProblem::WildcardNotIncluded),
            (
                "www.example.com",
                "wildcard",
                FieldProblem::WildcardRequired,
            ),
            ("www.example.com", "gone", FieldProblem::ProductUsedUp),
            ("www.example.com", "", FieldProblem::ProductMissing),
        ] {
            let found = draft(domain, code).problem(Field::Product, &products());

            assert_eq!(found, Some(problem), "{domain} {code}");
        }
    }

    #[test]
    fn refuses_a_file_for_a_wildcard() {
        let draft = Draft {
            validation: ValidationMethod::File,
            ..draft("*.example.com", "wildcard")
        };

        let problems = draft
            .read(&products())
            .expect_err("a file cannot prove a wildcard");

        assert_eq!(
            problems.of(Field::Validation),
            Some(FieldProblem::FileForWildcard)
        );
    }

    #[test]
    fn refuses_a_key_that_the_cloud_does_not_take() {
        let draft = Draft {
            source: Source::New(KeyAlgorithm::Ed25519),
            ..draft("example.com", "single")
        };

        let problems = draft.read(&products()).expect_err("Ed25519 is not taken");

        assert_eq!(
            problems.of(Field::Algorithm),
            Some(FieldProblem::AlgorithmNotTaken)
        );
    }

    #[test]
    fn fits_product_and_validation_to_the_name() {
        let draft = Draft {
            validation: ValidationMethod::File,
            ..draft("*.example.com", "single")
        };

        let fitted = draft.fitted(&products());

        assert_eq!(fitted.product_code, "wildcard");
        assert_eq!(fitted.validation, ValidationMethod::Dns);
    }

    #[test]
    fn chooses_the_first_fitting_product_that_has_units_left() {
        assert_eq!(
            draft("example.com", "").fitted(&products()).product_code,
            "single"
        );
    }

    #[test]
    fn keeps_a_choice_that_fits() {
        let draft = draft("example.com", "single");

        assert_eq!(draft.fitted(&products()), draft);
    }

    #[test]
    fn takes_a_product_whose_quota_is_not_known() {
        let products = [Product {
            quota: None,
            ..product("unknown", false, 0)
        }];

        assert_eq!(
            draft("example.com", "unknown").problem(Field::Product, &products),
            None
        );
    }

    #[test]
    fn a_name_too_long_for_a_request_is_refused_here() {
        let long = format!("{}.{}.example", "a".repeat(40), "b".repeat(40));

        assert_eq!(
            draft(&long, "single").typed_name(),
            Err(DomainProblem::TooLongForCommonName)
        );
    }

    #[test]
    fn a_question_judged_anew_keeps_its_place() {
        let problems = Draft::default()
            .read(&products())
            .expect_err("nothing is filled in");

        let judged = problems
            .with(Field::Domain, None)
            .with(Field::Domain, problems.of(Field::Domain));

        assert_eq!(judged, problems);
    }
}
