//! Looking for the DNS record or the file of a challenge, as the certificate authority will.

mod address;
mod dns;
mod file;

use keyside_api::{Challenge, CheckReport, Observation, Order, OrderState, ServerAnswer};

use self::{dns::Dns, file::Files};
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
        let answers = match challenge {
            Challenge::DnsRecord {
                name,
                record_type,
                value,
            } => self.dns.look(name, *record_type, value).await,
            Challenge::HttpFile { url, content } => {
                self.files.look(order.domain.base(), url, content).await
            }
        };
        Some(CheckReport {
            observation: sum(&answers),
            answers,
        })
    }
}

/// Found when everyone who answered has it; else what is wrong, the worst first.
fn sum(answers: &[ServerAnswer]) -> Observation {
    let is = |observation| move |answer: &ServerAnswer| answer.observation == observation;
    let worst = [
        Observation::Different,
        Observation::Missing,
        Observation::Found,
    ];
    worst
        .into_iter()
        .find(|observation| answers.iter().any(is(*observation)))
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
mod tests {
    use super::*;

    fn sum_of(observations: &[Observation]) -> Observation {
        let answer = |observation: &Observation| ServerAnswer {
            server: String::new(),
            observation: *observation,
            detail: String::new(),
        };
        sum(&observations.iter().map(answer).collect::<Vec<_>>())
    }

    #[test]
    fn it_is_there_when_everyone_who_answers_has_it() {
        use Observation::{Different, Found, Missing, Unknown};

        assert_eq!(sum_of(&[Found, Unknown, Found]), Found);
        assert_eq!(sum_of(&[Found, Missing]), Missing);
        assert_eq!(sum_of(&[Found, Missing, Different]), Different);
        assert_eq!(sum_of(&[Unknown]), Unknown);
        assert_eq!(sum_of(&[]), Unknown);
    }
}
