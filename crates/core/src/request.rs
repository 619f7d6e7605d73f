//! What a request asks for, before a key signs it.

mod alternative_name;
mod subject;

use std::fmt;

use der::{
    Encode,
    asn1::{OctetString, PrintableString},
    flagset::FlagSet,
};
use pkcs10::RequestBuilder;
use x509_cert::{
    ext::{
        Extension,
        pkix::{self, name::DirectoryString},
    },
    request::attributes::{AsAttribute, ChallengePassword},
};
use zeroize::Zeroizing;

pub use self::{
    alternative_name::{AlternativeName, EmailAddress, Uri},
    subject::Subject,
};
use crate::{
    DomainName, DomainProblem, Error, ExtendedKeyUsage, FieldProblem, KeyUsage,
    usage::{STATUS_REQUEST, TLS_FEATURE},
};

/// What a request asks for. The common name is always the first of the alternative names.
///
/// ```
/// use keyside_core::{AlternativeName, DomainName, RequestOptions, Subject, SubjectField};
///
/// let domain: DomainName = "example.com".parse()?;
/// let subject = Subject::new(&domain)
///     .with(SubjectField::Organization, "Example Ltd")?
///     .with(SubjectField::Country, "CN")?;
///
/// let options = RequestOptions::new(subject)
///     .name(AlternativeName::Dns("www.example.com".parse()?))
///     .must_staple();
/// # Ok::<_, keyside_core::Error>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct RequestOptions {
    subject: Subject,
    names: Vec<AlternativeName>,
    key_usages: Vec<KeyUsage>,
    extended_key_usages: Vec<ExtendedKeyUsage>,
    must_staple: bool,
    challenge_password: Option<Zeroizing<String>>,
}

impl RequestOptions {
    /// `ub-` of challengePassword: the most characters that it may have.
    ///
    /// <https://www.rfc-editor.org/rfc/rfc2985#section-5.4.1>
    pub const CHALLENGE_PASSWORD_MAX: usize = 255;

    /// Nothing but this subject, and its common name as the only alternative name.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self {
            names: vec![AlternativeName::Dns(subject.common_name().clone())],
            subject,
            key_usages: Vec::new(),
            extended_key_usages: Vec::new(),
            must_staple: false,
            challenge_password: None,
        }
    }

    /// Nothing but this domain, as the common name and as the only alternative name.
    #[must_use]
    pub fn for_domain(domain: &DomainName) -> Self {
        Self::new(Subject::new(domain))
    }

    /// Asks for one more name in the subjectAltName (RFC 5280, section 4.2.1.6). A name that is
    /// there already is not added again.
    #[must_use]
    pub fn name(mut self, name: AlternativeName) -> Self {
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        self
    }

    /// Asks for one more purpose in the keyUsage (RFC 5280, section 4.2.1.3).
    #[must_use]
    pub fn key_usage(mut self, usage: KeyUsage) -> Self {
        self.key_usages.push(usage);
        self
    }

    /// Asks for one more purpose in the extendedKeyUsage (RFC 5280, section 4.2.1.12). A purpose
    /// that is there already is not added again.
    #[must_use]
    pub fn extended_key_usage(mut self, usage: ExtendedKeyUsage) -> Self {
        if !self.extended_key_usages.contains(&usage) {
            self.extended_key_usages.push(usage);
        }
        self
    }

    /// Asks that clients insist on a stapled OCSP response (RFC 7633, `status_request`). A server
    /// that does not staple is then unreachable.
    #[must_use]
    pub const fn must_staple(mut self) -> Self {
        self.must_staple = true;
        self
    }

    /// Adds a challengePassword (RFC 2985, section 5.4.1), by which some authorities let the
    /// certificate be revoked. It is in the request for everyone to read.
    ///
    /// # Errors
    /// [`Error::InvalidField`]: it is empty, longer than
    /// [`CHALLENGE_PASSWORD_MAX`](Self::CHALLENGE_PASSWORD_MAX), or has control characters.
    pub fn challenge_password(mut self, password: &str) -> Result<Self, Error> {
        check_field("challengePassword", password, Self::CHALLENGE_PASSWORD_MAX)?;
        self.challenge_password = Some(Zeroizing::new(password.to_owned()));
        Ok(self)
    }

    /// # Errors
    /// - [`Error::InvalidDomain`]: the domain does not fit into a common name.
    /// - [`Error::CsrNotSigned`]: something cannot be written as DER.
    pub(crate) fn builder(&self) -> Result<RequestBuilder, Error> {
        let domain = self.subject.common_name();
        if !domain.fits_common_name() {
            let problem = DomainProblem::TooLongForCommonName;
            return Err(Error::invalid_domain(domain.as_ascii(), problem));
        }
        self.encode().map_err(|_| Error::CsrNotSigned)
    }

    fn encode(&self) -> Result<RequestBuilder, pkcs10::Error> {
        let encoding = |_| pkcs10::Error::Encoding;
        let names = self.names.iter().map(AlternativeName::encode);
        let names = names.collect::<der::Result<_>>().map_err(encoding)?;
        let mut builder = RequestBuilder::new(self.subject.encode().map_err(encoding)?)
            .extension(&pkix::SubjectAltName(names))?;
        if !self.key_usages.is_empty() {
            let usages = self.key_usages.iter();
            let flags = usages.fold(FlagSet::default(), |flags, usage| flags | usage.flag());
            builder = builder.extension(&pkix::KeyUsage(flags))?;
        }
        if !self.extended_key_usages.is_empty() {
            let purposes = self.extended_key_usages.iter().map(|usage| usage.oid());
            builder = builder.extension(&pkix::ExtendedKeyUsage(purposes.collect()))?;
        }
        if self.must_staple {
            builder = builder.extension(must_staple().map_err(encoding)?)?;
        }
        if let Some(password) = &self.challenge_password {
            let attribute = ChallengePassword(directory_string(password)).to_attribute();
            builder = builder.attribute(attribute.map_err(encoding)?);
        }
        Ok(builder)
    }
}

