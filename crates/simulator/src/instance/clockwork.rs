//! What moves an instance: time, and the certificate authority.

use keyside_aliyun::cas::CertId;
use time::OffsetDateTime;

use super::{Instance, Stage, Task};
use crate::{
    application::{Application, State},
    csr,
    timing::Delays,
};

impl Instance {
    /// Makes the change that time alone brings. True when a certificate is due.
    pub(crate) fn pass(&mut self, now: OffsetDateTime, delays: &Delays) -> bool {
        match &mut self.stage {
            Stage::Applying(application, _) => {
                let was_preparing = matches!(application.state, State::Preparing { .. });
                let due = application.pass(now, delays);
                let is_preparing = matches!(application.state, State::Preparing { .. });
                if was_preparing && !is_preparing {
                    self.task = Some(Task::Success);
                    if application.names.iter().any(csr::is_reserved) {
                        self.task = Some(Task::Failed(csr::RESERVED));
                        self.fail(csr::RESERVED);
                        return false;
                    }
                }
                due
            }
            Stage::Withdrawing { until } if *until <= now => {
                self.stage = Stage::Idle;
                false
            }
            Stage::Refunding { until } if *until <= now => {
                self.stage = Stage::Refunded;
                false
            }
            _ => false,
        }
    }

    /// Ends the application with the certificate authority's no.
    pub(crate) fn fail(&mut self, reason: &'static str) {
        self.pending_result = Some(reason);
        self.stage = Stage::Idle;
    }

    /// Ends the application with its certificate.
    pub(crate) fn succeed(&mut self, id: CertId) {
        self.certificate = Some(id);
        self.stage = Stage::Idle;
    }

    /// The application that is under way.
    pub(crate) const fn application(&self) -> Option<&Application> {
        match &self.stage {
            Stage::Applying(application, _) => Some(application),
            _ => None,
        }
    }

    /// The application that is under way.
    pub(crate) const fn application_mut(&mut self) -> Option<&mut Application> {
        match &mut self.stage {
            Stage::Applying(application, _) => Some(application),
            _ => None,
        }
    }

    /// When the next change is due. `hosting`: whether the service publishes proofs by itself.
    pub(crate) fn next_change(&self, hosting: bool, delays: &Delays) -> Option<OffsetDateTime> {
        match &self.stage {
            Stage::Applying(application, _) => application.next_change(hosting, delays),
            Stage::Withdrawing { until } | Stage::Refunding { until } => Some(*until),
            Stage::Idle | Stage::Refunded => None,
        }
    }
}
