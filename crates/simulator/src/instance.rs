//! An instance (“V2.0”): what it was bought as, what it was told, and what its status allows.

mod clockwork;
mod draft;
mod task;

use keyside_aliyun::{
    cas::{CertId, InstanceStatus, InstanceType, Spec, SpecKind},
    error_code::{
        DELETE_PROTECTION, REFUND_NOT_SUPPORT, REFUND_OVER_TIME, STATUS_NOT_SUPPORT,
        UPDATE_PROTECTION,
    },
};
use keyside_core::DomainName;
use time::{Duration, OffsetDateTime};

pub(crate) use self::{
    draft::{Draft, join, read_names},
    task::Task,
};
use crate::{application::Application, certificate::Certificate, refusal::Refusal, timing::Delays};

/// An instance.
pub(crate) struct Instance {
    pub(crate) id: String,
    pub(crate) spec: Spec,
    pub(crate) instance_type: InstanceType,
    pub(crate) bought: OffsetDateTime,
    pub(crate) draft: Draft,
    /// The certificate that was issued last.
    pub(crate) certificate: Option<CertId>,
    /// What the certificate authority said last.
    pub(crate) pending_result: Option<&'static str>,
    pub(crate) task: Option<Task>,
    pub(crate) stage: Stage,
}

/// What the instance is at.
pub(crate) enum Stage {
    /// Nothing: it can be told and used.
    Idle,
    /// An application, since when.
    Applying(Box<Application>, OffsetDateTime),
    /// Its application is being taken back.
    Withdrawing { until: OffsetDateTime },
    /// Its money is on the way.
    Refunding { until: OffsetDateTime },
    /// Given back.
    Refunded,
}

impl Instance {
    /// How long an unused instance can be given back (cas-api.md 3.7).
    const REFUNDABLE: Duration = Duration::days(7);

    pub(crate) fn new(
        id: String,
        spec: Spec,
        instance_type: InstanceType,
        bought: OffsetDateTime,
    ) -> Self {
        Self {
            id,
            spec,
            instance_type,
            bought,
            draft: Draft::default(),
            certificate: None,
            pending_result: None,
            task: None,
            stage: Stage::Idle,
        }
    }

    /// When it ends: a test after three months, or six if it was paid for, the others after a year
    /// (cas-api.md 3.7, 5.3).
    pub(crate) fn ends(&self) -> OffsetDateTime {
        let days = match (self.instance_type, self.spec.kind) {
            (_, SpecKind::Test) => 90,
            (InstanceType::Test, _) => 180,
            _ => 365,
        };
        self.bought + Duration::days(days)
    }

    /// Whether it is for the free test certificate.
    pub(crate) fn is_free(&self) -> bool {
        self.spec.kind == SpecKind::Test
    }

    /// How many names a certificate may have that are no wildcards, and how many that are.
    pub(crate) const fn counts(&self) -> (usize, usize) {
        match self.spec.kind {
            SpecKind::Single | SpecKind::Test => (1, 0),
            SpecKind::Wildcard => (0, 1),
            SpecKind::Multiple => (5, 2),
        }
    }

    /// Whether a certificate of this product can have these names.
    pub(crate) fn accepts(&self, names: &[DomainName]) -> bool {
        let wildcards = names.iter().filter(|name| name.is_wildcard()).count();
        let (full_max, wildcards_max) = self.counts();
        wildcards <= wildcards_max && names.len() - wildcards <= full_max
    }

    /// Its status (cas-api.md 3.7, 5.6).
    pub(crate) fn status(&self, now: OffsetDateTime) -> InstanceStatus {
        match self.stage {
            Stage::Applying(..) | Stage::Withdrawing { .. } => InstanceStatus::Pending,
            Stage::Refunded => InstanceStatus::Refund,
            Stage::Idle | Stage::Refunding { .. } if now > self.ends() => InstanceStatus::Expired,
            Stage::Idle | Stage::Refunding { .. } if self.certificate.is_none() => {
                InstanceStatus::Inactive
            }
            Stage::Idle | Stage::Refunding { .. } if now > self.ends() - Certificate::EXPIRING => {
                InstanceStatus::WillExpire
            }
            Stage::Idle | Stage::Refunding { .. } => InstanceStatus::Normal,
        }
    }

