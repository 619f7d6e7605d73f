//! Bundles: a key and its certificates as the files that a kind of server expects.

mod zip;

use std::{fmt, iter, str::FromStr};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use self::zip::{Access, Entry};
use crate::{CertificateChain, DomainName, Error, PrivateKey};

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

/// A file for the user to save. It holds the private key: its bytes are wiped on drop.
pub struct Bundle {
    /// What to call it, such as `www.example.com-nginx.zip`.
    pub file_name: String,
    /// Its media type, such as `application/zip`.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({})", self.file_name)
    }
}

/// Packs a key and its certificates. A zip begins with a note, in English and in Simplified
/// Chinese, that says where each file belongs.
///
/// The same arguments give the same bytes: the files in a zip are all of 1980-01-01. Those with
/// the key are for their owner's eyes alone (Unix mode 0600).
///
/// # Errors
/// - [`Error::CertificateMismatch`]: the chain is for another key.
/// - [`Error::BrokenChain`]: a certificate of the chain is not signed by the next.
/// - [`Error::KeyNotExported`]: the key could not be encoded.
/// - [`Error::BundleNotPacked`]: the chain is too long for a zip.
pub fn pack(
    key: &PrivateKey,
    chain: &CertificateChain,
    domain: &DomainName,
    format: BundleFormat,
) -> Result<Bundle, Error> {
    if !chain.matches(&key.fingerprint()) {
        return Err(Error::CertificateMismatch {
            expected: key.fingerprint(),
            found: chain.leaf().public_key_fingerprint(),
        });
    }
    chain.verify_signatures()?;
    let name = file_stem(domain);
    let key = key.export_pem()?;
    let full = chain.to_pem();
    let secret = |end, texts| Entry::new(format!("{name}{end}"), Access::Owner, texts);
    let public = |end, texts| Entry::new(format!("{name}{end}"), Access::Everyone, texts);
    let (note, files) = match format {
        BundleFormat::Pem => {
            return Ok(Bundle {
                file_name: format!("{name}.pem"),
                media_type: "application/x-pem-file",
                bytes: concat(&[&key, &full]),
            });
        }
        BundleFormat::Nginx => (
            include_str!("bundle/nginx.txt"),
            vec![secret(".key", vec![&key]), public(".pem", vec![&full])],
        ),
        BundleFormat::Apache => (
            include_str!("bundle/apache.txt"),
            vec![secret(".key", vec![&key]), public(".crt", vec![&full])],
        ),
        BundleFormat::Haproxy => (
            include_str!("bundle/haproxy.txt"),
            vec![secret(".pem", vec![&full, &key])],
        ),
        BundleFormat::Caddy => (
            include_str!("bundle/caddy.txt"),
            vec![secret(".key", vec![&key]), public(".crt", vec![&full])],
        ),
        BundleFormat::Tomcat => {
            let (leaf, above) = full.split_at(chain.leaf().to_pem().len());
            let mut files = vec![secret(".key", vec![&key]), public(".crt", vec![leaf])];
            if !above.is_empty() {
                files.push(public("-chain.crt", vec![above]));
            }
            (include_str!("bundle/tomcat.txt"), files)
        }
    };
    let note = note.replace("{name}", &name);
    let note = Entry::new("README.txt".to_owned(), Access::Everyone, vec![&note]);
    let entries: Vec<_> = iter::once(&note).chain(&files).collect();
    Ok(Bundle {
        file_name: format!("{name}-{format}.zip"),
        media_type: "application/zip",
        bytes: zip::archive(&entries)?,
    })
}

/// The domain in ASCII; `wildcard` stands for the `*` that some file systems refuse.
fn file_stem(domain: &DomainName) -> String {
    if domain.is_wildcard() {
        format!("wildcard.{}", domain.base())
    } else {
        domain.base().to_owned()
    }
}

/// The texts one after the other, with no copy left behind.
fn concat(texts: &[&str]) -> Zeroizing<Vec<u8>> {
    let length = texts.iter().map(|text| text.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for text in texts {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
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
            "iis".parse::<BundleFormat>(),
            Err(Error::UnknownBundleFormat)
        );
    }

    #[test]
    fn file_names_have_no_asterisk() {
        let name = |text: &str| file_stem(&DomainName::parse(text).expect("a name"));

        assert_eq!(name("*.example.com"), "wildcard.example.com");
        assert_eq!(name("例子.中国"), "xn--fsqu00a.xn--fiqs8s");
    }
}
