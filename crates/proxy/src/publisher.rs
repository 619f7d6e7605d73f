//! The records that the proxy publishes in Alibaba Cloud DNS: nothing but the records that orders ask for, in the zones
//! that the operator names, with an AccessKey for that alone.

use keyside_aliyun::{
    ErrorKind,
    alidns::{APEX, AddDomainRecord, DeleteDomainRecord, DescribeDomainRecords},
};
use keyside_api::{Challenge, ErrorCode, Order, OrderState};

use crate::{
    cas::{Cas, CloudError},
    problem::Problem,
};

/// Publishes records in some zones.
#[derive(Debug)]
pub(crate) struct Publisher {
    service: Cas,
    zones: Vec<String>,
}

/// A record and where it belongs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Record {
    /// One of the operator's zones.
    pub(crate) zone: String,
    /// The name within the zone.
    pub(crate) rr: String,
    /// The kind of record, as it is written in zone files.
    pub(crate) record_type: String,
    /// The record's value.
    pub(crate) value: String,
}

/// What came of adding a record.
#[derive(Debug, PartialEq)]
pub(crate) enum Added {
    /// It is there, and the service knows it by this.
    Now(String),
    /// It was there before.
    Before,
}

impl Publisher {
    /// A publisher for these zones.
    pub(crate) const fn new(service: Cas, zones: Vec<String>) -> Self {
        Self { service, zones }
    }

    /// The zone that the name would be published in: of several, the innermost.
    pub(crate) fn zone_of(&self, name: &str) -> Option<&str> {
        let zones = self.zones.iter().map(String::as_str);
        zones
            .filter(|zone| relative(name, zone).is_some())
            .max_by_key(|zone| zone.len())
    }

    /// The record that the order asks for.
    ///
    /// # Errors
    /// [`ErrorCode::OrderStateConflict`]: it asks for none now; [`ErrorCode::ZoneNotAllowed`]
    pub(crate) fn record_of(&self, order: &Order) -> Result<Record, Problem> {
        let OrderState::AwaitingValidation {
            challenge:
                Challenge::DnsRecord {
                    name,
                    record_type,
                    value,
                },
        } = &order.state
        else {
            return Err(Problem::new(ErrorCode::OrderStateConflict));
        };
        let not_allowed = || Problem::new(ErrorCode::ZoneNotAllowed);
        let zone = self.zone_of(name).ok_or_else(not_allowed)?;
        Ok(Record {
            zone: zone.to_owned(),
            rr: relative(name, zone).ok_or_else(not_allowed)?,
            record_type: record_type.name().to_owned(),
            value: value.clone(),
        })
    }

    /// What the service knows the very record by: nothing when it is not there, several when it is there for several
    /// networks.
    pub(crate) async fn find(&self, record: &Record) -> Result<Vec<String>, CloudError> {
        /// More than one name can have.
        const PAGE: i64 = 500;

        let request = DescribeDomainRecords {
            domain_name: record.zone.clone(),
            search_mode: Some(DescribeDomainRecords::COMBINATION.to_owned()),
            rr_key_word: Some(record.rr.clone()),
            type_key_word: Some(record.record_type.clone()),
            value_key_word: Some(record.value.clone()),
            page_size: Some(PAGE),
            ..DescribeDomainRecords::default()
        };
        let answer = self.service.call(&request).await?;
        let found = answer.domain_records.record.into_iter();
        Ok(found
            .filter(|found| {
                found.rr.eq_ignore_ascii_case(&record.rr)
                    && found.record_type.eq_ignore_ascii_case(&record.record_type)
                    && found.value == record.value
            })
            .map(|found| found.record_id)
            .collect())
    }

    /// Adds the record, once.
    pub(crate) async fn add(&self, record: &Record) -> Result<Added, CloudError> {
        let request = AddDomainRecord {
            domain_name: record.zone.clone(),
            rr: record.rr.clone(),
            record_type: record.record_type.clone(),
            value: record.value.clone(),
            ..AddDomainRecord::default()
        };
        match self.service.call_unthrottled(&request).await {
            Ok(answer) if answer.record_id.is_empty() => Err(CloudError::Unexpected),
            Ok(answer) => Ok(Added::Now(answer.record_id)),
            Err(error) if error.kind() == Some(ErrorKind::RecordExists) => Ok(Added::Before),
            Err(error) => Err(error),
        }
    }

    /// Takes a record away that the service knows by this; one that is not there any more is away, too.
    pub(crate) async fn remove(&self, record_id: &str) -> Result<(), CloudError> {
        let request = DeleteDomainRecord {
            record_id: record_id.to_owned(),
            ..DeleteDomainRecord::default()
        };
        match self.service.call_unthrottled(&request).await {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == Some(ErrorKind::RecordNotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Reads a record of each zone, which changes nothing: the first zone that cannot be read, and why.
    pub(crate) async fn test(&self) -> Result<(), (String, CloudError)> {
        for zone in &self.zones {
            let request = DescribeDomainRecords {
                domain_name: zone.clone(),
                page_size: Some(1),
                ..DescribeDomainRecords::default()
            };
            if let Err(error) = self.service.call(&request).await {
                return Err((zone.clone(), error));
            }
        }
        Ok(())
    }
}

/// The part of a name that stands before its zone.
fn relative(name: &str, zone: &str) -> Option<String> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    if name == zone {
        return Some(APEX.to_owned());
    }
    let rr = name.strip_suffix(zone)?.strip_suffix('.')?;
    (!rr.is_empty()).then(|| rr.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_relative_to_its_zone_and_to_no_other() {
        for (name, zone, rr) in [
            (
                "_dnsauth.www.example.com",
                "example.com",
                Some("_dnsauth.www"),
            ),
            ("_DnsAuth.Example.com.", "example.com", Some("_dnsauth")),
            ("example.com", "example.com", Some("@")),
            ("_dnsauth.notexample.com", "example.com", None),
            ("_dnsauth.example.com.evil.example", "example.com", None),
            (".example.com", "example.com", None),
            ("com", "example.com", None),
        ] {
            assert_eq!(relative(name, zone).as_deref(), rr, "{name} in {zone}");
        }
    }
}