    /// Whether it can be told what to apply for.
    ///
    /// # Errors
    /// `InvalidStatus.UpdateProtection` while it is busy, `OperationDenied.StatusNotSupport` when
    /// it is over.
    pub(crate) fn check_updatable(&self, now: OffsetDateTime) -> Result<(), Refusal> {
        match self.status(now) {
            InstanceStatus::Pending => Err(UPDATE_PROTECTION.into()),
            InstanceStatus::Refund | InstanceStatus::Expired => Err(STATUS_NOT_SUPPORT.into()),
            _ if matches!(self.stage, Stage::Refunding { .. }) => Err(UPDATE_PROTECTION.into()),
            _ => Ok(()),
        }
    }

    /// Whether it can apply: one application at a time.
    ///
    /// # Errors
    /// `OperationDenied.StatusNotSupport`
    pub(crate) fn check_applicable(&self, now: OffsetDateTime) -> Result<(), Refusal> {
        self.check_updatable(now)
            .map_err(|_| STATUS_NOT_SUPPORT.into())
    }

    /// Submits the application.
    pub(crate) fn apply(&mut self, application: Application, now: OffsetDateTime) {
        self.pending_result = None;
        self.task = Some(Task::Processing);
        self.draft.submitted = true;
        self.stage = Stage::Applying(Box::new(application), now);
    }

    /// Takes the application back, which takes some time.
    ///
    /// # Errors
    /// `OperationDenied.StatusNotSupport` when there is none, for some seconds after it was made,
    /// and when it is taken back already.
    pub(crate) fn withdraw(&mut self, now: OffsetDateTime, delays: &Delays) -> Result<(), Refusal> {
        match self.stage {
            Stage::Applying(_, since) if since + delays.lock <= now => {
                self.stage = Stage::Withdrawing {
                    until: now + delays.withdrawal,
                };
                Ok(())
            }
            _ => Err(STATUS_NOT_SUPPORT.into()),
        }
    }

    /// Gives the instance back.
    ///
    /// # Errors
    /// `CouldNotRefund.NotSupport` in the first seconds and when it was used or is busy,
    /// `CouldNotRefund.OverTime` after seven days.
    pub(crate) fn refund(&mut self, now: OffsetDateTime, delays: &Delays) -> Result<(), Refusal> {
        let is_unused = matches!(self.stage, Stage::Idle) && self.certificate.is_none();
        if !is_unused || now < self.bought + delays.lock {
            return Err(REFUND_NOT_SUPPORT.into());
        }
        if now > self.bought + Self::REFUNDABLE {
            return Err(REFUND_OVER_TIME.into());
        }
        self.stage = Stage::Refunding {
            until: now + delays.refund,
        };
        Ok(())
    }

