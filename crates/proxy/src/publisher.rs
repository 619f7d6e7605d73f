//! The records that the proxy publishes in Alibaba Cloud DNS: nothing but the records that orders ask for, in the zones
//! that the operator names, with an AccessKey for that alone.

use keyside_aliyun::{
    ErrorKind,
    alidns::{AddDomainRecord, DeleteDomainRecord, DescribeDomainRecords},
};
use keyside_api::{Challenge, ErrorCode, Order, OrderState};

use crate::{
    cas::{Cas, CloudError},
    problem::Problem,
    zone_name::relative,
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

    /// The record that the order asks for: of several zones, in the innermost.
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
        let (zone, rr) =
            innermost(&self.zones, name).ok_or_else(|| Problem::new(ErrorCode::ZoneNotAllowed))?;
        Ok(Record {
            zone: zone.to_owned(),
            rr,
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

/// The innermost of the zones that the name is in, and its name there.
fn innermost<'a>(zones: &'a [String], name: &str) -> Option<(&'a str, String)> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    zones
        .iter()
        .filter_map(|zone| Some((zone.as_str(), relative(&name, zone)?.to_owned())))
        .max_by_key(|(zone, _)| zone.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_published_in_the_innermost_of_its_zones_and_in_no_other() {
        let zones = ["example.com", "www.example.com"].map(str::to_owned);
        let found = |name| innermost(&zones, name);

        let rr = "_dnsauth".to_owned();
        assert_eq!(
            found("_DnsAuth.Example.com."),
            Some(("example.com", rr.clone()))
        );
        assert_eq!(
            found("_dnsauth.www.example.com"),
            Some(("www.example.com", rr))
        );
        assert_eq!(found("_dnsauth.notexample.com"), None);
    }
}
