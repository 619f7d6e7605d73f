//! An entry of `ListUserCertificateOrder`: an order, or a certificate.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{CertId, OrderId, ParameterError};

/// An entry of the list. Which fields are there depends on the list that was asked for.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CertificateOrder {
    /// How it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<OrderStatus>,
    /// The same in an order and its certificate: what links the two lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,

    // Orders: CPACK and BUY.
    /// The order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<OrderId>,
    /// The name the certificate is for; empty while none was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The product it takes a unit of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// The product's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// The brand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_brand: Option<String>,
    /// `DV`, `OV`, `EV` or `FREE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cert_type: Option<String>,
    /// `ONE`, `MULTIPLE`, `WILDCARD`, `M_WILDCARD` or `MIX`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_type: Option<String>,
    /// How many names it may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_count: Option<i64>,
    /// How many of them may be wildcards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wild_domain_count: Option<i64>,
    /// The key's kind, such as `RSA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<String>,
    /// When it was placed, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buy_date: Option<i64>,
    /// When the certificate starts, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cert_start_time: Option<i64>,
    /// When the certificate ends, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cert_end_time: Option<i64>,
    /// The order in the account's bills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aliyun_order_id: Option<i64>,
    /// The certificate authority's name for the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_order_id: Option<String>,
    /// `cpack` or `buy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<String>,
    /// `unTrustee` or `trustee`: whether the service renews it by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trustee_status: Option<String>,

    // Certificates: CERT and UPLOAD.
    /// The certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_id: Option<CertId>,
    /// Its name in the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its common name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub common_name: Option<String>,
    /// All its names, separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sans: Option<String>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its serial number in hex; leading zeros and letter case vary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_no: Option<String>,
    /// Its SHA-1 in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Its SHA-256 in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha2: Option<String>,
    /// Its first day, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// Its last day, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// Whether its last day is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired: Option<bool>,
    /// Whether it was uploaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload: Option<bool>,
}

macro_rules! order_status {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal;)+) => {
        /// How an order or a certificate stands in the list.
        #[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
        pub enum OrderStatus {
            $($(#[$doc])+ #[serde(rename = $name)] $variant,)+
            /// One that is not documented.
            #[serde(other, rename = "UNKNOWN")]
            Unknown,
        }

        impl OrderStatus {
            /// The service's word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Unknown => "UNKNOWN",
                }
            }
        }

        impl FromStr for OrderStatus {
            type Err = ParameterError;

            fn from_str(text: &str) -> Result<Self, ParameterError> {
                match text {
                    $($name => Ok(Self::$variant),)+
                    _ => Err(ParameterError::Invalid("Status")),
                }
            }
        }
    };
}

order_status! {
    /// Paid, and not applied for (any more).
    Payed = "PAYED";
    /// Waiting for validation, or under review.
    Checking = "CHECKING";
    /// The certificate authority said no.
    CheckedFail = "CHECKED_FAIL";
    /// Issued.
    Issued = "ISSUED";
    /// Close to its end.
    WillExpired = "WILLEXPIRED";
    /// Past its end.
    Expired = "EXPIRED";
    /// Bought and not activated.
    NotActivated = "NOTACTIVATED";
    /// Revoked.
    Revoked = "REVOKED";
}
