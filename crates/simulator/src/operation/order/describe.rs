//! `DescribeCertificateState`: how an order stands.

use keyside_aliyun::cas::{
    DescribeCertificateState, DescribeCertificateStateResponse, ValidateType,
};

use crate::{
    DnsRecordType, RecordName,
    application::State,
    challenge::Challenge,
    cloud::Cloud,
    lock::Lock,
    operation::{Fields, fields, line_ends, private_key},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &DescribeCertificateState,
) -> Result<Fields, Refusal> {
    let settings = *cloud.settings.locked();
    let mut book = cloud.book.locked();
    let order = book.order(request.order_id)?;
    let state = order.show(settings.lag_polls);
    let response = match &state {
        // The record's fields may come after the word for them (cas-api.md 3.3).
        State::Preparing { .. } if settings.late_fields => of_type("domain_verify"),
        State::Preparing { .. } | State::Cancelled => of_type("payed"),
        // Of several names this operation shows one.
        State::Verifying { .. } => order
            .application
            .challenges
            .first()
            .map_or_else(Default::default, |challenge| {
                waiting_for(challenge, settings.record_name)
            }),
        State::Reviewing { .. } => of_type("process"),
        State::Failed => of_type("verify_fail"),
        State::Issued { certificate, .. } | State::Revoked { certificate, .. } => {
            DescribeCertificateStateResponse {
                certificate: Some(line_ends(&certificate.chain_pem, settings)),
                ..of_type("certificate")
            }
        }
    };
    let mut fields = fields(&response);
    if let State::Issued { id, .. } | State::Revoked { id, .. } = state {
        // A number everywhere else, but a string here.
        fields.insert("CertId".to_owned(), id.to_string().into());
        let key = private_key(&order.application.key, settings);
        fields.extend(key.map(|key| ("PrivateKey".to_owned(), key.into())));
    }
    Ok(fields)
}

fn of_type(name: &str) -> DescribeCertificateStateResponse {
    DescribeCertificateStateResponse {
        r#type: Some(name.to_owned()),
        ..Default::default()
    }
}

fn waiting_for(challenge: &Challenge, record_name: RecordName) -> DescribeCertificateStateResponse {
    let response = of_type("domain_verify");
    match challenge {
        Challenge::Dns(record) => DescribeCertificateStateResponse {
            validate_type: Some(ValidateType::Dns.as_str().to_owned()),
            record_domain: Some(match record_name {
                RecordName::Full => record.name.clone(),
                RecordName::Label => Challenge::LABEL.to_owned(),
            }),
            record_type: Some(
                match record.record_type {
                    DnsRecordType::A => "A",
                    DnsRecordType::Cname => "CNAME",
                    DnsRecordType::Txt => "TXT",
                }
                .to_owned(),
            ),
            record_value: Some(record.value.clone()),
            ..response
        },
        Challenge::File { host, content } => DescribeCertificateStateResponse {
            validate_type: Some(ValidateType::File.as_str().to_owned()),
            domain: Some(host.clone()),
            uri: Some(Challenge::PATH.to_owned()),
            content: Some(content.clone()),
            ..response
        },
    }
}