/// # Errors
/// [`Error::InvalidField`]: the text is empty, longer than `max` characters, or has control
/// characters.
fn check_field(field: &'static str, text: &str, max: usize) -> Result<(), Error> {
    let found = text.chars().count();
    let problem = if found == 0 {
        FieldProblem::Empty
    } else if found > max {
        FieldProblem::TooLong { found, max }
    } else if let Some(control) = text.chars().find(|character| character.is_control()) {
        FieldProblem::Character(control)
    } else {
        return Ok(());
    };
    Err(Error::InvalidField { field, problem })
}

fn must_staple() -> der::Result<Extension> {
    Ok(Extension {
        extn_id: TLS_FEATURE,
        critical: false,
        extn_value: OctetString::new(vec![STATUS_REQUEST].to_der()?)?,
    })
}

/// RFC 2985, section 5.4.1: a `PrintableString` wherever it can be one.
fn directory_string(text: &str) -> DirectoryString {
    match PrintableString::new(text) {
        Ok(text) => DirectoryString::PrintableString(text),
        Err(_) => DirectoryString::Utf8String(text.to_owned()),
    }
}

impl From<&DomainName> for RequestOptions {
    fn from(domain: &DomainName) -> Self {
        Self::for_domain(domain)
    }
}

impl From<&Self> for RequestOptions {
    fn from(options: &Self) -> Self {
        options.clone()
    }
}

impl From<Subject> for RequestOptions {
    fn from(subject: Subject) -> Self {
        Self::new(subject)
    }
}

/// Says whether there is a challenge password, and not what it is.
impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestOptions")
            .field("subject", &self.subject)
            .field("names", &self.names)
            .field("key_usages", &self.key_usages)
            .field("extended_key_usages", &self.extended_key_usages)
            .field("must_staple", &self.must_staple)
            .field("challenge_password", &self.challenge_password.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> RequestOptions {
        RequestOptions::for_domain(&"example.com".parse().expect("a name"))
    }

    #[test]
    fn the_common_name_is_the_first_name_and_there_once() {
        let own = AlternativeName::Dns("EXAMPLE.com".parse().expect("a name"));
        let other = AlternativeName::Dns("www.example.com".parse().expect("a name"));

        let options = options().name(other.clone()).name(own.clone());

        assert_eq!(options.names, [own, other]);
    }

    #[test]
    fn a_challenge_password_is_checked_and_not_printed() {
        let long = "a".repeat(256);
        for (password, problem) in [
            ("", FieldProblem::Empty),
            (
                &long,
                FieldProblem::TooLong {
                    found: 256,
                    max: 255,
                },
            ),
            ("a\u{0}b", FieldProblem::Character('\u{0}')),
        ] {
            let field = "challengePassword";
            assert_eq!(
                options().challenge_password(password),
                Err(Error::InvalidField { field, problem })
            );
        }

        let options = options()
            .challenge_password("correct horse")
            .expect("a password");
        assert!(!format!("{options:?}").contains("horse"));
    }
}
