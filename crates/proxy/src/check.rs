//! Looking for the DNS record or the file of a challenge, as the certificate authority will.

mod address;
mod caa;
mod content;
mod dns;
mod file;
mod near;
mod provider;
mod query;
mod record;
mod zone;

use futures_util::future::join;
use keyside_api::{
    Challenge, CheckReport, Hint, Observation, Order, OrderState, ServerAnswer, ServerRole, Zone,
};

use self::{
    dns::Dns,
    file::Files,
    record::Wanted,
    zone::{Homeless, home_of},
};
use crate::config::CheckConfig;

/// Looks for records and files.
#[derive(Debug)]
pub(crate) struct Checker {
    dns: Dns,
    files: Files,
}

impl Checker {
    /// One that has not looked yet.
    ///
    /// # Errors
    /// [`CheckerError`]: the system's DNS settings or its TLS cannot be used.
    pub(crate) fn new(config: &CheckConfig) -> Result<Self, CheckerError> {
        let dns = Dns::new(config)?;
        let files = Files::new(config, &dns)?;
        Ok(Self { dns, files })
    }

    /// Looks now for what the order asks for; nothing comes back when it asks for nothing.
    pub(crate) async fn look(&self, order: &Order) -> Option<CheckReport> {
        let OrderState::AwaitingValidation { challenge } = &order.state else {
            return None;
        };
        let looking = async {
            match challenge {
                Challenge::DnsRecord {
                    name,
                    record_type,
                    value,
                } => {
                    let kind = *record_type;
                    self.look_for_record(Wanted { name, kind, value }).await
                }
                Challenge::HttpFile { url, content } => {
                    let domain = order.domain.base();
                    let sight = self.files.look(domain, url, content).await;
                    report(sight.answers, sight.hints, None)
                }
            }
        };
        let forbidden = caa::hint(&self.dns, &order.domain, &order.product_code);
        let (mut report, forbidden) = join(looking, forbidden).await;
        report.hints.extend(forbidden);
        Some(report)
    }

    /// The zone that the order's record belongs in; nothing comes back when it asks for no record or the zone
    /// cannot be found.
    pub(crate) async fn zone(&self, order: &Order) -> Option<Zone> {
        match &order.state {
            OrderState::AwaitingValidation {
                challenge: Challenge::DnsRecord { name, .. },
            } => Some(home_of(&self.dns, name).await.ok()?.zone),
            _ => None,
        }
    }

    async fn look_for_record(&self, wanted: Wanted<'_>) -> CheckReport {
        let home = home_of(&self.dns, wanted.name).await;
        let known = home.as_ref().ok();
        let seen = record::look(&self.dns, known, wanted).await;
        let mut hints = near::hints(&self.dns, known, wanted, &seen).await;
        if home.as_ref().err() == Some(&Homeless::Nobodys) {
            hints.insert(0, Hint::NoZone);
        }
        let kind = wanted.record_type();
        if self.dns.signatures_are_broken(wanted.name, kind).await {
            hints.insert(0, Hint::BrokenDnssec);
        }
        let answers: Vec<_> = seen.into_iter().map(|seen| seen.answer).collect();
        report(answers, hints, home.ok().map(|home| home.zone))
    }
}

fn report(answers: Vec<ServerAnswer>, hints: Vec<Hint>, zone: Option<Zone>) -> CheckReport {
    CheckReport {
        observation: sum(&answers),
        answers,
        hints,
        zone,
    }
}

/// Found when everyone who answered has it; else what is wrong, the worst first. Where the zone's own servers
/// answer, the others count for nothing: they will follow.
fn sum(answers: &[ServerAnswer]) -> Observation {
    let knows = |answer: &&ServerAnswer| {
        answer.role == ServerRole::Authoritative && answer.observation != Observation::Unknown
    };
    let mut counting: Vec<_> = answers.iter().filter(knows).collect();
    if counting.is_empty() {
        counting = answers.iter().collect();
    }
    let is = |observation| move |answer: &&ServerAnswer| answer.observation == observation;
    let worst = [
        Observation::Different,
        Observation::Missing,
        Observation::Found,
    ];
    worst
        .into_iter()
        .find(|observation| counting.iter().any(is(*observation)))
        .unwrap_or(Observation::Unknown)
}

/// What was seen, compared with what is asked for.
fn compare(found: &[String], expected: impl Fn(&str) -> bool) -> Observation {
    if found.is_empty() {
        Observation::Missing
    } else if found.iter().any(|value| expected(value)) {
        Observation::Found
    } else {
        Observation::Different
    }
}

/// Why nothing can be looked for.
#[derive(Debug, thiserror::Error)]
pub enum CheckerError {
    /// The system's DNS settings cannot be used.
    #[error("cannot use the system's DNS settings: {0}")]
    Dns(String),
    /// The machine has no usable TLS.
    #[error("cannot use TLS: {0}")]
    Http(#[from] reqwest::Error),
}

#[cfg(test)]
mod tests;
