//! An instance: a subscription that certificates come from (“V2.0”).

use serde::{Deserialize, Serialize};

use super::{CertId, Milliseconds, lenient, word::words};

/// An instance, as lists show it and as the beginning of its details.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Instance {
    /// What every other operation knows the instance by, such as `cas_dv-cn-rp643r82d0i1`.
    pub instance_id: String,
    /// What it was bought as.
    pub instance_type: Option<InstanceType>,
    /// The product, such as `ss.dv.t`; see [`Spec`](super::Spec).
    pub spec: Option<String>,
    /// The brand.
    pub brand: Option<String>,
    /// What the certificate authority validates.
    pub certificate_type: Option<CertificateType>,
    /// How the instance stands.
    pub status: Option<InstanceStatus>,
    /// How its certificate stands; absent while there is none.
    #[serde(deserialize_with = "lenient::filled")]
    pub certificate_status: Option<CertificateStatus>,
    /// The domains applied for, separated by commas.
    pub domain: Option<String>,
    /// The domains in the certificate, separated by commas.
    pub certificate_domain: Option<String>,
    /// The certificate.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_id: Option<CertId>,
    /// The certificate's name in other products of the cloud.
    pub cert_identifier: Option<String>,
    /// The certificate's name in the account.
    pub certificate_name: Option<String>,
    /// The certificate's first moment.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_not_before: Option<Milliseconds>,
    /// The certificate's last moment.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_not_after: Option<Milliseconds>,
    /// When the certificate was revoked.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_revoke_time: Option<Milliseconds>,
    /// When the instance was bought.
    #[serde(deserialize_with = "lenient::read")]
    pub instance_start_time: Option<Milliseconds>,
    /// When the instance ends.
    #[serde(deserialize_with = "lenient::read")]
    pub instance_end_time: Option<Milliseconds>,
    /// When the purchase's term starts.
    #[serde(deserialize_with = "lenient::read")]
    pub order_start_time: Option<Milliseconds>,
    /// When the purchase's term ends.
    #[serde(deserialize_with = "lenient::read")]
    pub order_end_time: Option<Milliseconds>,
    /// The key's kind.
    pub key_algorithm: Option<KeyAlgorithm>,
    /// Whether the service renews the certificate by itself.
    pub auto_reissue: Option<Switch>,
    /// How many names a certificate may have that are no wildcards.
    pub full_domain_count: Option<i64>,
    /// How many wildcards it may have.
    pub wildcard_domain_count: Option<i64>,
    /// What the certificate authority said last; after a failure, why.
    pub pending_result: Option<String>,
    /// The resource group that it is in.
    pub resource_group_id: Option<String>,
    /// `basic`, `standard`, `professional` or `ultimate`.
    pub version_type: Option<String>,
}

words! {
    /// How an instance stands.
    InstanceStatus, "Status" {
        /// Bought, and without a certificate.
        Inactive = "inactive";
        /// An application is under way.
        Pending = "pending";
        /// It has a certificate.
        Normal = "normal";
        /// Close to its end.
        WillExpire = "willExpire";
        /// Past its end.
        Expired = "expired";
        /// Given back.
        Refund = "refund";
        /// Closed by the service.
        Closed = "closed";
        ..Unknown
    }
}

words! {
    /// What an instance was bought as.
    InstanceType, "InstanceType" {
        /// A subscription.
        Buy = "BUY";
        /// A test certificate.
        Test = "TEST";
        ..Unknown
    }
}

words! {
    /// What the certificate authority validates.
    CertificateType, "CertificateType" {
        /// Control of the domain.
        Domain = "DV";
        /// The organisation, too.
        Organization = "OV";
        /// The organisation, thoroughly.
        Extended = "EV";
        ..Unknown
    }
}

words! {
    /// How a certificate stands.
    CertificateStatus, "CertificateStatus" {
        /// Issued.
        Issued = "issued";
        /// Revoked.
        Revoked = "revoked";
        /// Close to its end.
        WillExpire = "willExpire";
        /// Past its end.
        Expired = "expired";
        ..Unknown
    }
}

words! {
    /// The kind of an instance's key.
    KeyAlgorithm, "KeyAlgorithm" {
        /// RSA with 2048 bits: the service's default.
        Rsa2048 = "RSA_2048";
        /// RSA with 3072 bits.
        Rsa3072 = "RSA_3072";
        /// RSA with 4096 bits.
        Rsa4096 = "RSA_4096";
        /// ECDSA on P-256.
        EcdsaP256 = "ECC_256";
        /// SM2.
        Sm2 = "SM2";
        ..Unknown
    }
}

words! {
    /// Whether something is on.
    Switch, "AutoReissue" {
        /// It is.
        Enable = "enable";
        /// It is not.
        Disable = "disable";
        ..Unknown
    }
}

words! {
    /// How control of the domains of an instance is shown.
    ValidationMethod, "ValidationMethod" {
        /// By records.
        Dns = "DNS";
        /// By files on the web servers.
        Http = "HTTP" | "FILE";
        ..Unknown
    }
}

words! {
    /// Who makes the key and the request of an instance.
    GenerateCsrMethod, "GenerateCsrMethod" {
        /// The service, which keeps the key: the service's default.
        Online = "online";
        /// The applicant.
        Upload = "upload";
        ..Unknown
    }
}
