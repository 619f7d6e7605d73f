//! What the cloud says of an order, in our own words: here its shape ends.

use keyside_aliyun::cas::{self, CertificateState, DescribeCertificateStateResponse};
use keyside_api::{Challenge, DnsRecordType, Order, OrderState};
use keyside_core::CertificateChain;

/// How the order stands according to the cloud; nothing when the cloud does not know.
///
/// # Errors
/// [`UnexpectedAnswer`]: the answer has no meaning, or its certificate is not for the order's key.
pub(crate) fn order_state(
    order: &Order,
    answer: DescribeCertificateStateResponse,
) -> Result<Option<OrderState>, UnexpectedAnswer> {
    Ok(match CertificateState::try_from(answer)? {
        CertificateState::Preparing => Some(OrderState::Preparing),
        CertificateState::AwaitingValidation(challenge) => {
            let challenge = our_challenge(order, challenge);
            Some(OrderState::AwaitingValidation { challenge })
        }
        CertificateState::UnderReview => Some(OrderState::UnderReview),
        CertificateState::Issued { certificate, .. } => Some(issued(order, &certificate)?),
        CertificateState::Failed => Some(OrderState::ValidationFailed),
        CertificateState::Unknown => None,
    })
}

/// The order with its certificate.
///
/// # Errors
/// [`UnexpectedAnswer`]: it is none, or not for the order's key.
pub(crate) fn issued(order: &Order, certificate: &str) -> Result<OrderState, UnexpectedAnswer> {
    let chain = CertificateChain::parse(certificate)?;
    if !chain.matches(&order.fingerprint) {
        return Err(UnexpectedAnswer::OtherKey);
    }
    Ok(OrderState::Issued {
        chain: chain.to_pem(),
    })
}

pub(super) fn our_challenge(order: &Order, challenge: cas::Challenge) -> Challenge {
    match challenge {
        cas::Challenge::DnsRecord {
            record_domain,
            record_type,
            value,
        } => Challenge::DnsRecord {
            name: cas::full_record_name(&record_domain, order.domain.as_ascii()),
            record_type: match record_type {
                cas::RecordType::Cname => DnsRecordType::Cname,
                cas::RecordType::Txt => DnsRecordType::Txt,
            },
            value,
        },
        cas::Challenge::HttpFile {
            domain,
            path,
            content,
        } => Challenge::HttpFile {
            url: format!("http://{domain}{path}"),
            content,
        },
    }
}

/// Why the cloud's word on an order is not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnexpectedAnswer {
    /// It has no meaning.
    #[error(transparent)]
    State(#[from] cas::UnexpectedState),
    /// Its certificate is none.
    #[error("the certificate cannot be used: {0}")]
    Certificate(#[from] keyside_core::Error),
    /// Its certificate is for another key than the order's.
    #[error("the certificate is for another key")]
    OtherKey,
}

#[cfg(test)]
mod tests {
    use keyside_api::{OrderId, ValidationMethod};
    use keyside_core::Fingerprint;

    use super::*;

    fn order() -> Order {
        Order {
            id: OrderId::from_random([0; 16]),
            cloud_order_id: Some("98987582437920968".to_owned()),
            instance_id: None,
            domain: "*.example.com".parse().expect("a domain"),
            product_code: "geotrust-dv-w-starter".to_owned(),
            validation: ValidationMethod::Dns,
            fingerprint: Fingerprint::of_spki_der(b"a key"),
            created_at: String::new(),
            updated_at: String::new(),
            state: OrderState::Preparing,
        }
    }

    fn state(json: serde_json::Value) -> Result<Option<OrderState>, UnexpectedAnswer> {
        order_state(
            &order(),
            serde_json::from_value(json).expect("a flat answer"),
        )
    }

    #[test]
    fn a_record_for_a_wildcard_stands_at_its_base() {
        let answer = serde_json::json!({"RequestId": "1", "Type": "domain_verify",
            "ValidateType": "DNS", "RecordDomain": "_dnsauth", "RecordType": "TXT",
            "RecordValue": "token"});

        let challenge = Challenge::DnsRecord {
            name: "_dnsauth.example.com".to_owned(),
            record_type: DnsRecordType::Txt,
            value: "token".to_owned(),
        };
        let expected = OrderState::AwaitingValidation { challenge };
        assert_eq!(state(answer).expect("a state"), Some(expected));
    }

    #[test]
    fn what_the_cloud_does_not_know_changes_nothing() {
        let answer = serde_json::json!({"RequestId": "1", "Type": "unknow"});

        assert_eq!(state(answer).expect("no state"), None);
    }

    #[test]
    fn a_certificate_for_another_key_is_not_taken() {
        let pem = include_str!("../../tests/material/p256.cert.pem");
        let answer =
            serde_json::json!({"RequestId": "1", "Type": "certificate", "Certificate": pem});

        assert!(matches!(state(answer), Err(UnexpectedAnswer::OtherKey)));
    }

    #[test]
    fn what_is_no_certificate_is_not_taken() {
        let answer =
            serde_json::json!({"RequestId": "1", "Type": "certificate", "Certificate": "x"});

        assert!(matches!(
            state(answer),
            Err(UnexpectedAnswer::Certificate(_))
        ));
    }
}
