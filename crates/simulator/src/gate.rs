//! The gateway's checks, in its order: operation, key, date, nonce, signature.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
};

use keyside_aliyun::{
    Credentials, ReceivedRequest, Scheme, Secret,
    cas::ParameterError,
    error_code::{
        FORBIDDEN_RAM, INVALID_ACCESS_KEY_ID_NOT_FOUND, INVALID_ACTION_NOT_FOUND,
        INVALID_SECURITY_TOKEN_MISMATCH, INVALID_TIME_STAMP_EXPIRED, INVALID_TIME_STAMP_FORMAT,
        MISSING_ACCESS_KEY_ID, MISSING_SECURITY_TOKEN, NO_SUCH_VERSION, SIGNATURE_NONCE_USED,
    },
    sign, timestamp,
};
use time::{Duration, OffsetDateTime};

use crate::{
    operation::{Operation, Service},
    refusal::Refusal,
};

/// How far a call's date may be from real time, and how long a nonce is remembered.
const WINDOW: Duration = Duration::minutes(15);

/// The nonces of the last 15 minutes, by key.
#[derive(Debug, Default)]
pub(crate) struct Nonces {
    used: HashSet<Nonce>,
    by_age: VecDeque<(OffsetDateTime, Nonce)>,
}

/// Whose it is, and the nonce itself.
type Nonce = (Arc<str>, Arc<str>);

impl Nonces {
    /// Uses the nonce up; false when it was used already.
    fn take(&mut self, access_key_id: &str, nonce: &str, now: OffsetDateTime) -> bool {
        while let Some((_, old)) = self
            .by_age
            .pop_front_if(|(used_at, _)| now - *used_at >= WINDOW)
        {
            self.used.remove(&old);
        }
        let nonce = (access_key_id.into(), nonce.into());
        let is_new = self.used.insert(Nonce::clone(&nonce));
        if is_new {
            self.by_age.push_back((now, nonce));
        }
        is_new
    }
}

/// Lets the call in, and says which operation it asks for. `now` is real time.
///
/// # Errors
/// The gateway's codes.
pub(crate) fn admit(
    request: &ReceivedRequest<'_>,
    keys: Keys<'_>,
    nonces: &mut Nonces,
    now: OffsetDateTime,
) -> Result<Operation, Refusal> {
    let scheme = request.scheme().unwrap_or(Scheme::V1);
    let claims = request.claims(scheme);

    let action = claims.action.ok_or(ParameterError::Missing("Action"))?;
    let version = claims.version.ok_or(ParameterError::Missing("Version"))?;
    if !Operation::knows_version(&version) {
        return Err(NO_SUCH_VERSION.into());
    }
    let operation = Operation::find(&action)
        .filter(|operation| operation.version() == version)
        .ok_or(INVALID_ACTION_NOT_FOUND)?;

    let access_key_id = claims.access_key_id.ok_or(MISSING_ACCESS_KEY_ID)?;
    let credentials = keys
        .find(&access_key_id)
        .ok_or(INVALID_ACCESS_KEY_ID_NOT_FOUND)?;
    check_token(claims.security_token.as_ref(), credentials)?;

    let date = claims
        .timestamp
        .ok_or(ParameterError::Missing("Timestamp"))?;
    let date = timestamp::parse(&date).ok_or(INVALID_TIME_STAMP_FORMAT)?;
    if (now - date).abs() > WINDOW {
        return Err(INVALID_TIME_STAMP_EXPIRED.into());
    }
    let nonce = claims
        .nonce
        .ok_or(ParameterError::Missing("SignatureNonce"))?;
    if !nonces.take(&access_key_id, &nonce, now) {
        return Err(SIGNATURE_NONCE_USED.into());
    }
    match scheme {
        Scheme::V3 => sign::v3::verify(request, &credentials.access_key_secret)?,
        Scheme::V1 => sign::v1::verify(request, &credentials.access_key_secret)?,
    }
    if !keys.allow(&access_key_id, operation.service()) {
        return Err(FORBIDDEN_RAM.into());
    }
    Ok(operation)
}

/// The key pairs that may sign calls.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    pub(crate) certificates: &'a Credentials,
    /// Without it, the other one may call the DNS service, too.
    pub(crate) dns: Option<&'a Credentials>,
}

impl<'a> Keys<'a> {
    fn find(self, id: &str) -> Option<&'a Credentials> {
        let mut all = [Some(self.certificates), self.dns].into_iter().flatten();
        all.find(|credentials| credentials.access_key_id == id)
    }

    /// Whether the key of that id may call the service.
    fn allow(self, id: &str, service: Service) -> bool {
        let key = match service {
            Service::Certificates => self.certificates,
            Service::Dns => self.dns.unwrap_or(self.certificates),
        };
        key.access_key_id == id
    }
}

