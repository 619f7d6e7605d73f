//! What the embedded DNS server knows, and how it answers. It is authoritative for every name.

use std::collections::HashMap;

use hickory_proto::{
    op::{Edns, Message, MessageType, OpCode, Query, ResponseCode},
    rr::{DNSClass, Name, RData, Record, RecordType, rdata::SOA},
};

use super::{DnsRecord, RecordError};

/// The records of every name.
#[derive(Debug, Default)]
pub(crate) struct Zone {
    records: HashMap<Name, Vec<RData>>,
}

impl Zone {
    /// Nobody may keep an answer: the next one may differ.
    const TTL: u32 = 0;
    /// The longest chain of aliases that is followed.
    const ALIASES_MAX: usize = 8;
    /// The largest datagram that is sent; see <https://www.dnsflagday.net/2020/>.
    const UDP_PAYLOAD: u16 = 1232;

    /// Adds the record; one that is there already stays as it is.
    ///
    /// # Errors
    /// [`RecordError`], for each reason.
    pub(crate) fn publish(&mut self, record: &DnsRecord) -> Result<(), RecordError> {
        let (name, data) = record.parse()?;
        let present = self.records.entry(name).or_default();
        if present.contains(&data) {
            return Ok(());
        }
        let is_alias = |data: &RData| matches!(data, RData::CNAME(_));
        if !present.is_empty() && (is_alias(&data) || present.iter().any(is_alias)) {
            return Err(RecordError::CnameNotAlone(record.name.clone()));
        }
        present.push(data);
        Ok(())
    }

    /// Takes the record away; false when it was not there.
    ///
    /// # Errors
    /// [`RecordError`] when it is no record.
    pub(crate) fn withdraw(&mut self, record: &DnsRecord) -> Result<bool, RecordError> {
        let (name, data) = record.parse()?;
        let Some(present) = self.records.get_mut(&name) else {
            return Ok(false);
        };
        let before = present.len();
        present.retain(|found| *found != data);
        let withdrawn = present.len() < before;
        if present.is_empty() {
            self.records.remove(&name);
        }
        Ok(withdrawn)
    }

    /// The answer to a request (RFC 1034, section 4.3.2).
    pub(crate) fn answer(&self, request: &Message) -> Message {
        let mut answer = Message::response(request.metadata.id, request.metadata.op_code);
        answer.metadata.recursion_desired = request.metadata.recursion_desired;
        answer.add_queries(request.queries.iter().cloned());
        if request.edns.is_some() {
            let mut edns = Edns::new();
            edns.set_max_payload(Self::UDP_PAYLOAD);
            answer.set_edns(edns);
        }
        match (
            request.metadata.message_type,
            request.metadata.op_code,
            &*request.queries,
        ) {
            (MessageType::Query, OpCode::Query, [query]) => self.answer_query(query, &mut answer),
            (MessageType::Query, OpCode::Query, _) => {
                answer.metadata.response_code = ResponseCode::FormErr;
            }
            _ => answer.metadata.response_code = ResponseCode::NotImp,
        }
        answer
    }

    fn answer_query(&self, query: &Query, answer: &mut Message) {
        if query.query_class() != DNSClass::IN {
            answer.metadata.response_code = ResponseCode::Refused;
            return;
        }
        answer.metadata.authoritative = true;
        let mut name = query.name().clone();
        for _ in 0..Self::ALIASES_MAX {
            let key = name.to_lowercase();
            let Some(present) = self.records.get(&key) else {
                if !self.records.keys().any(|below| key.zone_of(below)) {
                    answer.metadata.response_code = ResponseCode::NXDomain;
                }
                break;
            };
            let wanted = |data: &&RData| {
                query.query_type() == RecordType::ANY || data.record_type() == query.query_type()
            };
            let found: Vec<&RData> = present.iter().filter(wanted).collect();
            if !found.is_empty() {
                let record =
                    |data: &RData| Record::from_rdata(name.clone(), Self::TTL, data.clone());
                answer.add_answers(found.into_iter().map(record));
                return;
            }
            let Some(RData::CNAME(target)) = present.first() else {
                break;
            };
            answer.add_answer(Record::from_rdata(
                name,
                Self::TTL,
                RData::CNAME(target.clone()),
            ));
            name = target.0.clone();
        }
        answer.add_authority(soa());
    }
}

