//! The products that instances are bought as.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listinstances>

use std::{fmt, str::FromStr};

use super::CertificateType;

/// A product: brand, grade and kind, such as `ss.dv.t`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Spec {
    /// The brand.
    pub brand: Brand,
    /// What the certificate authority validates.
    pub grade: CertificateType,
    /// Which names it is for.
    pub kind: SpecKind,
}

/// Which names a product is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SpecKind {
    /// One name.
    Single,
    /// Wildcards.
    Wildcard,
    /// One name, for a test.
    Test,
    /// Several names.
    Multiple,
}

/// The text is not brand, grade and kind.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no product of instances: it is a brand, a grade and a kind, such as ss.dv.t")]
pub struct UnknownSpec(String);

macro_rules! brands {
    ($($variant:ident = $code:literal, $name:literal;)+) => {
        /// A brand.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Brand {
            $(#[doc = concat!("`", $code, "`: sold as “", $name, "”.")] $variant,)+
        }

        impl Brand {
            const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its code in products.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The name that it is sold under.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

brands! {
    DigiCert = "ss", "DigiCert";
    DigiCertPro = "ssp", "DigiCert Pro";
    GeoTrust = "geo", "GeoTrust";
    Rapid = "rap", "Rapid";
    GlobalSign = "gs", "GlobalSign";
    Cfca = "cf", "CFCA";
    VTrus = "vt", "vTrus";
    WoSign = "ws", "WoSign";
    WoTrus = "sh", "WoTrus";
    Alibaba = "ali", "Alibaba";
}

impl Spec {
    /// The free test certificate.
    pub const FREE_TEST: Self = Self {
        brand: Brand::DigiCert,
        grade: CertificateType::Domain,
        kind: SpecKind::Test,
    };
}

const GRADES: [(&str, CertificateType); 3] = [
    ("dv", CertificateType::Domain),
    ("ov", CertificateType::Organization),
    ("ev", CertificateType::Extended),
];

const KINDS: [(&str, SpecKind); 4] = [
    ("f", SpecKind::Single),
    ("w", SpecKind::Wildcard),
    ("t", SpecKind::Test),
    ("m", SpecKind::Multiple),
];

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = |found: Option<&'static str>| found.unwrap_or("?");
        let grade = GRADES.into_iter().find(|(_, grade)| *grade == self.grade);
        let kind = KINDS.into_iter().find(|(_, kind)| *kind == self.kind);
        let [grade, kind] = [grade.map(|(code, _)| code), kind.map(|(code, _)| code)].map(code);
        write!(f, "{}.{grade}.{kind}", self.brand.code())
    }
}

impl FromStr for Spec {
    type Err = UnknownSpec;

    fn from_str(text: &str) -> Result<Self, UnknownSpec> {
        let unknown = || UnknownSpec(text.to_owned());
        let mut parts = text.split('.');
        let (Some(brand), Some(grade), Some(kind), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(unknown());
        };
        let brand = Brand::ALL.iter().find(|known| known.code() == brand);
        let grade = GRADES.iter().find(|(code, _)| *code == grade);
        let kind = KINDS.iter().find(|(code, _)| *code == kind);
        match (brand, grade, kind) {
            (Some(brand), Some((_, grade)), Some((_, kind))) => Ok(Self {
                brand: *brand,
                grade: *grade,
                kind: *kind,
            }),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_test_certificate_is_a_product() {
        assert_eq!("ss.dv.t".parse(), Ok(Spec::FREE_TEST));
        assert_eq!(Spec::FREE_TEST.to_string(), "ss.dv.t");
    }

    #[test]
    fn every_brand_survives_its_code() {
        for brand in Brand::ALL {
            let text = format!("{}.ov.w", brand.code());

            assert_eq!(text.parse::<Spec>().map(|spec| spec.to_string()), Ok(text));
        }
    }

    #[test]
    fn refuses_what_is_no_product() {
        for text in [
            "",
            "ss",
            "ss.dv",
            "ss.dv.t.x",
            "xx.dv.t",
            "ss.xv.t",
            "ss.dv.x",
        ] {
            assert!(text.parse::<Spec>().is_err(), "{text}");
        }
    }
}
