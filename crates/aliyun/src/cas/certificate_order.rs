//! An entry of `ListUserCertificateOrder`: an order, or a certificate.

use serde::{Deserialize, Serialize};

use super::{CertId, OrderId, word::words};

/// An entry of the list. Which fields are there depends on the list that was asked for.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CertificateOrder {
    /// How it stands.
    pub status: Option<OrderStatus>,
    /// The same in an order and its certificate: what links the two lists.
    pub instance_id: Option<String>,

    // Orders: CPACK and BUY.
    /// The order.
    pub order_id: Option<OrderId>,
    /// The name the certificate is for; empty while none was given.
    pub domain: Option<String>,
    /// The product it takes a unit of.
    pub product_code: Option<String>,
    /// The product's name for people.
    pub product_name: Option<String>,
    /// The brand.
    pub root_brand: Option<String>,
    /// `DV`, `OV`, `EV` or `FREE`.
    pub cert_type: Option<String>,
    /// `ONE`, `MULTIPLE`, `WILDCARD`, `M_WILDCARD` or `MIX`.
    pub domain_type: Option<String>,
    /// How many names it may have.
    pub domain_count: Option<i64>,
    /// How many of them may be wildcards.
    pub wild_domain_count: Option<i64>,
    /// The key's kind, such as `RSA`.
    pub algorithm: Option<String>,
    /// When it was placed, in milliseconds since 1970.
    pub buy_date: Option<i64>,
    /// When the certificate starts, in milliseconds since 1970.
    pub cert_start_time: Option<i64>,
    /// When the certificate ends, in milliseconds since 1970.
    pub cert_end_time: Option<i64>,
    /// The order in the account's bills.
    pub aliyun_order_id: Option<i64>,
    /// The certificate authority's name for the order.
    pub partner_order_id: Option<String>,
    /// `cpack` or `buy`.
    pub source_type: Option<String>,
    /// `unTrustee` or `trustee`: whether the service renews it by itself.
    pub trustee_status: Option<String>,

    // Certificates: CERT and UPLOAD.
    /// The certificate.
    pub certificate_id: Option<CertId>,
    /// Its name in the account.
    pub name: Option<String>,
    /// Its common name.
    pub common_name: Option<String>,
    /// All its names, separated by commas.
    pub sans: Option<String>,
    /// The organisation that it is for.
    pub org_name: Option<String>,
    /// The organisation's country.
    pub country: Option<String>,
    /// The organisation's province.
    pub province: Option<String>,
    /// The organisation's city.
    pub city: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its serial number in hex; leading zeros and letter case vary.
    pub serial_no: Option<String>,
    /// Its SHA-1 in hex.
    pub fingerprint: Option<String>,
    /// Its SHA-256 in hex.
    pub sha2: Option<String>,
    /// Its first day, `YYYY-MM-DD`.
    pub start_date: Option<String>,
    /// Its last day, `YYYY-MM-DD`.
    pub end_date: Option<String>,
    /// Whether its last day is over.
    pub expired: Option<bool>,
    /// Whether it was uploaded.
    pub upload: Option<bool>,
    /// The resource group that it is in.
    pub resource_group_id: Option<String>,
}

words! {
    /// How an order or a certificate stands in the list.
    OrderStatus, "Status" {
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
        ..Unknown
    }
}
