//! The extensions of each kind of certificate (RFC 5280, section 4.2; CA/Browser Forum Baseline
//! Requirements, section 7.1.2).

use const_oid::db::rfc5280::{ID_AD_CA_ISSUERS, ID_KP_CLIENT_AUTH, ID_KP_SERVER_AUTH};
use const_oid::db::rfc5912::RSA_ENCRYPTION;
use der::asn1::Ia5String;
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};
use x509_cert::{
    TbsCertificate,
    builder::{Result, profile::BuilderProfile},
    ext::{
        Extension, ToExtension,
        pkix::{
            AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints,
            CertificatePolicies, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectAltName,
            SubjectKeyIdentifier, certpolicy::PolicyInformation, name::GeneralName,
        },
    },
    name::Name,
};

/// `domain-validated`: CA/Browser Forum, section 7.1.6.1.
const DOMAIN_VALIDATED: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.23.140.1.2.1");

/// A certificate to be made.
pub(super) struct Profile {
    pub(super) issuer: Name,
    pub(super) subject: Name,
    pub(super) role: Role,
}

/// What the certificate is for.
pub(super) enum Role {
    Root,
    Issuing,
    Server {
        names: Vec<String>,
        issuing_url: String,
    },
}

impl BuilderProfile for Profile {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        issuer_key: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> Result<Vec<Extension>> {
        let is_rsa = key.algorithm.oid == RSA_ENCRYPTION;
        let mut extensions = Extensions {
            subject: tbs.subject(),
            list: Vec::new(),
        };
        match &self.role {
            Role::Root => {
                extensions.add(&authority(None))?;
                extensions.add(&signs_certificates())?;
                extensions.add(&SubjectKeyIdentifier::try_from(key)?)?;
            }
            Role::Issuing => {
                extensions.add(&AuthorityKeyIdentifier::try_from(issuer_key)?)?;
                extensions.add(&authority(Some(0)))?;
                extensions.add(&signs_certificates())?;
                extensions.add(&server_and_client())?;
                extensions.add(&domain_validated())?;
                extensions.add(&SubjectKeyIdentifier::try_from(key)?)?;
            }
            Role::Server { names, issuing_url } => {
                extensions.add(&AuthorityKeyIdentifier::try_from(issuer_key)?)?;
                extensions.add(&SubjectKeyIdentifier::try_from(key)?)?;
                extensions.add(&alternative_names(names)?)?;
                extensions.add(&domain_validated())?;
                extensions.add(&server_key_usage(is_rsa))?;
                extensions.add(&server_and_client())?;
                extensions.add(&issuer_at(issuing_url)?)?;
                // Critical in the Baseline Requirements' profile, which x509-cert leaves to CAs.
                let not_a_ca = BasicConstraints {
                    ca: false,
                    path_len_constraint: None,
                };
                extensions.add((true, &not_a_ca))?;
            }
        }
        Ok(extensions.list)
    }
}

struct Extensions<'a> {
    subject: &'a Name,
    list: Vec<Extension>,
}

impl Extensions<'_> {
    fn add(&mut self, extension: impl ToExtension<Error = der::Error>) -> Result<()> {
        let extension = extension.to_extension(self.subject, &self.list)?;
        self.list.push(extension);
        Ok(())
    }
}

fn authority(path_len_constraint: Option<u8>) -> BasicConstraints {
    BasicConstraints {
        ca: true,
        path_len_constraint,
    }
}

fn signs_certificates() -> KeyUsage {
    KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)
}

/// Only an RSA key can encipher another one.
fn server_key_usage(is_rsa: bool) -> KeyUsage {
    if is_rsa {
        KeyUsage(KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment)
    } else {
        KeyUsage(KeyUsages::DigitalSignature.into())
    }
}

fn server_and_client() -> ExtendedKeyUsage {
    ExtendedKeyUsage(vec![ID_KP_SERVER_AUTH, ID_KP_CLIENT_AUTH])
}

fn domain_validated() -> CertificatePolicies {
    CertificatePolicies(vec![PolicyInformation {
        policy_identifier: DOMAIN_VALIDATED,
        policy_qualifiers: None,
    }])
}

fn alternative_names(names: &[String]) -> Result<SubjectAltName> {
    let names = names
        .iter()
        .map(|name| Ok(GeneralName::DnsName(Ia5String::new(name)?)));
    Ok(SubjectAltName(names.collect::<Result<_>>()?))
}

fn issuer_at(url: &str) -> Result<AuthorityInfoAccessSyntax> {
    Ok(AuthorityInfoAccessSyntax(vec![AccessDescription {
        access_method: ID_AD_CA_ISSUERS,
        access_location: GeneralName::UniformResourceIdentifier(Ia5String::new(url)?),
    }]))
}
