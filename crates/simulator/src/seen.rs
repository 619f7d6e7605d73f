//! The calls that arrived, without their secrets.

use std::collections::{BTreeMap, VecDeque};

use keyside_aliyun::ReceivedRequest;
use serde::Serialize;

/// A call that arrived.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenRequest {
    /// When, in real time: RFC 3339, UTC.
    pub received_at: String,
    /// The method's name in HTTP.
    pub method: String,
    /// The operation, if the call named one.
    pub action: Option<String>,
    /// Every parameter of query and form; signatures and tokens are elided.
    pub parameters: BTreeMap<String, String>,
    /// Every header, names in lower case; signatures and tokens are elided.
    pub headers: BTreeMap<String, String>,
    /// How many bytes the body had.
    pub body_bytes: usize,
    /// The status that was answered; absent when the connection was cut.
    pub http_status: Option<u16>,
    /// The error code that was answered.
    pub code: Option<String>,
    /// The name that the service gave the call.
    pub request_id: String,
}

/// What stands for a secret.
const ELIDED: &str = "(elided)";

impl SeenRequest {
    pub(crate) fn new(
        request: &ReceivedRequest<'_>,
        action: Option<String>,
        received_at: String,
        request_id: String,
    ) -> Self {
        let parameters = elide(request.parameters(), &["Signature", "SecurityToken"]);
        let headers = request
            .headers
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()))
            .collect();
        Self {
            received_at,
            method: request.method.to_owned(),
            action,
            parameters,
            headers: elide(
                headers,
                &["authorization", "cookie", "x-acs-security-token"],
            ),
            body_bytes: request.body.len(),
            http_status: None,
            code: None,
            request_id,
        }
    }
}

fn elide(mut pairs: BTreeMap<String, String>, secrets: &[&str]) -> BTreeMap<String, String> {
    for secret in secrets {
        if let Some(value) = pairs.get_mut(*secret) {
            ELIDED.clone_into(value);
        }
    }
    pairs
}

/// The last calls, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    requests: VecDeque<SeenRequest>,
}

impl Seen {
    const MAX: usize = 10_000;

    pub(crate) fn push(&mut self, request: SeenRequest) {
        if self.requests.len() == Self::MAX {
            self.requests.pop_front();
        }
        self.requests.push_back(request);
    }

    pub(crate) fn all(&self) -> Vec<SeenRequest> {
        self.requests.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.requests.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_tokens_are_elided_and_the_rest_is_kept() {
        let headers = [
            ("Authorization", "ACS3-HMAC-SHA256 Signature=hush"),
            ("x-acs-security-token", "hush"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let request = ReceivedRequest {
            method: "GET",
            query: "OrderId=1&Signature=hush&SecurityToken=hush",
            headers: &headers,
            body: b"",
        };

        let seen = SeenRequest::new(&request, None, String::new(), String::new());

        assert!(!format!("{seen:?}").contains("hush"));
        assert_eq!(seen.parameters["OrderId"], "1");
    }

    #[test]
    fn the_oldest_calls_are_forgotten_first() {
        let request = ReceivedRequest {
            method: "GET",
            query: "",
            headers: &[],
            body: b"",
        };
        let mut seen = Seen::default();
        for number in 0..=Seen::MAX {
            let id = number.to_string();
            seen.push(SeenRequest::new(&request, None, String::new(), id));
        }

        let all = seen.all();

        assert_eq!(all.len(), Seen::MAX);
        assert_eq!(all[0].request_id, "1");
    }
}
