//! The kinds of bundle.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Error, Pkcs12Encryption};

/// What a bundle is for.
///
/// In text and JSON it is called by its [`name`](Self::name).
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum BundleFormat {
    /// One PEM file: the key, then the certificates, leaf first.
    Pem,
    /// A zip for nginx: a key and a full chain.
    Nginx,
    /// A zip for Apache HTTP Server 2.4.8 or newer: a key and a full chain.
    Apache,
    /// A zip for `HAProxy`: one file with the full chain and the key.
    Haproxy,
    /// A zip for Caddy 2: a key and a full chain.
    Caddy,
    /// A zip for Apache Tomcat 8.5 or newer: a key, a certificate and the ones above it.
    Tomcat,
    /// A zip for Java: a PKCS#12 key store.
    Java,
    /// A zip for IIS and Windows: a PKCS#12 container.
    Iis,
    /// A zip for IIS on Windows Server 2016 and older: a PKCS#12 container in triple DES. Those
    /// call a modern one a wrong passphrase.
    Iis2016,
    /// A zip for Kubernetes: a secret of the type `kubernetes.io/tls`.
    Kubernetes,
    /// A zip for uploading to Alibaba Cloud: a full chain, and a key in its traditional form, since
    /// the cloud asks for `BEGIN RSA PRIVATE KEY` and to convert what begins otherwise.
    ///
    /// <https://help.aliyun.com/zh/cdn/user-guide/certificate-formats>
    AlibabaCloud,
}

impl BundleFormat {
    /// Every format, in the order to show them.
    pub const ALL: &[Self] = &[
        Self::Pem,
        Self::Nginx,
        Self::Apache,
        Self::Haproxy,
        Self::Caddy,
        Self::Tomcat,
        Self::Java,
        Self::Iis,
        Self::Iis2016,
        Self::Kubernetes,
        Self::AlibabaCloud,
    ];

    /// The stable name, such as `nginx`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pem => "pem",
            Self::Nginx => "nginx",
            Self::Apache => "apache",
            Self::Haproxy => "haproxy",
            Self::Caddy => "caddy",
            Self::Tomcat => "tomcat",
            Self::Java => "java",
            Self::Iis => "iis",
            Self::Iis2016 => "iis-2016",
            Self::Kubernetes => "kubernetes",
            Self::AlibabaCloud => "alibaba-cloud",
        }
    }

    /// Whether the key in it is encrypted, so that packing it takes a passphrase.
    #[must_use]
    pub const fn needs_passphrase(self) -> bool {
        self.encryption().is_some()
    }

    /// Of the PKCS#12 container in it.
    pub(super) const fn encryption(self) -> Option<Pkcs12Encryption> {
        match self {
            Self::Java | Self::Iis => Some(Pkcs12Encryption::Modern),
            Self::Iis2016 => Some(Pkcs12Encryption::Windows2016),
            Self::Pem
            | Self::Nginx
            | Self::Apache
            | Self::Haproxy
            | Self::Caddy
            | Self::Tomcat
            | Self::Kubernetes
            | Self::AlibabaCloud => None,
        }
    }
}

impl fmt::Display for BundleFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for BundleFormat {
    type Err = Error;

    /// # Errors
    /// [`Error::UnknownBundleFormat`]: no format has this name.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.name() == text)
            .ok_or(Error::UnknownBundleFormat)
    }
}

impl TryFrom<String> for BundleFormat {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<BundleFormat> for &'static str {
    fn from(format: BundleFormat) -> Self {
        format.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_survives_its_name() {
        for format in BundleFormat::ALL {
            assert_eq!(format.name().parse(), Ok(*format));
        }
        assert_eq!(
            "jks".parse::<BundleFormat>(),
            Err(Error::UnknownBundleFormat)
        );
    }
}
