//! How an instance stands: the flat answer of `GetInstanceDetail` as one of its meanings.

use super::{
    CertId, CertificateStatus, Challenge, GetInstanceDetailResponse, InstanceStatus,
    UnexpectedState,
};

/// How an instance stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum InstanceState {
    /// Nothing was applied for, or nothing came of it.
    Inactive {
        /// Why the last application failed.
        reason: Option<String>,
    },
    /// An application is under way that has nothing to publish: not yet, or no longer.
    Pending,
    /// Waiting for the records or files.
    AwaitingValidation(Vec<DomainChallenge>),
    /// It has a certificate.
    Issued(IssuedCertificate),
    /// Its certificate was revoked.
    Revoked(Option<CertId>),
    /// Past its end.
    Expired(Option<CertId>),
    /// Given back, or closed by the service.
    Ended,
    /// Something that is not documented.
    Unknown,
}

/// What to publish for one domain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DomainChallenge {
    /// The domain to be proven.
    pub domain: String,
    /// What to publish; a record's name is the full one.
    pub challenge: Challenge,
}

/// The certificate that an instance has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IssuedCertificate {
    /// What `GetUserCertificateDetail` knows it by.
    pub cert_id: CertId,
    /// Whether it is close to its end.
    pub expires_soon: bool,
    /// Why the last application for another one failed.
    pub reason: Option<String>,
}

impl TryFrom<GetInstanceDetailResponse> for InstanceState {
    type Error = UnexpectedState;

    fn try_from(answer: GetInstanceDetailResponse) -> Result<Self, UnexpectedState> {
        let instance = answer.instance;
        let reason = instance.pending_result.filter(|reason| !reason.is_empty());
        let cert_id = instance.certificate_id.filter(|id| id.0 != 0);
        match instance.status {
            Some(InstanceStatus::Inactive) => Ok(Self::Inactive { reason }),
            Some(InstanceStatus::Pending) => {
                let challenges: Vec<_> = answer
                    .domain_validation_list
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(|validation| {
                        let challenge = validation.challenge().transpose()?;
                        let domain = validation.domain.unwrap_or_default();
                        Some(challenge.map(|challenge| DomainChallenge { domain, challenge }))
                    })
                    .collect::<Result<_, _>>()?;
                Ok(if challenges.is_empty() {
                    Self::Pending
                } else {
                    Self::AwaitingValidation(challenges)
                })
            }
            Some(status @ (InstanceStatus::Normal | InstanceStatus::WillExpire)) => {
                match (instance.certificate_status, cert_id) {
                    (Some(CertificateStatus::Revoked), _) => Ok(Self::Revoked(cert_id)),
                    (Some(CertificateStatus::Expired), _) => Ok(Self::Expired(cert_id)),
                    (certificate_status, Some(cert_id)) => Ok(Self::Issued(IssuedCertificate {
                        cert_id,
                        expires_soon: status == InstanceStatus::WillExpire
                            || certificate_status == Some(CertificateStatus::WillExpire),
                        reason,
                    })),
                    (_, None) => Err(UnexpectedState::NoCertificate),
                }
            }
            Some(InstanceStatus::Expired) => Ok(Self::Expired(cert_id)),
            Some(InstanceStatus::Refund | InstanceStatus::Closed) => Ok(Self::Ended),
            Some(InstanceStatus::Unknown) | None => Ok(Self::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cas::RecordType;

    fn read(answer: serde_json::Value) -> Result<InstanceState, UnexpectedState> {
        serde_json::from_value::<GetInstanceDetailResponse>(answer)
            .expect("the documented form")
            .try_into()
    }

    #[test]
    fn reads_every_documented_status() {
        let inactive = InstanceState::Inactive { reason: None };
        for (answer, state) in [
            (json!({"Status": "inactive", "PendingResult": ""}), inactive),
            (
                json!({"Status": "pending", "DomainValidationList": null}),
                InstanceState::Pending,
            ),
            (
                json!({"Status": "expired", "CertificateId": ""}),
                InstanceState::Expired(None),
            ),
            (json!({"Status": "refund"}), InstanceState::Ended),
            (json!({"Status": "closed"}), InstanceState::Ended),
            (json!({"Status": "something new"}), InstanceState::Unknown),
            (json!({}), InstanceState::Unknown),
        ] {
            assert_eq!(read(answer.clone()), Ok(state), "{answer}");
        }
    }

    #[test]
    fn reads_what_to_publish_of_each_domain() {
        let state = read(json!({"Status": "PENDING", "CertificateStatus": "",
            "DomainValidationList": [{"Domain": "www.example.com", "RootDomain": "example.com",
                "ValidationType": "TXT", "ValidationKey": "_dnsauth.www",
                "ValidationValue": "2026", "Cname": "", "CnameKey": null}, {"Domain": null}]}));

        assert_eq!(
            state,
            Ok(InstanceState::AwaitingValidation(vec![DomainChallenge {
                domain: "www.example.com".to_owned(),
                challenge: Challenge::DnsRecord {
                    record_domain: "_dnsauth.www.example.com".to_owned(),
                    record_type: RecordType::Txt,
                    value: "2026".to_owned(),
                },
            }]))
        );
    }

    #[test]
    fn a_certificate_is_issued_close_to_its_end_or_revoked() {
        let state = |status, certificate_status| {
            read(
                json!({"Status": status, "CertificateStatus": certificate_status,
                "CertificateId": "18083870"}),
            )
        };
        let issued = |expires_soon| {
            InstanceState::Issued(IssuedCertificate {
                cert_id: CertId(18_083_870),
                expires_soon,
                reason: None,
            })
        };

        assert_eq!(state("normal", "issued"), Ok(issued(false)));
        assert_eq!(state("normal", "willExpire"), Ok(issued(true)));
        assert_eq!(state("willExpire", "issued"), Ok(issued(true)));
        let revoked = InstanceState::Revoked(Some(CertId(18_083_870)));
        assert_eq!(state("normal", "revoked"), Ok(revoked));
        assert_eq!(
            read(json!({"Status": "normal"})),
            Err(UnexpectedState::NoCertificate)
        );
    }
}
