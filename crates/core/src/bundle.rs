//! Bundles: a key and its certificates as the files that a kind of server expects.

mod format;
mod kubernetes;
mod zip;

use std::{fmt, iter};

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

pub use self::format::BundleFormat;
use self::zip::{Access, Entry};
use crate::{CertificateChain, DomainName, Error, PrivateKey};

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
/// The same arguments, and random numbers, give the same bytes: the files in a zip are all of
/// 1980-01-01. Those with the key are for their owner's eyes alone (Unix mode 0600). Random numbers
/// are taken only for a format that [needs a passphrase](BundleFormat::needs_passphrase).
///
/// # Errors
/// - [`Error::CertificateMismatch`]: the chain is for another key.
/// - [`Error::BrokenChain`]: a certificate of the chain is not signed by the next.
/// - [`Error::BundlePassphraseRequired`], [`Error::BundleNotEncrypted`]: the format needs a
///   passphrase, or has no use for it.
/// - [`Error::EmptyPassphrase`], [`Error::PassphraseNotAscii`]: not a passphrase for the format.
/// - [`Error::NoTraditionalForm`]: Alibaba Cloud does not take Ed25519.
/// - [`Error::NoRandomness`]: `rng` failed.
/// - [`Error::KeyNotExported`]: the key could not be encoded.
/// - [`Error::BundleNotPacked`]: the chain is too long for a zip.
pub fn pack(
    key: &PrivateKey,
    chain: &CertificateChain,
    domain: &DomainName,
    format: BundleFormat,
    passphrase: Option<&str>,
    rng: &mut (impl TryCryptoRng + ?Sized),
) -> Result<Bundle, Error> {
    key.require_match(chain)?;
    chain.verify_signatures()?;
    let container = match (format.encryption(), passphrase) {
        (Some(encryption), Some(passphrase)) => {
            key.export_pkcs12(chain, domain.as_ascii(), passphrase, encryption, rng)?
        }
        (None, None) => Zeroizing::default(),
        (Some(_), None) => return Err(Error::BundlePassphraseRequired),
        (None, Some(_)) => return Err(Error::BundleNotEncrypted),
    };
    let name = domain.file_stem();
    let full = chain.to_pem();
    let (full, leaf) = (full.as_bytes(), chain.leaf().to_pem());
    let pem = key.export_pem()?;
    let pem = pem.as_bytes();
    let secret = |end, parts| Entry::new(format!("{name}{end}"), Access::Owner, parts);
    let public = |end, parts| Entry::new(format!("{name}{end}"), Access::Everyone, parts);
    let (yaml, traditional);
    let (note, files) = match format {
        BundleFormat::Pem => {
            return Ok(Bundle {
                file_name: format!("{name}.pem"),
                media_type: "application/x-pem-file",
                bytes: concat(&[pem, full]),
            });
        }
        BundleFormat::Nginx => (
            include_str!("bundle/nginx.txt"),
            vec![secret(".key", vec![pem]), public(".pem", vec![full])],
        ),
        BundleFormat::Apache => (
            include_str!("bundle/apache.txt"),
            vec![secret(".key", vec![pem]), public(".crt", vec![full])],
        ),
        BundleFormat::Haproxy => (
            include_str!("bundle/haproxy.txt"),
            vec![secret(".pem", vec![full, pem])],
        ),
        BundleFormat::Caddy => (
            include_str!("bundle/caddy.txt"),
            vec![secret(".key", vec![pem]), public(".crt", vec![full])],
        ),
        BundleFormat::Tomcat => {
            let (leaf, above) = full.split_at(leaf.len());
            let mut files = vec![secret(".key", vec![pem]), public(".crt", vec![leaf])];
            if !above.is_empty() {
                files.push(public("-chain.crt", vec![above]));
            }
            (include_str!("bundle/tomcat.txt"), files)
        }
        BundleFormat::Java => (
            include_str!("bundle/java.txt"),
            vec![secret(".p12", vec![&container])],
        ),
        BundleFormat::Iis => (
            include_str!("bundle/iis.txt"),
            vec![secret(".pfx", vec![&container])],
        ),
        BundleFormat::Iis2016 => (
            include_str!("bundle/iis-2016.txt"),
            vec![secret(".pfx", vec![&container])],
        ),
        BundleFormat::Kubernetes => {
            yaml = kubernetes::secret(&name, full, pem);
            (
                include_str!("bundle/kubernetes.txt"),
                vec![secret("-tls.yaml", vec![yaml.as_bytes()])],
            )
        }
        BundleFormat::AlibabaCloud => {
            traditional = key.export_traditional_pem()?;
            (
                include_str!("bundle/alibaba-cloud.txt"),
                vec![
                    secret(".key", vec![traditional.as_bytes()]),
                    public(".pem", vec![full]),
                ],
            )
        }
    };
    let note = note.replace("{name}", &name);
    let note = Entry::new(
        "README.txt".to_owned(),
        Access::Everyone,
        vec![note.as_bytes()],
    );
    let entries: Vec<_> = iter::once(&note).chain(&files).collect();
    Ok(Bundle {
        file_name: format!("{name}-{format}.zip"),
        media_type: "application/zip",
        bytes: zip::archive(&entries)?,
    })
}

/// The parts one after the other, with no copy left behind.
fn concat(parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length));
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}
