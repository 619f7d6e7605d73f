//! `GetInstanceDetail`: an instance with its application.

use keyside_aliyun::{
    cas::{
        DomainValidation, GetInstanceDetail, GetInstanceDetailResponse, InstanceStatus, Seconds,
    },
    error_code::NOT_FOUND,
};
use keyside_core::DomainName;

use super::list::entry;
use crate::{
    DnsRecord, DnsRecordType, ValidationKey,
    application::{Application, State},
    book::Book,
    challenge::Challenge,
    cloud::Cloud,
    instance::Instance,
    lock::Lock,
    operation::{Fields, fields},
    pairing,
    refusal::Refusal,
    settings::Settings,
};

/// What applications for domain validation are said to take (the documented example).
const WAITING: Seconds = Seconds(120);

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &GetInstanceDetail,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let settings = *cloud.settings.locked();
    let book = cloud.book.locked();
    let mut instances = book.instances();
    let instance = instances
        .find(|instance| instance.id == request.instance_id)
        .ok_or(NOT_FOUND)?;
    let draft = &instance.draft;
    let is_pending = instance.status(now) == InstanceStatus::Pending;
    Ok(fields(&GetInstanceDetailResponse {
        instance: entry(&book, instance, now),
        validation_method: Some(draft.validation_method),
        domain_validation_list: instance
            .application()
            .and_then(|application| validations(application, settings)),
        generate_csr_method: Some(draft.method),
        csr: csr(&book, instance),
        country_code: Some(draft.country_code.clone()),
        // What the service says whatever it was told.
        province: Some("Beijing".to_owned()),
        city: Some("Beijing".to_owned()),
        company_id: draft.company_id.filter(|_| draft.submitted),
        contact_id_list: (!draft.contacts.is_empty()).then(|| draft.contacts.clone()),
        average_waiting_time: is_pending.then_some(WAITING),
        upgrade_status: Some("none".to_owned()),
        order_progress: None,
        tags: (!draft.tags.is_empty()).then(|| draft.tags.clone()),
        request_id: String::new(),
    }))
}

/// The applicant's request, or that of the service once it has made one.
fn csr(book: &Book, instance: &Instance) -> Option<String> {
    if let Some(csr) = &instance.draft.csr {
        return Some(csr.pem.clone());
    }
    let applied = instance.application().map(|application| &application.key);
    let issued = instance
        .certificate
        .and_then(|id| book.certificates.get(id));
    let key = applied.or_else(|| issued.map(|certificate| &certificate.key))?;
    key.csr.clone()
}

/// What to publish: some seconds after the application, until it ends (cas-api.md 3.7). At first it
/// may lack what counts.
fn validations(application: &Application, settings: Settings) -> Option<Vec<DomainValidation>> {
    let is_early = matches!(application.state, State::Preparing { .. });
    if application.challenges.is_empty() || is_early && !settings.late_fields {
        return None;
    }
    let names = application.names.iter().zip(&application.challenges);
    let all = names.map(|(name, challenge)| validation(name, challenge, settings.validation_key));
    Some(if is_early {
        all.map(early).collect()
    } else {
        all.collect()
    })
}

/// The entry before it says what to publish.
fn early(validation: DomainValidation) -> DomainValidation {
    DomainValidation {
        validation_key: None,
        validation_value: None,
        ..validation
    }
}

fn validation(name: &DomainName, challenge: &Challenge, style: ValidationKey) -> DomainValidation {
    let zone = pairing::zone(name);
    let common = DomainValidation {
        domain: Some(name.as_ascii().to_owned()),
        root_domain: Some(zone.to_owned()),
        ..DomainValidation::default()
    };
    match challenge {
        Challenge::Dns(record) => DomainValidation {
            validation_type: Some(
                match record.record_type {
                    DnsRecordType::A => "A",
                    DnsRecordType::Cname => "CNAME",
                    DnsRecordType::Txt => "TXT",
                }
                .to_owned(),
            ),
            validation_key: Some(key(record, zone, style).to_owned()),
            validation_value: Some(record.value.clone()),
            ..common
        },
        Challenge::File { content, .. } => DomainValidation {
            validation_type: Some("HTTP".to_owned()),
            validation_key: Some(Challenge::PATH.to_owned()),
            validation_value: Some(content.clone()),
            ..common
        },
    }
}

/// The record's name, in the style that is set.
fn key<'a>(record: &'a DnsRecord, zone: &str, style: ValidationKey) -> &'a str {
    match style {
        ValidationKey::Full => &record.name,
        ValidationKey::Relative => record
            .name
            .strip_suffix(zone)
            .and_then(|name| name.strip_suffix('.'))
            .unwrap_or(&record.name),
    }
}
