//! What can go wrong for the page, and what it says then.

use keyside_api::{ErrorBody, ErrorCode};
use keyside_room::RoomError;

use crate::{
    config::HostingProblem,
    form::Field,
    text::{Advice, Text},
};

/// Why something that was asked for did not happen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// The proxy said no.
    Refused(ErrorBody),
    /// The proxy did not answer.
    Unreachable,
    /// The page is not hosted as it must be.
    Hosting(HostingProblem),
    /// The proxy's answer is not of the contract.
    Garbled,
    /// The page was closed while an order was being placed, and no such order is in the journal.
    AttemptLost,
    /// The key of a capsule is here, and what it was for cannot be read.
    NoNote,
    /// The room could not.
    Room(RoomError),
}

impl Trouble {
    /// What happened and what to do.
    pub(crate) fn advice(&self, text: &Text) -> Advice {
        let trouble = &text.trouble;
        match self {
            Self::Refused(body) => (trouble.code)(body.code),
            Self::Unreachable => Advice {
                what: trouble.unreachable,
                next: trouble.unreachable_next,
            },
            Self::Hosting(problem) => (trouble.hosting)(problem),
            Self::Garbled => Advice {
                what: trouble.garbled,
                next: trouble.garbled_next,
            },
            Self::AttemptLost => Advice {
                what: trouble.lost_attempt,
                next: trouble.lost_attempt_next,
            },
            Self::NoNote => Advice {
                what: trouble.no_note,
                next: trouble.no_note_next,
            },
            Self::Room(error) => (trouble.room)(*error),
        }
    }

    /// What to quote to the operator.
    pub(crate) fn quote(&self) -> Option<String> {
        match self {
            Self::Refused(body) => Some(body.request_id.clone()),
            Self::Hosting(problem) => Some(problem.detail()),
            Self::Unreachable
            | Self::Garbled
            | Self::AttemptLost
            | Self::NoNote
            | Self::Room(_) => None,
        }
    }

    /// The question of the form that it is about.
    pub(crate) fn field(&self) -> Option<Field> {
        match self {
            Self::Refused(body) => field_of(body.code),
            Self::Unreachable
            | Self::Hosting(_)
            | Self::Garbled
            | Self::AttemptLost
            | Self::NoNote
            | Self::Room(_) => None,
        }
    }

    /// Whether the proxy said no for this reason.
    pub(crate) fn is(&self, code: ErrorCode) -> bool {
        matches!(self, Self::Refused(body) if body.code == code)
    }

    /// Whether a new key helps.
    pub(crate) fn is_about_the_key(&self) -> bool {
        matches!(self, Self::Refused(body) if matches!(body.code,
            ErrorCode::KeyUsedBefore
                | ErrorCode::InvalidCsr
                | ErrorCode::InvalidCsrPem
                | ErrorCode::InvalidCsrSignature
                | ErrorCode::CloudRefusedRequest
        ))
    }

    /// Whether an order that failed so was certainly not placed: the next attempt is a new one. What
    /// the cloud left in doubt is no failure but an order whose outcome is not known.
    pub(crate) fn is_settled(&self) -> bool {
        match self {
            Self::Refused(body) => {
                !matches!(body.code, ErrorCode::OrderInProgress | ErrorCode::Internal)
            }
            Self::AttemptLost | Self::NoNote | Self::Room(_) => true,
            Self::Unreachable | Self::Hosting(_) | Self::Garbled => false,
        }
    }
}

const fn field_of(code: ErrorCode) -> Option<Field> {
    match code {
        ErrorCode::InvalidDomain => Some(Field::Domain),
        ErrorCode::WildcardNotIncluded
        | ErrorCode::WildcardRequired
        | ErrorCode::UnknownProduct
        | ErrorCode::OrganizationProduct
        | ErrorCode::PackageNotFound
        | ErrorCode::QuotaExhausted => Some(Field::Product),
        ErrorCode::FileForWildcard => Some(Field::Validation),
        ErrorCode::WeakKey | ErrorCode::UnsupportedKey => Some(Field::Source),
        ErrorCode::InvalidContactName => Some(Field::ContactName),
        ErrorCode::InvalidPhone => Some(Field::Phone),
        ErrorCode::InvalidEmail => Some(Field::Email),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: ErrorCode) -> Trouble {
        Trouble::Refused(ErrorBody {
            code,
            message: String::new(),
            field: None,
            request_id: "req_1".to_owned(),
        })
    }

    #[test]
    fn an_attempt_without_an_answer_is_not_settled() {
        for trouble in [
            Trouble::Unreachable,
            Trouble::Garbled,
            refused(ErrorCode::OrderInProgress),
            refused(ErrorCode::Internal),
        ] {
            assert!(!trouble.is_settled(), "{trouble:?}");
        }
    }

    #[test]
    fn a_refused_attempt_is_settled() {
        for code in [
            ErrorCode::QuotaExhausted,
            ErrorCode::CloudFailed,
            ErrorCode::CloudThrottled,
        ] {
            assert!(refused(code).is_settled(), "{code}");
        }
    }

    #[test]
    fn a_refused_telephone_number_leads_to_its_field() {
        assert_eq!(refused(ErrorCode::InvalidPhone).field(), Some(Field::Phone));
    }
}
