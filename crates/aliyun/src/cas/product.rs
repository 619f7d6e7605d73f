//! The products that certificates are ordered by.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcertificateforpackagerequest>

/// The product that an order without a `ProductCode` is for.
pub const DEFAULT: &str = "digicert-free-1-free";

/// A kind of certificate, bought in units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Product {
    /// The service's `ProductCode`.
    pub code: &'static str,
    /// The brand it is sold under.
    pub brand: &'static str,
    /// What the certificate authority validates.
    pub grade: Grade,
    /// Which names it is for.
    pub names: Names,
    /// Whether it is a free test certificate.
    pub free: bool,
    /// How many days a certificate lasts.
    pub validity_days: u32,
}

/// What the certificate authority validates.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grade {
    /// Control of the domain.
    Domain,
    /// The organisation, too. Cannot be ordered with `CreateCertificateWithCsrRequest`.
    Organization,
}

/// Which names a product is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Names {
    /// A single name.
    Single,
    /// A wildcard name.
    Wildcard,
    /// The documentation has said both.
    SingleOrWildcard,
}

impl Product {
    /// The product of that code.
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|product| product.code == code)
    }

    /// Whether it can be for a name that is a wildcard, or is not.
    #[must_use]
    pub const fn accepts(&self, wildcard: bool) -> bool {
        match self.names {
            Names::Single => !wildcard,
            Names::Wildcard => wildcard,
            Names::SingleOrWildcard => true,
        }
    }
}

/// Days of the free test certificate: three months.
const FREE_DAYS: u32 = 90;

/// Days of any other: the most that is issued since 2026-02-25, below the limit of 200.
///
/// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>
const PAID_DAYS: u32 = 199;

/// Every documented product.
pub const ALL: &[Product] = &[
    Product {
        free: true,
        validity_days: FREE_DAYS,
        ..domain(DEFAULT, "DigiCert", Names::Single)
    },
    Product {
        free: true,
        ..domain("symantec-free-1-free", "DigiCert", Names::Single)
    },
    domain("symantec-dv-1-starter", "DigiCert", Names::SingleOrWildcard),
    domain("geotrust-dv-1-starter", "GeoTrust", Names::Single),
    domain("geotrust-dv-w-starter", "GeoTrust", Names::Wildcard),
    domain("globalsign-dv-1-personal", "GlobalSign", Names::Single),
    domain("globalsign-dv-w-advanced", "GlobalSign", Names::Wildcard),
    organization("symantec-ov-1-personal", "DigiCert", Names::Single),
    organization("symantec-ov-w-personal", "DigiCert", Names::Wildcard),
    organization("geotrust-ov-1-personal", "GeoTrust", Names::Single),
    organization("geotrust-ov-w-personal", "GeoTrust", Names::Wildcard),
    organization("globalsign-ov-1-personal", "GlobalSign", Names::Single),
    organization("globalsign-ov-w-advanced", "GlobalSign", Names::Wildcard),
    organization("cfca-ov-1-personal", "CFCA", Names::Single),
    // In spite of its name, the documentation has it validate the organisation.
    organization("cfca-ev-w-advanced", "CFCA", Names::Wildcard),
];

const fn domain(code: &'static str, brand: &'static str, names: Names) -> Product {
    Product {
        code,
        brand,
        grade: Grade::Domain,
        names,
        free: false,
        validity_days: PAID_DAYS,
    }
}

const fn organization(code: &'static str, brand: &'static str, names: Names) -> Product {
    Product {
        grade: Grade::Organization,
        ..domain(code, brand, names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_seven_products_for_an_own_request_among_fifteen() {
        let own_request = ALL
            .iter()
            .filter(|product| product.grade == Grade::Domain)
            .count();

        assert_eq!((ALL.len(), own_request), (15, 7));
    }

    #[test]
    fn a_wildcard_name_needs_a_wildcard_product_and_the_reverse() {
        let product = |code| Product::find(code).expect("documented");

        assert!(!product(DEFAULT).accepts(true));
        assert!(!product("geotrust-dv-w-starter").accepts(false));
        assert!(product("symantec-dv-1-starter").accepts(true));
        assert!(product("symantec-dv-1-starter").accepts(false));
    }

    #[test]
    fn the_default_is_free_and_lasts_three_months() {
        let product = Product::find(DEFAULT).expect("documented");

        assert!(product.free);
        assert_eq!(product.validity_days, 90);
    }
}
