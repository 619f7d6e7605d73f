//! How an order stands: the flat answer of `DescribeCertificateState` as one of its meanings.

use super::{CertId, DescribeCertificateStateResponse, ValidateType};

/// How an order stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CertificateState {
    /// Paid; what to publish is not known yet. Also the state after a cancellation.
    Preparing,
    /// Waiting for the record or the file.
    AwaitingValidation(Challenge),
    /// Found; the certificate authority is at work.
    UnderReview,
    /// Done.
    Issued {
        /// The certificate and those above it, in PEM.
        certificate: String,
        /// The certificate's number, which older answers leave out.
        cert_id: Option<CertId>,
    },
    /// The certificate authority said no.
    Failed,
    /// The service does not know, or says something that is not documented.
    Unknown,
}

/// What to publish.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Challenge {
    /// A DNS record.
    DnsRecord {
        /// Where, as the service says it; see [`full_record_name`](super::full_record_name).
        record_domain: String,
        /// The kind of record.
        record_type: RecordType,
        /// What the record says.
        value: String,
    },
    /// A file on the web server.
    HttpFile {
        /// The host name that serves it.
        domain: String,
        /// Its path; starts with `/`.
        path: String,
        /// Its whole content, byte for byte.
        content: String,
    },
}

/// The kind of record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RecordType {
    /// An alias.
    Cname,
    /// A text.
    Txt,
}

/// Why an answer has no meaning.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UnexpectedState {
    /// Neither `DNS` nor `FILE`.
    #[error("the validation type {0:?} is not known")]
    ValidateType(String),
    /// Neither `TXT` nor `CNAME`.
    #[error("the record type {0:?} is not known")]
    RecordType(String),
    /// Issued, but no certificate came along.
    #[error("the order is issued but its certificate is missing")]
    NoCertificate,
}

impl TryFrom<DescribeCertificateStateResponse> for CertificateState {
    type Error = UnexpectedState;

    fn try_from(answer: DescribeCertificateStateResponse) -> Result<Self, UnexpectedState> {
        match answer.r#type.as_deref() {
            Some("payed") => Ok(Self::Preparing),
            Some("domain_verify") => {
                Ok(challenge(answer)?.map_or(Self::Preparing, Self::AwaitingValidation))
            }
            Some("process") => Ok(Self::UnderReview),
            Some("verify_fail") => Ok(Self::Failed),
            Some("certificate") => {
                let certificate =
                    filled(answer.certificate).ok_or(UnexpectedState::NoCertificate)?;
                Ok(Self::Issued {
                    certificate,
                    cert_id: answer.cert_id,
                })
            }
            _ => Ok(Self::Unknown),
        }
    }
}

/// The challenge, once all its fields are there.
fn challenge(
    answer: DescribeCertificateStateResponse,
) -> Result<Option<Challenge>, UnexpectedState> {
    let Some(validate_type) = filled(answer.validate_type) else {
        return Ok(None);
    };
    match validate_type.parse() {
        Ok(ValidateType::Dns) => {
            let (Some(record_domain), Some(record_type), Some(value)) = (
                filled(answer.record_domain),
                filled(answer.record_type),
                filled(answer.record_value),
            ) else {
                return Ok(None);
            };
            let record_type = match record_type.to_ascii_uppercase().as_str() {
                "TXT" => RecordType::Txt,
                "CNAME" => RecordType::Cname,
                _ => return Err(UnexpectedState::RecordType(record_type)),
            };
            Ok(Some(Challenge::DnsRecord {
                record_domain,
                record_type,
                value,
            }))
        }
        Ok(ValidateType::File) => {
            let (Some(domain), Some(uri), Some(content)) = (
                filled(answer.domain),
                filled(answer.uri),
                filled(answer.content),
            ) else {
                return Ok(None);
            };
            let path = format!("/{}", uri.trim_start_matches('/'));
            Ok(Some(Challenge::HttpFile {
                domain,
                path,
                content,
            }))
        }
        Err(_) => Err(UnexpectedState::ValidateType(validate_type)),
    }
}

