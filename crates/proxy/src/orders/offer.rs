//! What an order is for, by the code that the request names.

use keyside_aliyun::cas::{
    CertificateType, Spec, SpecKind,
    product::{Grade, Product},
};
use keyside_api::ErrorCode;

use crate::problem::Problem;

/// What may be ordered with an own request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Offer {
    /// A unit of a package (“V1.0”).
    Package(&'static Product),
    /// An instance that was bought as this (“V2.0”).
    Instance(Spec),
}

impl Offer {
    /// That of the code. Packages are offered if their codes are `offered`, instances if the account has them.
    pub(super) fn find(
        code: &str,
        offered: impl IntoIterator<Item = &'static str>,
    ) -> Result<Self, Problem> {
        let refuse = |code| Problem::new(code).in_field("productCode");
        if let Ok(spec) = code.parse::<Spec>() {
            return match (spec.grade, spec.kind) {
                (CertificateType::Domain, SpecKind::Multiple) => {
                    Err(refuse(ErrorCode::UnknownProduct))
                }
                (CertificateType::Domain, _) => Ok(Self::Instance(spec)),
                _ => Err(refuse(ErrorCode::OrganizationProduct)),
            };
        }
        let product = Product::find(code).ok_or_else(|| refuse(ErrorCode::UnknownProduct))?;
        if product.grade == Grade::Organization {
            return Err(refuse(ErrorCode::OrganizationProduct));
        }
        if !offered.into_iter().any(|offered| offered == code) {
            return Err(refuse(ErrorCode::UnknownProduct));
        }
        Ok(Self::Package(product))
    }

    /// The code that it was asked for by.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Package(product) => product.code.to_owned(),
            Self::Instance(spec) => spec.to_string(),
        }
    }

    /// Whether it can be for a name that is a wildcard, or is not.
    pub(super) const fn accepts(&self, wildcard: bool) -> bool {
        match self {
            Self::Package(product) => product.accepts(wildcard),
            Self::Instance(spec) => wildcard == matches!(spec.kind, SpecKind::Wildcard),
        }
    }
}