fn check_token(token: Option<&Secret>, credentials: &Credentials) -> Result<(), Refusal> {
    match (token, &credentials.security_token) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(MISSING_SECURITY_TOKEN.into()),
        (Some(token), Some(expected)) if token.expose() == expected.expose() => Ok(()),
        (Some(_), _) => Err(INVALID_SECURITY_TOKEN_MISMATCH.into()),
    }
}

#[cfg(test)]
mod tests {
    use keyside_aliyun::{
        Request, SignedRequest,
        cas::{DescribePackageState, product},
    };

    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn credentials() -> Credentials {
        Credentials::new("id", Secret::new("secret"), None)
    }

    fn request() -> Request {
        let action = DescribePackageState {
            product_code: Some(product::DEFAULT.to_owned()),
        };
        Request::new("127.0.0.1:1", &action)
    }

    fn admit_signed(
        signed: &SignedRequest,
        credentials: &Credentials,
        nonces: &mut Nonces,
    ) -> Result<Operation, String> {
        let received = ReceivedRequest {
            method: signed.method.as_str(),
            query: signed.path_and_query.trim_start_matches("/?"),
            headers: &signed.headers,
            body: &signed.body,
        };
        let keys = Keys {
            certificates: credentials,
            dns: None,
        };
        admit(&received, keys, nonces, NOW).map_err(|refusal| refusal.code.into_owned())
    }

    fn code(signed: &SignedRequest) -> Result<Operation, String> {
        admit_signed(signed, &credentials(), &mut Nonces::default())
    }

    #[test]
    fn lets_both_signatures_in() {
        let v3 = sign::v3::sign(&request(), &credentials(), NOW, "1");
        let v1 = sign::v1::sign(&request(), &credentials(), NOW, "1");

        assert_eq!(code(&v3), Ok(Operation::DescribePackageState));
        assert_eq!(code(&v1), Ok(Operation::DescribePackageState));
    }

    #[test]
    fn names_what_it_does_not_know_before_it_looks_at_the_signature() {
        let nobody = Credentials::new("nobody", Secret::new("x"), None);
        let mut unknown = request();
        unknown.action = "Describe".to_owned();
        let mut old = request();
        old.version = "2018-07-13".to_owned();

        let sign = |request: &Request| sign::v3::sign(request, &nobody, NOW, "1");

        assert_eq!(
            code(&sign(&unknown)),
            Err("InvalidAction.NotFound".to_owned())
        );
        assert_eq!(code(&sign(&old)), Err("NoSuchVersion".to_owned()));
        assert_eq!(
            code(&sign(&request())),
            Err("InvalidAccessKeyId.NotFound".to_owned())
        );
    }

    #[test]
    fn a_date_may_be_15_minutes_off() {
        let at = |offset| sign::v3::sign(&request(), &credentials(), NOW + offset, "1");
        let far = WINDOW + Duration::SECOND;

        assert!(code(&at(WINDOW)).is_ok() && code(&at(-WINDOW)).is_ok());
        for offset in [far, -far] {
            assert_eq!(
                code(&at(offset)),
                Err("InvalidTimeStamp.Expired".to_owned())
            );
        }
    }

    #[test]
    fn a_nonce_is_good_once_in_15_minutes() {
        let signed = sign::v3::sign(&request(), &credentials(), NOW, "1");
        let mut nonces = Nonces::default();
        assert!(admit_signed(&signed, &credentials(), &mut nonces).is_ok());

        let again = admit_signed(&signed, &credentials(), &mut nonces);

        assert_eq!(again, Err("SignatureNonceUsed".to_owned()));
        assert!(nonces.take("another", "1", NOW));
        assert!(nonces.take("id", "1", NOW + WINDOW));
    }

    #[test]
    fn another_secret_does_not_match() {
        let other = Credentials::new("id", Secret::new("other"), None);

        let v3 = sign::v3::sign(&request(), &other, NOW, "1");

        assert_eq!(code(&v3), Err("SignatureDoesNotMatch".to_owned()));
    }

    #[test]
    fn temporary_credentials_need_their_token() {
        let with =
            |token: &str| Credentials::new("id", Secret::new("secret"), Some(Secret::new(token)));
        let signed = |credentials: &Credentials| sign::v3::sign(&request(), credentials, NOW, "1");
        let admit =
            |signed: &SignedRequest| admit_signed(signed, &with("token"), &mut Nonces::default());

        assert!(admit(&signed(&with("token"))).is_ok());
        assert_eq!(
            admit(&signed(&credentials())),
            Err("MissingSecurityToken".to_owned())
        );
        assert_eq!(
            admit(&signed(&with("other"))),
            Err("InvalidSecurityToken.MismatchWithAccessKey".to_owned())
        );
    }
}
