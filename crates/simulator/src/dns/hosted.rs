//! The zones that the account has in Alibaba Cloud DNS, and the records that it sees there.

use keyside_aliyun::alidns::APEX;
use time::OffsetDateTime;

use super::{DnsRecord, DnsRecordType};

/// The account's zones and their records.
#[derive(Debug)]
pub(crate) struct Hosted {
    zones: Vec<String>,
    records: Vec<HostedRecord>,
    next_id: u64,
}

/// A record as the account sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HostedRecord {
    pub(crate) id: String,
    pub(crate) zone: String,
    /// The name within the zone.
    pub(crate) rr: String,
    pub(crate) record: DnsRecord,
    pub(crate) made: OffsetDateTime,
}

impl Hosted {
    /// An id as the documentation's samples have them, above 2^53.
    const FIRST_ID: u64 = 971_526_113_850_847_232;

    pub(crate) fn new(zones: &[String]) -> Self {
        Self {
            zones: zones.to_vec(),
            records: Vec::new(),
            next_id: Self::FIRST_ID,
        }
    }

    /// Whether the account has the zone.
    pub(crate) fn has_zone(&self, zone: &str) -> bool {
        self.zones.iter().any(|known| *known == plain(zone))
    }

    /// The records of a zone, the newest first.
    pub(crate) fn of_zone(&self, zone: &str) -> impl Iterator<Item = &HostedRecord> {
        let zone = plain(zone);
        let all = self.records.iter().rev();
        all.filter(move |record| record.zone == zone)
    }

    /// The record of that id.
    pub(crate) fn find(&self, id: &str) -> Option<&HostedRecord> {
        self.records.iter().find(|record| record.id == id)
    }

    /// Whether the account sees that record.
    pub(crate) fn has(&self, record: &DnsRecord) -> bool {
        self.records.iter().any(|known| same(&known.record, record))
    }

    /// Takes a record in and gives it an id, if it is in one of the zones and not there yet.
    pub(crate) fn note(&mut self, record: &DnsRecord, now: OffsetDateTime) -> Option<String> {
        if self.has(record) {
            return None;
        }
        let name = plain(&record.name);
        let zones = self.zones.iter();
        let (zone, rr) = zones
            .filter_map(|zone| Some((zone.clone(), within(&name, zone)?)))
            .max_by_key(|(zone, _)| zone.len())?;
        let id = self.next_id.to_string();
        self.next_id += 1;
        self.records.push(HostedRecord {
            id: id.clone(),
            zone,
            rr,
            record: record.clone(),
            made: now,
        });
        Some(id)
    }

    /// Takes a record out.
    pub(crate) fn forget(&mut self, record: &DnsRecord) {
        self.records.retain(|known| !same(&known.record, record));
    }

    /// Takes all records out. Ids go on, so that none means two things.
    pub(crate) fn clear(&mut self) {
        self.records.clear();
    }

    /// All records, the oldest first.
    pub(crate) fn records(&self) -> Vec<DnsRecord> {
        self.records
            .iter()
            .map(|known| known.record.clone())
            .collect()
    }
}

impl DnsRecordType {
    /// The kind of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let mut all = [Self::A, Self::Cname, Self::Txt].into_iter();
        all.find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// As the service writes it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Cname => "CNAME",
            Self::Txt => "TXT",
        }
    }
}

/// A name without the dot at its end, in lower case.
fn plain(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// The part of a name that stands before its zone.
fn within(name: &str, zone: &str) -> Option<String> {
    if name == zone {
        return Some(APEX.to_owned());
    }
    let rr = name.strip_suffix(zone)?.strip_suffix('.')?;
    Some(rr.to_owned())
}

fn same(one: &DnsRecord, other: &DnsRecord) -> bool {
    let key = |record: &DnsRecord| {
        (
            plain(&record.name),
            record.record_type,
            record.value.clone(),
        )
    };
    key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosted() -> Hosted {
        Hosted::new(&["example.com".to_owned(), "sub.example.com".to_owned()])
    }

    fn note(hosted: &mut Hosted, name: &str) -> Option<String> {
        hosted.note(&DnsRecord::txt(name, "x"), OffsetDateTime::UNIX_EPOCH)
    }

    #[test]
    fn a_record_belongs_to_the_longest_zone_of_its_name() {
        let mut hosted = hosted();

        for (name, zone, rr) in [
            ("_dnsauth.www.example.com", "example.com", "_dnsauth.www"),
            ("_dnsauth.sub.example.com.", "sub.example.com", "_dnsauth"),
            ("Example.com", "example.com", APEX),
        ] {
            let id = note(&mut hosted, name).expect("a zone of the account");

            let found = hosted.find(&id).expect("just made");
            assert_eq!((&*found.zone, &*found.rr), (zone, rr), "{name}");
        }
    }

    #[test]
    fn what_is_in_no_zone_or_there_already_is_not_taken_in() {
        let mut hosted = hosted();
        assert!(note(&mut hosted, "a.example.com").is_some());

        assert_eq!(note(&mut hosted, "A.example.com."), None);
        assert_eq!(note(&mut hosted, "notexample.com"), None);
        assert_eq!(hosted.records().len(), 1);
    }
}
