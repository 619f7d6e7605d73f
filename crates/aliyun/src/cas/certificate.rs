//! A certificate of an instance, without its bytes.

use serde::{Deserialize, Serialize};

use super::{CertId, CertificateStatus, Milliseconds, lenient, word::words};

/// A certificate, as lists show it and as the beginning of its details.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Certificate {
    /// The certificate: a text in lists, a number in details.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_id: Option<CertId>,
    /// Its name in other products of the cloud.
    pub cert_identifier: Option<String>,
    /// Its name in the account.
    pub certificate_name: Option<String>,
    /// Where it came from.
    pub certificate_source: Option<CertificateSource>,
    /// How it stands.
    #[serde(deserialize_with = "lenient::filled")]
    pub certificate_status: Option<CertificateStatus>,
    /// Its common name.
    pub common_name: Option<String>,
    /// The domains that were applied for, separated by commas.
    pub domain: Option<String>,
    /// All its names.
    pub subject_alternative_names: Option<Vec<String>>,
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: Option<String>,
    /// The key's size in bits.
    pub key_size: Option<i64>,
    /// Its serial number in hex; leading zeros and letter case vary.
    pub serial: Option<String>,
    /// Its hash in hex.
    pub finger_print: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its first moment.
    #[serde(deserialize_with = "lenient::read")]
    pub not_before: Option<Milliseconds>,
    /// Its last moment.
    #[serde(deserialize_with = "lenient::read")]
    pub not_after: Option<Milliseconds>,
    /// The instance that it came from.
    pub instance_id: Option<String>,
    /// Whether the service has its private key.
    pub exist_private_key: Option<bool>,
    /// The products of the cloud that use it.
    pub using_product_list: Option<Vec<String>>,
    /// JSON in a text: where it can be deployed.
    pub deployment_desc: Option<String>,
}

words! {
    /// Where a certificate came from.
    CertificateSource, "CertificateSource" {
        /// A subscription.
        Buy = "BUY";
        /// A test certificate.
        Test = "TEST";
        /// Uploaded.
        Upload = "UPLOAD";
        ..Unknown
    }
}
