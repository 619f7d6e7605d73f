//! A request as a server receives it, before anything in it is believed.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use crate::{Secret, encode::form_decode};

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A request to `/` as it came in.
#[derive(Clone, Copy)]
pub struct ReceivedRequest<'a> {
    /// The method's name in HTTP.
    pub method: &'a str,
    /// The query as it was on the wire, without the `?`; empty when there was none.
    pub query: &'a str,
    /// Every header; the case of the names does not matter.
    pub headers: &'a [(String, String)],
    /// The body; empty when there was none.
    pub body: &'a [u8],
}

/// How a request is signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scheme {
    /// ACS3-HMAC-SHA256, in headers.
    V3,
    /// HMAC-SHA1, in parameters.
    V1,
}

/// What a request says of itself. Each part is absent when the request does not say it.
#[derive(Debug)]
pub struct Claims {
    /// Whose key signed it.
    pub access_key_id: Option<String>,
    /// The operation's name.
    pub action: Option<String>,
    /// The version of the interface.
    pub version: Option<String>,
    /// When it was signed, as text.
    pub timestamp: Option<String>,
    /// The value that no other request may have.
    pub nonce: Option<String>,
    /// The token of temporary credentials.
    pub security_token: Option<Secret>,
}

impl ReceivedRequest<'_> {
    /// How the request is signed; absent when it is not.
    #[must_use]
    pub fn scheme(&self) -> Option<Scheme> {
        let in_headers = self
            .header("authorization")
            .is_some_and(|value| value.starts_with(crate::sign::v3::ALGORITHM));
        if in_headers {
            Some(Scheme::V3)
        } else {
            self.parameters()
                .contains_key("Signature")
                .then_some(Scheme::V1)
        }
    }

    /// What the request says of itself under the scheme.
    #[must_use]
    pub fn claims(&self, scheme: Scheme) -> Claims {
        match scheme {
            Scheme::V3 => crate::sign::v3::claims(self),
            Scheme::V1 => crate::sign::v1::claims(&self.parameters()),
        }
    }

    /// Every parameter of the query and, when it is declared as a form, of the body. Of a name
    /// that comes twice, the last one counts.
    #[must_use]
    pub fn parameters(&self) -> BTreeMap<String, String> {
        let mut pairs = form_decode(self.query);
        let is_form = self.header("content-type").is_some_and(|kind| {
            kind.split(';')
                .next()
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(FORM))
        });
        if is_form {
            pairs.extend(form_decode(&String::from_utf8_lossy(self.body)));
        }
        pairs.into_iter().collect()
    }

    /// The header's value; several of one name are joined with commas.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut values = self
            .headers
            .iter()
            .filter(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim());
        let first = Cow::Borrowed(values.next()?);
        Some(values.fold(first, |joined, value| {
            Cow::Owned(format!("{joined},{value}"))
        }))
    }
}

impl fmt::Debug for ReceivedRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceivedRequest({})", self.method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn merges_the_query_and_the_form() {
        let headers = [header(
            "Content-Type",
            "application/x-www-form-urlencoded; charset=UTF-8",
        )];
        let request = ReceivedRequest {
            method: "POST",
            query: "a=1&b=2",
            headers: &headers,
            body: b"b=3&c=4",
        };

        let parameters = request.parameters();

        let expected = [("a", "1"), ("b", "3"), ("c", "4")];
        assert!(
            parameters.iter().map(|(k, v)| (&**k, &**v)).eq(expected),
            "{parameters:?}"
        );
    }

    #[test]
    fn a_body_that_is_not_declared_as_a_form_is_none() {
        let headers = [header("content-type", "application/json")];
        let request = ReceivedRequest {
            method: "POST",
            query: "",
            headers: &headers,
            body: b"a=1",
        };

        assert!(request.parameters().is_empty());
    }

    #[test]
    fn joins_headers_of_one_name() {
        let headers = [
            header("X-Acs-Date", " a "),
            header("host", "h"),
            header("x-acs-date", "b"),
        ];
        let request = ReceivedRequest {
            method: "GET",
            query: "",
            headers: &headers,
            body: b"",
        };

        assert_eq!(request.header("x-acs-date").as_deref(), Some("a,b"));
        assert_eq!(request.header("x-acs-version"), None);
    }

    #[test]
    fn a_header_and_a_parameter_tell_the_schemes_apart() {
        let v3 = [header("Authorization", "ACS3-HMAC-SHA256 Credential=a")];
        let other = [
            header("Authorization", "Bearer a"),
            header("x-acs-action", "a"),
        ];
        let scheme = |headers: &[_], query| {
            ReceivedRequest {
                method: "POST",
                query,
                headers,
                body: b"",
            }
            .scheme()
        };

        assert_eq!(scheme(&v3, "Signature=a"), Some(Scheme::V3));
        assert_eq!(scheme(&other, "Signature=a"), Some(Scheme::V1));
        assert_eq!(scheme(&other, ""), None);
    }
}
