//! Faults that tests order: what goes wrong with a call that is otherwise right.

use std::time::Duration;

use keyside_aliyun::error_code::{self, DocumentedError};
use serde::Deserialize;

use crate::operation::Operation;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// The call is refused.
    Code(DocumentedError),
    /// The call takes longer by this much real time.
    Delay(Duration),
    /// The connection is closed without an answer.
    Cut(Cut),
}

/// When a connection is cut.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Cut {
    /// Before the call has any effect.
    Before,
    /// After it had its effect.
    After,
}

/// The body of `POST /faults`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewFault {
    action: Option<String>,
    code: Option<String>,
    delay_ms: Option<u64>,
    cut: Option<Cut>,
    #[serde(default = "once")]
    count: u32,
}

/// Why a fault cannot be ordered.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum FaultError {
    #[error("a fault has exactly one of code, delayMs and cut")]
    NotOne,
    #[error("`{0}` is no documented error code")]
    UnknownCode(String),
    #[error("`{0}` is no operation of this simulator")]
    UnknownAction(String),
    #[error("a delay is at most {} ms", Faults::DELAY_MAX.as_millis())]
    DelayTooLong,
}

/// The faults ordered, in order.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    queue: Vec<Ordered>,
}

#[derive(Debug)]
struct Ordered {
    operation: Option<Operation>,
    fault: Fault,
    left: u32,
}

impl Faults {
    const DELAY_MAX: Duration = Duration::from_secs(10 * 60);

    /// Orders a fault for the next calls of the action, or of any.
    ///
    /// # Errors
    /// [`FaultError`], for each reason.
    pub(crate) fn order(&mut self, new: NewFault) -> Result<(), FaultError> {
        let fault = match (new.code, new.delay_ms, new.cut) {
            (Some(code), None, None) => {
                Fault::Code(*error_code::find(&code).ok_or(FaultError::UnknownCode(code))?)
            }
            (None, Some(delay_ms), None) => {
                let delay = Duration::from_millis(delay_ms);
                if delay > Self::DELAY_MAX {
                    return Err(FaultError::DelayTooLong);
                }
                Fault::Delay(delay)
            }
            (None, None, Some(cut)) => Fault::Cut(cut),
            _ => return Err(FaultError::NotOne),
        };
        let operation = match new.action {
            Some(name) => Some(Operation::find(&name).ok_or(FaultError::UnknownAction(name))?),
            None => None,
        };
        self.queue.push(Ordered {
            operation,
            fault,
            left: new.count,
        });
        Ok(())
    }

    /// The fault for this call, which is then used up by one.
    pub(crate) fn strike(&mut self, operation: Operation) -> Option<Fault> {
        self.queue.retain(|ordered| ordered.left > 0);
        let ordered = self
            .queue
            .iter_mut()
            .find(|ordered| ordered.operation.is_none_or(|wanted| wanted == operation))?;
        ordered.left -= 1;
        Some(ordered.fault)
    }

    /// Forgets all of them.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
    }
}

const fn once() -> u32 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(faults: &mut Faults, json: &str) -> Result<(), FaultError> {
        faults.order(serde_json::from_str(json).expect("a fault"))
    }

    #[test]
    fn a_fault_strikes_its_action_as_often_as_ordered() {
        let mut faults = Faults::default();
        order(
            &mut faults,
            r#"{"action":"CancelOrderRequest","cut":"after","count":2}"#,
        )
        .expect("ordered");

        assert_eq!(faults.strike(Operation::DescribeCertificateState), None);
        for _ in 0..2 {
            assert_eq!(
                faults.strike(Operation::CancelOrderRequest),
                Some(Fault::Cut(Cut::After))
            );
        }
        assert_eq!(faults.strike(Operation::CancelOrderRequest), None);
    }

    #[test]
    fn a_fault_without_action_strikes_the_next_call_once() {
        let mut faults = Faults::default();
        order(&mut faults, r#"{"code":"ServiceUnavailable"}"#).expect("ordered");

        let Some(Fault::Code(error)) = faults.strike(Operation::ListUserCertificateOrder) else {
            panic!("a code")
        };

        assert_eq!((error.code, error.http_status), ("ServiceUnavailable", 503));
        assert_eq!(faults.strike(Operation::ListUserCertificateOrder), None);
    }

    #[test]
    fn refuses_a_fault_that_means_nothing() {
        let mut faults = Faults::default();

        assert_eq!(order(&mut faults, "{}"), Err(FaultError::NotOne));
        assert_eq!(
            order(&mut faults, r#"{"code":"Error","delayMs":1}"#),
            Err(FaultError::NotOne)
        );
        assert_eq!(
            order(&mut faults, r#"{"code":"Oops"}"#),
            Err(FaultError::UnknownCode("Oops".to_owned()))
        );
        assert_eq!(
            order(&mut faults, r#"{"action":"Oops","cut":"before"}"#),
            Err(FaultError::UnknownAction("Oops".to_owned()))
        );
        assert_eq!(
            order(&mut faults, r#"{"delayMs":600001}"#),
            Err(FaultError::DelayTooLong)
        );
    }
}
