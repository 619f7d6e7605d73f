//! How many calls a second the service takes of an operation (cas-api.md 6).

use std::collections::HashMap;

use keyside_aliyun::error_code::FLOW_CONTROL_ERROR;
use time::OffsetDateTime;

use crate::{operation::Operation, refusal::Refusal};

/// The calls of the current second, by operation.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    calls: HashMap<Operation, (i64, u32)>,
}

impl Limits {
    /// Counts the call.
    ///
    /// # Errors
    /// `FlowControlError` when there were too many in this second.
    pub(crate) fn count(
        &mut self,
        operation: Operation,
        now: OffsetDateTime,
    ) -> Result<(), Refusal> {
        let Some(most) = per_second(operation) else {
            return Ok(());
        };
        let second = now.unix_timestamp();
        let (counted, calls) = self.calls.entry(operation).or_default();
        if *counted != second {
            (*counted, *calls) = (second, 0);
        }
        *calls += 1;
        if *calls > most {
            return Err(FLOW_CONTROL_ERROR.into());
        }
        Ok(())
    }
}

/// The documented limit; most operations have none.
const fn per_second(operation: Operation) -> Option<u32> {
    match operation {
        Operation::CancelCertificateForPackageRequest
        | Operation::GetCertificatePackageCount
        | Operation::ListUserCertificateOrder => Some(10),
        Operation::CancelOrderRequest
        | Operation::DeleteUserCertificate
        | Operation::GetUserCertificateDetail => Some(100),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    #[test]
    fn the_eleventh_call_of_a_second_is_too_many_and_the_next_second_begins_anew() {
        let mut limits = Limits::default();
        let mut count = |now| limits.count(Operation::ListUserCertificateOrder, now);

        assert!((0..10).all(|_| count(NOW).is_ok()));
        assert_eq!(count(NOW), Err(FLOW_CONTROL_ERROR.into()));
        assert_eq!(count(NOW + Duration::SECOND), Ok(()));
    }

    #[test]
    fn what_has_no_documented_limit_has_none() {
        let mut limits = Limits::default();

        assert!((0..1000).all(|_| limits.count(Operation::ListInstances, NOW).is_ok()));
    }
}
