//! What kind of cause an error code names.

use super::error_code;

/// The causes that a caller can do something different about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ErrorKind {
    /// No unit of the product was ever bought.
    NotFoundPackage,
    /// All units are used.
    NotRemainCount,
    /// The request was not taken.
    CreateCertificateRequestFailed,
    /// No such order.
    NotFoundOrder,
    /// The order's state does not allow it.
    OrderStateError,
    /// The order could not be deleted.
    DeleteFail,
    /// A failure without a reason.
    Error,
    /// Too many calls.
    Throttled,
    /// The AccessKey, its secret, its token or the signature made with it is wrong.
    Credentials,
    /// The account's rules do not allow the call.
    Forbidden,
    /// The date of the call is more than 15 minutes off.
    Clock,
    /// The nonce came before.
    NonceUsed,
    /// A parameter is not there.
    MissingParameter,
    /// A parameter has a value that it cannot have.
    InvalidParameter,
    /// DNS: the zone is not in the account.
    ZoneNotHosted,
    /// DNS: the same record is there already.
    RecordExists,
    /// DNS: other records are in the way of this one.
    RecordConflict,
    /// DNS: no such record.
    RecordNotFound,
    /// Closed for the moment.
    Unavailable,
    /// A fault of the service's own.
    Internal,
    /// None of these.
    Other,
}

impl ErrorKind {
    pub(super) fn of(code: &str, http_status: u16) -> Self {
        error_code::find(code)
            .map(|documented| documented.kind)
            .or_else(|| Self::of_family(code))
            .unwrap_or(match http_status {
                429 => Self::Throttled,
                502..=504 => Self::Unavailable,
                500..=599 => Self::Internal,
                _ => Self::Other,
            })
    }

    /// Codes come in families: `MissingCsr`, `Throttling.User`, `InvalidSecurityToken.Expired`.
    /// The first that fits counts.
    fn of_family(code: &str) -> Option<Self> {
        const FAMILIES: [(&str, ErrorKind); 17] = [
            ("Throttling", ErrorKind::Throttled),
            ("InvalidAccessKeyId", ErrorKind::Credentials),
            ("MissingAccessKeyId", ErrorKind::Credentials),
            ("InvalidSecurityToken", ErrorKind::Credentials),
            ("MissingSecurityToken", ErrorKind::Credentials),
            ("InvalidTimeStamp", ErrorKind::Clock),
            ("InvalidStatus.", ErrorKind::OrderStateError),
            ("Forbidden", ErrorKind::Forbidden),
            ("NoPermission", ErrorKind::Forbidden),
            ("AccessDenied", ErrorKind::Forbidden),
            ("PermissionDenied", ErrorKind::Forbidden),
            ("ServiceUnavailable", ErrorKind::Unavailable),
            ("CouldNotRefund", ErrorKind::OrderStateError),
            ("OperationDenied.", ErrorKind::OrderStateError),
            ("AlreadyExists", ErrorKind::InvalidParameter),
            ("Missing", ErrorKind::MissingParameter),
            ("Invalid", ErrorKind::InvalidParameter),
        ];
        FAMILIES
            .into_iter()
            .find(|(start, _)| code.starts_with(start))
            .map(|(_, kind)| kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_documented_code_of_an_order_is_a_kind_of_its_own() {
        for (code, kind) in [
            ("NotFoundPackage", ErrorKind::NotFoundPackage),
            ("NotRemainCount", ErrorKind::NotRemainCount),
            (
                "CreateCertificateRequestFailed",
                ErrorKind::CreateCertificateRequestFailed,
            ),
            ("NotFoundOrder", ErrorKind::NotFoundOrder),
            ("OrderStateError", ErrorKind::OrderStateError),
            ("DeleteFail", ErrorKind::DeleteFail),
            ("Error", ErrorKind::Error),
        ] {
            assert_eq!(ErrorKind::of(code, 400), kind, "{code}");
        }
    }

    #[test]
    fn a_code_that_is_not_listed_belongs_to_its_family() {
        for (code, kind) in [
            ("MissingCsr", ErrorKind::MissingParameter),
            ("InvalidValidateType", ErrorKind::InvalidParameter),
            ("Throttling.Resource", ErrorKind::Throttled),
            ("InvalidSecurityToken.Other", ErrorKind::Credentials),
            ("InvalidAccessKeyId.Other", ErrorKind::Credentials),
            ("InvalidTimeStamp.Other", ErrorKind::Clock),
            ("InvalidStatus.UpdateProtection", ErrorKind::OrderStateError),
            ("Forbidden.AccessKeyDisabled", ErrorKind::Forbidden),
        ] {
            assert_eq!(ErrorKind::of(code, 400), kind, "{code}");
        }
    }

    #[test]
    fn the_status_speaks_where_the_code_does_not() {
        for (status, kind) in [
            (400, ErrorKind::Other),
            (429, ErrorKind::Throttled),
            (500, ErrorKind::Internal),
            (503, ErrorKind::Unavailable),
        ] {
            assert_eq!(ErrorKind::of("SomethingNew", status), kind, "{status}");
            assert_eq!(ErrorKind::of("", status), kind, "{status}");
        }
    }
}