    /// Whether it can be deleted.
    ///
    /// # Errors
    /// `InvalidStatus.DeleteProtection` before its money has come back.
    pub(crate) fn check_deletable(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Refunded => Ok(()),
            _ => Err(DELETE_PROTECTION.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Config,
        application::State,
        csr,
        order::tests::{NOW, application},
    };

    const SECOND: Duration = Duration::SECOND;

    fn instance() -> Instance {
        Instance::new(
            "cas_dv-cn-1".to_owned(),
            Spec::FREE_TEST,
            InstanceType::Test,
            NOW,
        )
    }

    fn delays() -> Delays {
        Delays::of(&Config::gentle())
    }

    fn applying() -> Instance {
        let mut instance = instance();
        instance.apply(
            application(State::Preparing {
                until: NOW + SECOND,
            }),
            NOW,
        );
        instance
    }

    #[test]
    fn an_application_can_be_taken_back_after_some_seconds_and_that_takes_some() {
        let mut instance = applying();
        let refused = Err(STATUS_NOT_SUPPORT.into());
        assert_eq!(instance.withdraw(NOW, &delays()), refused);

        let later = NOW + delays().lock;
        assert_eq!(instance.withdraw(later, &delays()), Ok(()));
        assert_eq!(instance.withdraw(later, &delays()), refused);
        instance.pass(later, &delays());
        assert_eq!(instance.status(later), InstanceStatus::Pending);

        let done = later + delays().withdrawal;
        instance.pass(done, &delays());
        assert_eq!(instance.status(done), InstanceStatus::Inactive);
    }

    #[test]
    fn a_busy_instance_can_neither_be_told_nor_given_back() {
        let mut instance = applying();
        let later = NOW + delays().lock;

        assert_eq!(
            instance.check_updatable(later),
            Err(UPDATE_PROTECTION.into())
        );
        assert_eq!(
            instance.check_applicable(later),
            Err(STATUS_NOT_SUPPORT.into())
        );
        assert_eq!(
            instance.refund(later, &delays()),
            Err(REFUND_NOT_SUPPORT.into())
        );
        assert_eq!(instance.check_deletable(), Err(DELETE_PROTECTION.into()));
    }

    #[test]
    fn an_unused_instance_can_be_given_back_within_a_week_and_then_deleted() {
        let early = instance().refund(NOW, &delays());
        let late = instance().refund(NOW + Duration::days(8), &delays());
        assert_eq!(early, Err(REFUND_NOT_SUPPORT.into()));
        assert_eq!(late, Err(REFUND_OVER_TIME.into()));

        let mut instance = instance();
        let day = NOW + Duration::days(1);
        instance.refund(day, &delays()).expect("unused");
        assert_eq!(instance.check_deletable(), Err(DELETE_PROTECTION.into()));
        instance.pass(day + delays().refund, &delays());

        assert_eq!(instance.status(day), InstanceStatus::Refund);
        assert_eq!(instance.check_deletable(), Ok(()));
    }

    #[test]
    fn a_name_that_the_authority_does_not_take_ends_the_task() {
        let mut instance = applying();
        let Stage::Applying(application, _) = &mut instance.stage else {
            panic!("it applies")
        };
        application.names = vec![DomainName::parse("www.example.edu").expect("a domain")];

        instance.pass(NOW + SECOND, &delays());

        assert!(matches!(instance.task, Some(Task::Failed(_))));
        assert_eq!(instance.pending_result, Some(csr::RESERVED));
        assert_eq!(instance.status(NOW + SECOND), InstanceStatus::Inactive);
    }

    #[test]
    fn an_instance_ends_with_its_term() {
        let mut instance = instance();
        instance.succeed(CertId(1));

        for (days, status) in [
            (1, InstanceStatus::Normal),
            (61, InstanceStatus::WillExpire),
            (91, InstanceStatus::Expired),
        ] {
            assert_eq!(
                instance.status(NOW + Duration::days(days)),
                status,
                "{days}"
            );
        }
    }

    #[test]
    fn names_must_fit_the_product() {
        let accepts = |spec: &str, names: &[&str]| {
            let names: Vec<_> = names
                .iter()
                .map(|name| DomainName::parse(name).expect("a domain"))
                .collect();
            let spec = spec.parse().expect("a product");
            Instance::new(String::new(), spec, InstanceType::Buy, NOW).accepts(&names)
        };

        assert!(accepts("ss.dv.f", &["a.example.com"]));
        assert!(!accepts("ss.dv.f", &["*.example.com"]));
        assert!(!accepts("ss.dv.t", &["a.example.com", "b.example.com"]));
        assert!(accepts("ss.dv.w", &["*.example.com"]));
        assert!(!accepts("ss.dv.w", &["a.example.com"]));
        assert!(accepts("ss.dv.m", &["a.example.com", "*.example.com"]));
    }
}
