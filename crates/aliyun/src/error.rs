//! What the service says when it says no.

use serde::Deserialize;

pub mod error_code;
mod kind;
mod xml;

pub use kind::ErrorKind;

/// Why an answer is not what was asked for.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Error {
    /// The service said no.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The service said yes, but not in the documented form.
    #[error("the answer to {action} is not in the documented form (line {line}, column {column})")]
    Malformed {
        /// The operation.
        action: &'static str,
        /// Where reading stopped.
        line: usize,
        /// Where reading stopped.
        column: usize,
    },
}

/// The body of an answer that is not a success.
///
/// <https://www.alibabacloud.com/help/en/sdk/product-overview/error-handling>
#[derive(Clone, Debug, Default, Eq, PartialEq, thiserror::Error)]
#[error("{}: {message} (HTTP status {http_status}, request {request_id})", code_or_none(.code))]
pub struct ApiError {
    /// The cause, for programs. Empty when the answer did not come from the service.
    pub code: String,
    /// The cause, for people; often in Chinese.
    pub message: String,
    /// The service's name for the call.
    pub request_id: String,
    /// A page about the cause.
    pub recommend: Option<Box<str>>,
    /// The answer's status.
    pub http_status: u16,
}

impl ApiError {
    /// Reads the body, be it JSON, XML or neither: then the status is all there is.
    #[must_use]
    pub fn parse(http_status: u16, body: &[u8]) -> Self {
        let body: Body = serde_json::from_slice(body)
            .ok()
            .or_else(|| str::from_utf8(body).ok().and_then(xml::read))
            .unwrap_or_default();
        Self {
            code: body.code.unwrap_or_default(),
            message: body.message.unwrap_or_default(),
            request_id: body.request_id.unwrap_or_default(),
            recommend: body.recommend,
            http_status,
        }
    }

    /// What a caller can do, in a sentence; nothing for a code that is not documented.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        error_code::find(&self.code).map(|documented| documented.advice)
    }

    /// What kind of cause it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::of(&self.code, self.http_status)
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Body {
    #[serde(alias = "code")]
    code: Option<String>,
    #[serde(alias = "message")]
    message: Option<String>,
    #[serde(alias = "requestId")]
    request_id: Option<String>,
    #[serde(alias = "recommend")]
    recommend: Option<Box<str>>,
}

fn code_or_none(code: &str) -> &str {
    if code.is_empty() {
        "no error code"
    } else {
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the service really sent it.
    const MISSING_STATUS: &str = r#"{"Code":"MissingStatus","HostId":"cas.aliyuncs.com",
        "Message":"Status is mandatory for this action.",
        "Recommend":"https://api.aliyun.com/troubleshoot?q=MissingStatus&product=cas",
        "RequestId":"1A31BBF1-6C7D-5A4D-A3FA-C834B3F10718"}"#;

    fn missing_status() -> ApiError {
        ApiError {
            code: "MissingStatus".to_owned(),
            message: "Status is mandatory for this action.".to_owned(),
            request_id: "1A31BBF1-6C7D-5A4D-A3FA-C834B3F10718".to_owned(),
            recommend: Some(
                "https://api.aliyun.com/troubleshoot?q=MissingStatus&product=cas".into(),
            ),
            http_status: 400,
        }
    }

    #[test]
    fn reads_json() {
        assert_eq!(
            ApiError::parse(400, MISSING_STATUS.as_bytes()),
            missing_status()
        );
    }

    #[test]
    fn reads_json_in_lower_case() {
        let body = MISSING_STATUS
            .replace("Code", "code")
            .replace("Message", "message")
            .replace("RequestId", "requestId")
            .replace("Recommend", "recommend");

        assert_eq!(ApiError::parse(400, body.as_bytes()), missing_status());
    }

    #[test]
    fn reads_xml() {
        let body = "<?xml version='1.0' encoding='UTF-8'?><Error><Code>MissingStatus</Code>\
            <HostId>cas.aliyuncs.com</HostId>\
            <Message><![CDATA[Status is mandatory for this action.]]></Message>\
            <RequestId>1A31BBF1-6C7D-5A4D-A3FA-C834B3F10718</RequestId><Recommend>\
            https://api.aliyun.com/troubleshoot?q=MissingStatus&amp;product=cas</Recommend></Error>";

        assert_eq!(ApiError::parse(400, body.as_bytes()), missing_status());
    }

    #[test]
    fn keeps_the_status_of_anything_else() {
        let bodies: [&[u8]; 6] = [
            b"",
            b"<html>Bad Gateway</html>",
            b"[1]",
            b"{\"Code\":1}",
            b"\xFF",
            b"<Error>",
        ];
        for body in bodies {
            let error = ApiError::parse(502, body);

            assert_eq!(
                error,
                ApiError {
                    http_status: 502,
                    ..ApiError::default()
                }
            );
            assert_eq!(error.kind(), ErrorKind::Unavailable);
            assert!(error.to_string().starts_with("no error code"));
        }
    }
}
