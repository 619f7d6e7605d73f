//! What the cloud says of an instance that an order has to itself.

use keyside_aliyun::cas::{CertId, DomainChallenge, GetInstanceDetailResponse, InstanceState};
use keyside_api::{Challenge, Order};
use keyside_core::{Csr, DomainName};

use super::translate::{UnexpectedAnswer, our_challenge};

/// How the order's instance stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Standing {
    /// It was told of another request than the order's, or of none.
    OtherRequest,
    /// Nothing is under way.
    Idle {
        /// Whether the cloud says why the last application failed.
        has_failed: bool,
    },
    /// The application is under way.
    Applying(Option<Challenge>),
    /// It has this certificate.
    Issued(CertId),
    /// Its certificate was revoked.
    Revoked,
    /// It is past its end, given back, closed or deleted.
    Over,
    /// The cloud uses a word that is not known.
    Unknown,
}

impl Standing {
    /// What the answer says of the order.
    ///
    /// # Errors
    /// [`UnexpectedAnswer::State`]: the answer has no meaning.
    pub(crate) fn read(
        order: &Order,
        answer: GetInstanceDetailResponse,
    ) -> Result<Self, UnexpectedAnswer> {
        if !is_about(order, &answer) {
            return Ok(Self::OtherRequest);
        }
        Ok(match InstanceState::try_from(answer)? {
            InstanceState::Inactive { reason } => Self::Idle {
                has_failed: reason.is_some(),
            },
            InstanceState::Pending => Self::Applying(None),
            InstanceState::AwaitingValidation(challenges) => {
                Self::Applying(challenge_of(order, challenges))
            }
            InstanceState::Issued(certificate) => Self::Issued(certificate.cert_id),
            InstanceState::Revoked(_) => Self::Revoked,
            InstanceState::Expired(_) | InstanceState::Ended => Self::Over,
            InstanceState::Unknown => Self::Unknown,
        })
    }
}

/// Whether the instance was told of the order's request: one by the same key. Where the answer has no request, the
/// domain tells.
fn is_about(order: &Order, answer: &GetInstanceDetailResponse) -> bool {
    match answer.csr.as_deref().filter(|pem| !pem.trim().is_empty()) {
        Some(pem) => Csr::parse(pem).is_ok_and(|csr| csr.fingerprint() == order.fingerprint),
        None => {
            answer.instance.domain.as_deref().is_some_and(|domain| {
                DomainName::parse(domain).is_ok_and(|name| name == order.domain)
            })
        }
    }
}

/// What to publish for the order's domain: it has no other.
fn challenge_of(order: &Order, challenges: Vec<DomainChallenge>) -> Option<Challenge> {
    let mut challenges = challenges.into_iter();
    let first = challenges.next()?;
    Some(our_challenge(order, first.challenge))
}

#[cfg(test)]
mod tests {
    use keyside_api::{DnsRecordType, OrderId, OrderState, ValidationMethod};
    use keyside_core::Fingerprint;
    use serde_json::json;

    use super::*;

    const CSR: &str = include_str!("../../tests/material/p384.csr.pem");

    fn order(fingerprint: Fingerprint) -> Order {
        Order {
            id: OrderId::from_random([0; 16]),
            cloud_order_id: None,
            instance_id: Some("cas_dv-cn-1".to_owned()),
            domain: "www.example.com".parse().expect("a domain"),
            product_code: "ss.dv.t".to_owned(),
            validation: ValidationMethod::Dns,
            fingerprint,
            created_at: String::new(),
            updated_at: String::new(),
            state: OrderState::Preparing,
        }
    }

    fn standing(order: &Order, answer: serde_json::Value) -> Standing {
        let answer = serde_json::from_value(answer).expect("the documented form");
        Standing::read(order, answer).expect("a meaning")
    }

    #[test]
    fn an_application_is_known_by_its_key() {
        let csr = Csr::parse(CSR).expect("a request");
        let ours = order(csr.fingerprint());
        let other = order(Fingerprint::of_spki_der(b"another key"));
        let answer = json!({"Status": "pending", "Csr": CSR.replace('\n', "\r\n")});

        assert_eq!(standing(&ours, answer.clone()), Standing::Applying(None));
        assert_eq!(standing(&other, answer), Standing::OtherRequest);
    }

    #[test]
    fn without_a_request_it_is_known_by_its_domain() {
        let order = order(Fingerprint::of_spki_der(b"a key"));
        let answer = |domain| json!({"Status": "inactive", "Domain": domain, "Csr": ""});

        let idle = Standing::Idle { has_failed: false };
        assert_eq!(standing(&order, answer("WWW.example.com")), idle);
        for domain in ["example.com", ""] {
            assert_eq!(standing(&order, answer(domain)), Standing::OtherRequest);
        }
    }

    #[test]
    fn a_record_has_its_whole_name() {
        let order = order(Fingerprint::of_spki_der(b"a key"));

        let found = standing(
            &order,
            json!({"Status": "pending", "Domain": "www.example.com", "DomainValidationList": [
                {"Domain": "www.example.com", "RootDomain": "example.com", "ValidationType": "TXT",
                 "ValidationKey": "_dnsauth.www", "ValidationValue": "token"}]}),
        );

        let challenge = Challenge::DnsRecord {
            name: "_dnsauth.www.example.com".to_owned(),
            record_type: DnsRecordType::Txt,
            value: "token".to_owned(),
        };
        assert_eq!(found, Standing::Applying(Some(challenge)));
    }
}