fn filled(field: Option<String>) -> Option<String> {
    field.filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(answer: serde_json::Value) -> Result<CertificateState, UnexpectedState> {
        serde_json::from_value::<DescribeCertificateStateResponse>(answer)
            .expect("the documented form")
            .try_into()
    }

    #[test]
    fn reads_a_record_to_publish() {
        let state = read(json!({"Type": "domain_verify", "ValidateType": "DNS",
            "RecordDomain": "_dnsauth.www.example.com", "RecordType": "TXT",
            "RecordValue": "20200420000000223erigacv46uhaubchcm0o7spxi7i2isvjq59mlx9lucnkqcy",
            "RequestId": "082FAB35-6AB9-4FD5-8750-D36673548E76"}));

        assert_eq!(
            state,
            Ok(CertificateState::AwaitingValidation(Challenge::DnsRecord {
                record_domain: "_dnsauth.www.example.com".to_owned(),
                record_type: RecordType::Txt,
                value: "20200420000000223erigacv46uhaubchcm0o7spxi7i2isvjq59mlx9lucnkqcy"
                    .to_owned(),
            }))
        );
    }

    #[test]
    fn reads_a_file_to_publish() {
        let state = read(json!({"RequestId": "082FAB35-6AB9-4FD5-8750-D36673548E76",
            "Type": "domain_verify", "ValidateType": "FILE", "Domain": "www.example.com",
            "Uri": "/.well-known/pki-validation/fileauth.txt",
            "Content": "http://example.com/.well-known/pki-validation/fileauth.txt"}));

        assert_eq!(
            state,
            Ok(CertificateState::AwaitingValidation(Challenge::HttpFile {
                domain: "www.example.com".to_owned(),
                path: "/.well-known/pki-validation/fileauth.txt".to_owned(),
                content: "http://example.com/.well-known/pki-validation/fileauth.txt".to_owned(),
            }))
        );
    }

    #[test]
    fn a_validation_without_its_fields_yet_is_being_prepared() {
        for answer in [
            json!({"Type": "domain_verify"}),
            json!({"Type": "domain_verify", "ValidateType": null}),
            json!({"Type": "domain_verify", "ValidateType": "DNS", "RecordDomain": null}),
            json!({"Type": "domain_verify", "ValidateType": "DNS", "RecordDomain": "_dnsauth",
                "RecordType": "TXT", "RecordValue": ""}),
            json!({"Type": "domain_verify", "ValidateType": "FILE", "Domain": "www.example.com",
                "Uri": "/fileauth.txt"}),
        ] {
            assert_eq!(
                read(answer.clone()),
                Ok(CertificateState::Preparing),
                "{answer}"
            );
        }
    }

    #[test]
    fn reads_every_documented_type() {
        let issued = CertificateState::Issued {
            certificate: "-----BEGIN CERTIFICATE-----".to_owned(),
            cert_id: Some(CertId(111_111)),
        };
        for (answer, state) in [
            (json!({"Type": "payed"}), CertificateState::Preparing),
            (json!({"Type": "process"}), CertificateState::UnderReview),
            (json!({"Type": "verify_fail"}), CertificateState::Failed),
            (json!({"Type": "unknow"}), CertificateState::Unknown),
            (
                json!({"Type": "certificate", "CertId": "111111",
                "Certificate": "-----BEGIN CERTIFICATE-----"}),
                issued,
            ),
            (json!({"Type": "something new"}), CertificateState::Unknown),
            (json!({}), CertificateState::Unknown),
        ] {
            assert_eq!(read(answer.clone()), Ok(state), "{answer}");
        }
    }

    #[test]
    fn a_certificate_number_may_be_absent_and_never_costs_the_certificate() {
        for cert_id in [json!(null), json!(""), json!("cas-123")] {
            let state =
                read(json!({"Type": "certificate", "Certificate": "PEM", "CertId": cert_id}));

            let issued = CertificateState::Issued {
                certificate: "PEM".to_owned(),
                cert_id: None,
            };
            assert_eq!(state, Ok(issued), "{cert_id}");
        }
    }

    #[test]
    fn refuses_what_is_not_documented() {
        assert_eq!(
            read(json!({"Type": "domain_verify", "ValidateType": "PHONE"})),
            Err(UnexpectedState::ValidateType("PHONE".to_owned()))
        );
        assert_eq!(
            read(
                json!({"Type": "domain_verify", "ValidateType": "DNS", "RecordDomain": "_dnsauth",
                "RecordType": "MX", "RecordValue": "x"})
            ),
            Err(UnexpectedState::RecordType("MX".to_owned()))
        );
        assert_eq!(
            read(json!({"Type": "certificate", "Certificate": ""})),
            Err(UnexpectedState::NoCertificate)
        );
    }

    #[test]
    fn a_private_key_in_the_answer_is_passed_over() {
        let state = read(json!({"Type": "certificate", "Certificate": "PEM",
            "PrivateKey": "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----"}));

        assert!(!format!("{state:?}").contains("hush"));
    }
}
