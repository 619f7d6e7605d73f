//! An application for a certificate, which is the same in both generations.

use std::sync::Arc;

use keyside_aliyun::cas::CertId;
use keyside_core::DomainName;
use time::OffsetDateTime;

use crate::{ca::Issued, challenge::Challenge, key::CertifiedKey, timing::Delays};

/// An application.
pub(crate) struct Application {
    /// The names to certify; the first is the common name.
    pub(crate) names: Vec<DomainName>,
    pub(crate) key: CertifiedKey,
    /// What proves control of each name. Nothing where the certificate authority asks the
    /// organisation instead (cas-api.md 5.1).
    pub(crate) challenges: Vec<Challenge>,
    /// Whether it is for a free test certificate.
    pub(crate) free: bool,
    pub(crate) validity_days: u32,
    pub(crate) state: State,
}

/// How an application stands (cas-api.md 5.1).
#[derive(Clone, Debug)]
pub(crate) enum State {
    /// Taken. It does not say yet what to publish.
    Preparing { until: OffsetDateTime },
    /// Waiting for the records or files.
    Verifying {
        since: OffsetDateTime,
        next_look: OffsetDateTime,
        hosted: bool,
    },
    /// Found; the certificate authority is at work.
    Reviewing { until: OffsetDateTime },
    /// Done.
    Issued {
        id: CertId,
        certificate: Arc<Issued>,
    },
    /// Done, and undone.
    Revoked {
        id: CertId,
        certificate: Arc<Issued>,
    },
    /// Not found in time.
    Failed,
    /// Taken back.
    Cancelled,
}

impl Application {
    /// Makes the change that time alone brings. True when a certificate is due.
    pub(crate) fn pass(&mut self, now: OffsetDateTime, delays: &Delays) -> bool {
        if let State::Preparing { until } = self.state
            && until <= now
        {
            self.state = if self.challenges.is_empty() {
                let until = until + delays.review;
                State::Reviewing { until }
            } else {
                State::Verifying {
                    since: until,
                    next_look: until,
                    hosted: false,
                }
            };
        }
        matches!(self.state, State::Reviewing { until } if until <= now)
    }

    /// What the service publishes by itself now, once (cas-api.md 4.2).
    pub(crate) fn take_hosted(&mut self, now: OffsetDateTime, delays: &Delays) -> Vec<Challenge> {
        match &mut self.state {
            State::Verifying {
                since,
                next_look,
                hosted,
            } if !*hosted && *since + delays.hosted <= now => {
                *hosted = true;
                *next_look = now;
                self.challenges.clone()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the proofs are looked for now, or at all.
    pub(crate) fn is_looked_for(&self, now: OffsetDateTime, all: bool) -> bool {
        matches!(self.state, State::Verifying { next_look, .. } if all || next_look <= now)
    }

    /// What a look has shown. An application whose time is over fails after a last look.
    pub(crate) fn saw(&mut self, found: bool, now: OffsetDateTime, delays: &Delays) {
        let State::Verifying {
            since, next_look, ..
        } = &mut self.state
        else {
            return;
        };
        if found {
            self.state = State::Reviewing {
                until: now + delays.review,
            };
        } else if *since + delays.token_lifetime <= now {
            self.state = State::Failed;
        } else {
            *next_look = now + delays.look_interval;
        }
    }

    /// Whether it waits for its proofs or is under review.
    pub(crate) fn is_pending(&self) -> bool {
        matches!(
            self.state,
            State::Verifying { .. } | State::Reviewing { .. }
        )
    }

    /// When the next change is due. `hosting`: whether the service publishes proofs by itself.
    pub(crate) fn next_change(&self, hosting: bool, delays: &Delays) -> Option<OffsetDateTime> {
        match self.state {
            State::Preparing { until } | State::Reviewing { until } => Some(until),
            State::Verifying {
                since,
                next_look,
                hosted,
            } if hosting && !hosted => Some(next_look.min(since + delays.hosted)),
            State::Verifying { next_look, .. } => Some(next_look),
            State::Issued { .. } | State::Revoked { .. } | State::Failed | State::Cancelled => None,
        }
    }
}
