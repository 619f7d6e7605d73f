//! The operations of the DNS service (alidns-api.md 2). What they change, the embedded DNS server
//! answers.

use keyside_aliyun::{
    alidns::{
        APEX, AddDomainRecord, AddDomainRecordResponse, DeleteDomainRecord,
        DeleteDomainRecordResponse, DescribeDomainRecords, DescribeDomainRecordsResponse,
        DomainRecord, DomainRecords,
    },
    cas::ParameterError,
    error_code::{
        DOMAIN_RECORD_CONFLICT, DOMAIN_RECORD_DUPLICATE, DOMAIN_RECORD_NOT_BELONG_TO_USER,
        INVALID_DOMAIN_NAME_NO_EXIST,
    },
};

use super::{Fields, fields, page::Page};
use crate::{
    cloud::Cloud,
    dns::{DnsRecord, DnsRecordType, HostedRecord, RecordError},
    lock::Lock,
    refusal::Refusal,
};

/// Entries of a page when the request does not say, and at most.
const PAGE_SIZE: i64 = 20;
const PAGE_SIZE_MAX: i64 = 500;

pub(super) fn add(cloud: &Cloud, request: &AddDomainRecord) -> Result<Fields, Refusal> {
    let zone = &request.domain_name;
    let record = DnsRecord {
        name: if request.rr == APEX {
            zone.clone()
        } else {
            format!("{}.{zone}", request.rr)
        },
        record_type: DnsRecordType::find(&request.record_type)
            .ok_or(ParameterError::Invalid("Type"))?,
        value: request.value.clone(),
    };
    let mut hosted = cloud.hosted.locked();
    if !hosted.has_zone(zone) {
        return Err(INVALID_DOMAIN_NAME_NO_EXIST.into());
    }
    if hosted.has(&record) {
        return Err(DOMAIN_RECORD_DUPLICATE.into());
    }
    cloud.zone.locked().publish(&record).map_err(refusal)?;
    let record_id = hosted
        .note(&record, cloud.clock.now())
        .ok_or(INVALID_DOMAIN_NAME_NO_EXIST)?;
    cloud.wake.look_anew();
    Ok(fields(&AddDomainRecordResponse {
        record_id,
        request_id: String::new(),
    }))
}

pub(super) fn delete(cloud: &Cloud, request: &DeleteDomainRecord) -> Result<Fields, Refusal> {
    let mut hosted = cloud.hosted.locked();
    let record = hosted
        .find(&request.record_id)
        .ok_or(DOMAIN_RECORD_NOT_BELONG_TO_USER)?
        .record
        .clone();
    cloud.zone.locked().withdraw(&record).map_err(refusal)?;
    hosted.forget(&record);
    Ok(fields(&DeleteDomainRecordResponse {
        record_id: request.record_id.clone(),
        request_id: String::new(),
    }))
}

pub(super) fn list(cloud: &Cloud, request: &DescribeDomainRecords) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.page_number,
        request.page_size,
        PAGE_SIZE,
        PAGE_SIZE_MAX,
    )?;
    let hosted = cloud.hosted.locked();
    if !hosted.has_zone(&request.domain_name) {
        return Err(INVALID_DOMAIN_NAME_NO_EXIST.into());
    }
    let found = hosted
        .of_zone(&request.domain_name)
        .filter(|record| is_asked_for(record, request));
    let (record, total) = page.of(found.map(entry).collect());
    Ok(fields(&DescribeDomainRecordsResponse {
        domain_records: DomainRecords { record },
        page_number: Some(page.number),
        page_size: Some(page.size),
        total_count: Some(total),
        request_id: String::new(),
    }))
}

/// Names and values: whole words in the mode `COMBINATION`, else parts of them; kinds always whole.
fn is_asked_for(found: &HostedRecord, request: &DescribeDomainRecords) -> bool {
    let exact = request.search_mode.as_deref() == Some(DescribeDomainRecords::COMBINATION);
    let fits = |text: &str, word: &Option<String>| {
        let (text, word) = (
            text.to_ascii_lowercase(),
            word.as_ref().map(|word| word.to_ascii_lowercase()),
        );
        match word {
            None => true,
            Some(word) if exact => text == word,
            Some(word) => text.contains(&word),
        }
    };
    let kind = request
        .type_key_word
        .as_ref()
        .or(request.record_type.as_ref());
    let is_of_kind =
        kind.is_none_or(|kind| DnsRecordType::find(kind) == Some(found.record.record_type));
    is_of_kind
        && fits(&found.rr, &request.rr_key_word)
        && fits(&found.record.value, &request.value_key_word)
}

fn entry(found: &HostedRecord) -> DomainRecord {
    DomainRecord {
        record_id: found.id.clone(),
        domain_name: Some(found.zone.clone()),
        rr: found.rr.clone(),
        record_type: found.record.record_type.name().to_owned(),
        value: found.record.value.clone(),
        ttl: Some(600),
        line: Some("default".to_owned()),
        status: Some("ENABLE".to_owned()),
        locked: Some(false),
        create_timestamp: i64::try_from(found.made.unix_timestamp_nanos() / 1_000_000).ok(),
        ..DomainRecord::default()
    }
}

fn refusal(error: RecordError) -> Refusal {
    match error {
        RecordError::InvalidName(_) => ParameterError::Invalid("RR").into(),
        RecordError::InvalidAddress(_) => ParameterError::Invalid("Value").into(),
        RecordError::CnameNotAlone(_) => DOMAIN_RECORD_CONFLICT.into(),
    }
}