/// What says that nothing was forgotten (RFC 2308, section 3).
fn soa() -> Record {
    let name = |text| Name::from_ascii(text).expect("a DNS name");
    let data = SOA::new(
        name("ns.keyside.test."),
        name("hostmaster.keyside.test."),
        1,
        3600,
        600,
        86_400,
        Zone::TTL,
    );
    Record::from_rdata(Name::root(), Zone::TTL, RData::SOA(data))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(records: &[DnsRecord]) -> Zone {
        let mut zone = Zone::default();
        for record in records {
            zone.publish(record).expect("a record");
        }
        zone
    }

    fn ask(zone: &Zone, name: &str, record_type: RecordType) -> Message {
        let mut request = Message::query();
        request.add_query(Query::query(
            Name::from_ascii(name).expect("a name"),
            record_type,
        ));
        zone.answer(&request)
    }

    fn has_soa(answer: &Message) -> bool {
        answer
            .authorities
            .iter()
            .any(|record| record.record_type() == RecordType::SOA)
    }

    #[test]
    fn answers_with_every_record_of_the_kind() {
        let zone = zone(&[
            DnsRecord::txt("_dnsauth.example.com", "one"),
            DnsRecord::txt("_dnsauth.example.com.", "two"),
        ]);

        let answer = ask(&zone, "_DNSAUTH.example.com.", RecordType::TXT);

        assert_eq!(answer.answers.len(), 2);
        assert!(answer.metadata.authoritative && !has_soa(&answer));
    }

    #[test]
    fn a_name_that_does_not_exist_is_nxdomain_with_soa() {
        let answer = ask(&zone(&[]), "nothing.example.", RecordType::TXT);

        assert_eq!(answer.metadata.response_code, ResponseCode::NXDomain);
        assert!(answer.answers.is_empty() && has_soa(&answer));
    }

    #[test]
    fn a_name_with_other_kinds_or_names_below_has_no_data() {
        let zone = zone(&[DnsRecord::txt("_dnsauth.example.com", "x")]);

        for (name, kind) in [
            ("_dnsauth.example.com.", RecordType::A),
            ("example.com.", RecordType::TXT),
        ] {
            let answer = ask(&zone, name, kind);

            assert_eq!(
                answer.metadata.response_code,
                ResponseCode::NoError,
                "{name}"
            );
            assert!(answer.answers.is_empty() && has_soa(&answer), "{name}");
        }
    }

    #[test]
    fn follows_an_alias_and_shows_it() {
        let zone = zone(&[
            DnsRecord::cname("_dnsauth.example.com", "proof.example.net"),
            DnsRecord::txt("proof.example.net", "x"),
        ]);

        let answer = ask(&zone, "_dnsauth.example.com.", RecordType::TXT);

        let kinds: Vec<RecordType> = answer.answers.iter().map(Record::record_type).collect();
        assert_eq!(kinds, [RecordType::CNAME, RecordType::TXT]);
    }

    #[test]
    fn a_ring_of_aliases_ends() {
        let zone = zone(&[
            DnsRecord::cname("a.example.com", "b.example.com"),
            DnsRecord::cname("b.example.com", "a.example.com"),
        ]);

        let answer = ask(&zone, "a.example.com.", RecordType::TXT);

        assert_eq!(answer.answers.len(), Zone::ALIASES_MAX);
    }

    #[test]
    fn a_cname_is_alone_at_its_name() {
        let mut zone = zone(&[DnsRecord::txt("a.example.com", "x")]);

        let refused = zone.publish(&DnsRecord::cname("a.example.com", "b.example.com"));

        assert_eq!(
            refused,
            Err(RecordError::CnameNotAlone("a.example.com".to_owned()))
        );
    }

    #[test]
    fn what_is_withdrawn_is_gone() {
        let record = DnsRecord::txt("a.example.com", "x");
        let mut zone = zone(std::slice::from_ref(&record));

        assert_eq!(zone.withdraw(&record), Ok(true));
        assert_eq!(zone.withdraw(&record), Ok(false));

        let answer = ask(&zone, "a.example.com.", RecordType::TXT);
        assert_eq!(answer.metadata.response_code, ResponseCode::NXDomain);
    }

    #[test]
    fn other_requests_are_refused_with_their_code() {
        let zone = zone(&[]);
        let mut update = Message::query();
        update.metadata.op_code = OpCode::Update;

        assert_eq!(
            zone.answer(&update).metadata.response_code,
            ResponseCode::NotImp
        );
        assert_eq!(
            zone.answer(&Message::query()).metadata.response_code,
            ResponseCode::FormErr
        );
    }
}
