//! Near misses: why a record that somebody published is not found.

use hickory_resolver::proto::rr::{Record, RecordType};
use keyside_api::{DnsRecordType, Hint, Observation, ServerRole};

use super::{
    dns::Dns,
    query::{Manner, ask},
    record::{Seen, Wanted},
    zone::Home,
};

/// What stands in the way of the record, the likeliest first.
pub(super) async fn hints(
    dns: &Dns,
    home: Option<&Home>,
    wanted: Wanted<'_>,
    seen: &[Seen],
) -> Vec<Hint> {
    let of = |role| move |seen: &&Seen| seen.answer.role == role;
    let own: Vec<_> = seen.iter().filter(of(ServerRole::Authoritative)).collect();
    let others: Vec<_> = seen.iter().filter(of(ServerRole::Resolver)).collect();
    let asked = if own.is_empty() { &others } else { &own };

    if asked.iter().any(|seen| is_found(seen)) {
        return spreading(&own, &others).into_iter().collect();
    }
    let mut hints = values(wanted, asked);
    if hints.is_empty() {
        hints.extend(asked.iter().find_map(|seen| {
            let target = seen.alias.clone()?;
            Some(Hint::Alias { target })
        }));
        hints.extend(elsewhere(dns, home, wanted).await);
    }
    hints
}

fn is_found(seen: &Seen) -> bool {
    seen.answer.observation == Observation::Found
}

/// The record is there, and not yet for everybody.
fn spreading(own: &[&Seen], others: &[&Seen]) -> Option<Hint> {
    let behind = |seen: &&&Seen| {
        matches!(
            seen.answer.observation,
            Observation::Missing | Observation::Different
        )
    };
    if own.iter().any(|seen| behind(&seen)) {
        return Some(Hint::ServersDiffer);
    }
    let seconds = others
        .iter()
        .filter(behind)
        .map(|seen| seen.seconds)
        .max()?;
    Some(Hint::OldAnswer { seconds })
}

/// What is at the name is not quite the value.
fn values(wanted: Wanted<'_>, asked: &[&Seen]) -> Vec<Hint> {
    let mut hints = Vec::new();
    for found in asked.iter().flat_map(|seen| &seen.values) {
        let hint = hint_of(wanted.value, found);
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    hints
}

fn hint_of(value: &str, found: &str) -> Hint {
    let bare: String = found.split_whitespace().collect();
    let quotes = ['"', '\'', '“', '”', '\\'];
    if bare == value {
        Hint::Padded
    } else if bare.trim_matches(quotes) == value {
        Hint::Quoted
    } else {
        Hint::OtherValue {
            found: found.to_owned(),
        }
    }
}

/// The value is somewhere else.
async fn elsewhere(dns: &Dns, home: Option<&Home>, wanted: Wanted<'_>) -> Option<Hint> {
    if let Some(hint) = other_type(dns, home, wanted).await {
        return Some(hint);
    }
    let (label, domain) = wanted.name.split_once('.')?;
    let zone = home.map_or(domain, |home| &home.zone.name);
    let doubled = format!("{}.{zone}", wanted.name);
    let names = [
        doubled.clone(),
        domain.to_owned(),
        zone.to_owned(),
        format!("{label}.{zone}"),
        format!("{}.{domain}", label.trim_start_matches('_')),
    ];
    for name in names.into_iter().filter(|name| name != wanted.name) {
        let there = lookup(dns, home, &name, wanted.record_type()).await;
        if there.is_some_and(|records| wanted.values(&records).iter().any(|value| wanted.is(value)))
        {
            return Some(if name == doubled {
                Hint::DoubledZone { name }
            } else {
                Hint::OtherName { name }
            });
        }
    }
    None
}

/// A text where an alias is wanted. (An alias where a text is wanted comes with the answer.)
async fn other_type(dns: &Dns, home: Option<&Home>, wanted: Wanted<'_>) -> Option<Hint> {
    if wanted.kind == DnsRecordType::Txt {
        return None;
    }
    let records = lookup(dns, home, wanted.name, RecordType::TXT).await?;
    let is_text = |record: &_| Record::record_type(record) == RecordType::TXT;
    records.iter().any(is_text).then_some(Hint::OtherType {
        found: DnsRecordType::Txt,
    })
}

/// What the first of the zone's servers has, or else what is found without them.
async fn lookup(
    dns: &Dns,
    home: Option<&Home>,
    name: &str,
    kind: RecordType,
) -> Option<Vec<Record>> {
    let server = home.and_then(|home| home.servers.first());
    let answer = match server {
        Some((_, address)) => ask(*address, name, kind, Manner::Authoritative).await,
        None => dns.find(name, kind).await,
    };
    Some(answer.ok()?.answers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_from_one_that_only_looks_like_it() {
        assert_eq!(hint_of("abc", "\"abc\""), Hint::Quoted);
        assert_eq!(hint_of("abc", "\\\"abc\\\""), Hint::Quoted);
        assert_eq!(hint_of("abc", " abc"), Hint::Padded);
        assert_eq!(hint_of("abc", "ab c"), Hint::Padded);
        let found = "abd".to_owned();
        assert_eq!(hint_of("abc", "abd"), Hint::OtherValue { found });
    }
}
