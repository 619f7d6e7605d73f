//! What is done without an order: a request for any authority, and a certificate for its key.

use keyside_core::{CertificateChain, DomainName, DomainProblem, Error, KeyAlgorithm};

use crate::{
    form::{Field, FieldProblem, OwnKey, Problems, Signing, read_domain},
    room::SignedRequest,
};

/// How far the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Offline {
    /// The names, as typed.
    pub(crate) typed: String,
    /// Which key shall sign.
    pub(crate) source: KeySource,
    /// What is wrong with what was judged.
    pub(crate) problems: Problems,
    /// The request.
    pub(crate) request: OfflineRequest,
    /// The certificate that was handed over.
    pub(crate) certificate: Option<HandedOver>,
}

/// Which key shall sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum KeySource {
    /// A new one of this kind.
    New(KeyAlgorithm),
    /// The one that the person brings.
    Own,
}

/// How far the request is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum OfflineRequest {
    /// It was not asked for.
    #[default]
    NotYet,
    /// The room is at it.
    Asked(ToSign),
    /// It is here.
    Made(Box<MadeRequest>),
}

/// What the room is asked to sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ToSign {
    /// The common name.
    pub(crate) domain: DomainName,
    /// The names beside it.
    pub(crate) others: Vec<DomainName>,
    /// With which key.
    pub(crate) signing: Signing,
}

/// A request that the room signed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MadeRequest {
    /// What was asked for.
    pub(crate) asked: ToSign,
    /// What came of it.
    pub(crate) signed: SignedRequest,
}

/// What was handed over as a certificate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HandedOver {
    /// It is none to go on with.
    Refused(CertificateProblem),
    /// It is one.
    Certificate(Box<Certificate>),
}

/// A certificate with those above it, and where its key is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Certificate {
    /// The server's own first.
    pub(crate) chain: CertificateChain,
    /// The first name in it, by which files are called.
    pub(crate) domain: DomainName,
    /// What the room said of its key.
    pub(crate) key: KeyAnswer,
}

/// What the room says of a certificate's key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum KeyAnswer {
    /// Nothing yet.
    Awaited,
    /// It is there.
    Here,
    /// It is not.
    Missing,
}

/// Why nothing can be done with what was handed over.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum CertificateProblem {
    /// It holds no certificate that can be read.
    Unreadable,
    /// It holds a private key.
    PrivateKey,
    /// It holds those of several servers.
    SeveralLeaves,
    /// One of them has nothing to do with the others.
    Unrelated,
    /// It is for no domain name.
    NoName,
    /// One of them is not signed by the next.
    NotSigned,
}

impl Default for KeySource {
    fn default() -> Self {
        Self::New(KeyAlgorithm::Rsa2048)
    }
}

impl Offline {
    /// What the room shall sign, or what is wrong.
    ///
    /// # Errors
    /// The [`Problems`], of which there is at least one.
    pub(crate) fn to_sign(&self, own: Option<OwnKey>) -> Result<ToSign, Problems> {
        let signing = match self.source {
            KeySource::New(kind) => Some(Signing::NewKey(kind)),
            KeySource::Own => own.map(Signing::OwnKey),
        };
        match (self.names(), signing) {
            (Ok((domain, others)), Some(signing)) => Ok(ToSign {
                domain,
                others,
                signing,
            }),
            _ => Err(Problems::found(|field| self.problem(field, own))),
        }
    }

    /// What is wrong with the answer to this question.
    pub(crate) fn problem(&self, field: Field, own: Option<OwnKey>) -> Option<FieldProblem> {
        match field {
            Field::Domain => self.names().err().map(FieldProblem::Domain),
            Field::Source if self.source == KeySource::Own && own.is_none() => {
                Some(FieldProblem::KeyMissing)
            }
            _ => None,
        }
    }

    /// The first name that is typed, and the others.
    fn names(&self) -> Result<(DomainName, Vec<DomainName>), DomainProblem> {
        let parts = self.typed.split(is_between_names);
        let mut names = parts.filter(|name| !name.is_empty()).map(read_domain);
        let first = names.next().ok_or(DomainProblem::Empty)??;
        if !first.fits_common_name() {
            return Err(DomainProblem::TooLongForCommonName);
        }
        let mut others = Vec::new();
        for name in names {
            let name = name?;
            if name != first && !others.contains(&name) {
                others.push(name);
            }
        }
        Ok((first, others))
    }
}

impl ToSign {
    /// Every name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &DomainName> {
        [&self.domain].into_iter().chain(&self.others)
    }
}

impl OfflineRequest {
    /// What the room is at.
    pub(crate) const fn asked(&self) -> Option<&ToSign> {
        match self {
            Self::Asked(asked) => Some(asked),
            Self::NotYet | Self::Made(_) => None,
        }
    }

    /// What is here.
    pub(crate) fn made(&self) -> Option<&MadeRequest> {
        match self {
            Self::Made(made) => Some(made),
            Self::NotYet | Self::Asked(_) => None,
        }
    }
}

impl HandedOver {
    /// Reads what was handed over.
    pub(crate) fn read(content: &[u8]) -> Self {
        let chain = match CertificateChain::read(content) {
            Ok(chain) => chain,
            Err(error) => return Self::Refused(CertificateProblem::of(&error)),
        };
        let mut names = chain.leaf().dns_names().iter();
        match names.find_map(|name| read_domain(name).ok()) {
            Some(domain) => Self::Certificate(Box::new(Certificate {
                chain,
                domain,
                key: KeyAnswer::Awaited,
            })),
            None => Self::Refused(CertificateProblem::NoName),
        }
    }
}

impl CertificateProblem {
    const fn of(error: &Error) -> Self {
        match error {
            Error::PrivateKeyInChain => Self::PrivateKey,
            Error::SeveralLeaves => Self::SeveralLeaves,
            Error::UnrelatedCertificate { .. } => Self::Unrelated,
            _ => Self::Unreadable,
        }
    }
}

fn is_between_names(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';' | '，' | '；' | '、')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offline(typed: &str, source: KeySource) -> Offline {
        Offline {
            typed: typed.to_owned(),
            source,
            ..Offline::default()
        }
    }

    #[test]
    fn names_are_told_apart_as_people_write_them() {
        for typed in [
            "www.example.com example.com",
            " www.example.com, example.com ;www.example.com",
            "www.example.com，EXAMPLE.com、example.com",
            "www.example.com\nexample.com\n",
        ] {
            let asked = offline(typed, KeySource::default()).to_sign(None);

            let asked = asked.expect("two names");
            let names: Vec<_> = asked.names().map(DomainName::as_ascii).collect();
            assert_eq!(names, ["www.example.com", "example.com"], "{typed}");
        }
    }

    #[test]
    fn one_wrong_name_among_several_is_refused() {
        let problems = offline("example.com localhost", KeySource::default()).to_sign(None);

        let problem = problems.expect_err("no whole name").of(Field::Domain);
        assert_eq!(
            problem,
            Some(FieldProblem::Domain(DomainProblem::SingleLabel))
        );
    }

    #[test]
    fn a_key_of_ones_own_must_be_in_the_room() {
        let problems = offline("", KeySource::Own).to_sign(None);

        let problems = problems.expect_err("nothing is there");
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::Domain, Field::Source]);
    }

    #[test]
    fn a_private_key_is_not_taken_for_a_certificate() {
        let key = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

        assert_eq!(
            HandedOver::read(key),
            HandedOver::Refused(CertificateProblem::PrivateKey)
        );
        assert_eq!(
            HandedOver::read(b"\xff\xfe"),
            HandedOver::Refused(CertificateProblem::Unreadable)
        );
    }
}
