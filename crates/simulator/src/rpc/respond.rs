//! What every answer of the gateway has in its head.

use std::fmt::Write;

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rand_core::CryptoRng;

use crate::{
    answer::{Answer, Format},
    cloud::Cloud,
};

/// The answer with its headers.
pub(super) fn respond(
    answer: &Answer,
    format: Format,
    request_id: &str,
    retry_after: Option<&'static str>,
) -> Response {
    let (content_type, body) = answer.render(format);
    let status =
        StatusCode::from_u16(answer.http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (
        status,
        [
            (header::CONTENT_TYPE, content_type),
            (header::VARY, "Accept-Encoding"),
            (HeaderName::from_static("keep-alive"), "timeout=25"),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (header::ACCESS_CONTROL_EXPOSE_HEADERS, "*"),
        ],
        body,
    )
        .into_response();
    let trace_id = hex(&random(&mut Cloud::rng())).to_ascii_lowercase();
    let ids = [
        ("x-acs-request-id", request_id),
        ("x-acs-trace-id", trace_id.as_str()),
    ];
    for (name, id) in ids
        .into_iter()
        .chain(retry_after.map(|after| ("x-acs-retry-after", after)))
    {
        if let Ok(value) = HeaderValue::from_str(id) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// The answer to a browser that asks whether a page may call. The headers allowed are those that
/// the real gateway was seen to allow: V3's are not among them.
pub(super) fn preflight(allow_v3: bool) -> Response {
    const SEEN: &str = "X-Requested-With, X-Sequence, _aop_secret, _aop_signature, x-acs-action, \
                        x-acs-version, x-acs-date, Content-Type";
    const WITH_V3: &str = "X-Requested-With, X-Sequence, _aop_secret, _aop_signature, \
                           x-acs-action, x-acs-version, x-acs-date, Content-Type, Authorization, \
                           x-acs-signature-nonce, x-acs-content-sha256, x-acs-accesskey-id, \
                           x-acs-security-token";
    [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            header::ACCESS_CONTROL_ALLOW_METHODS,
            "POST, GET, OPTIONS, PUT, DELETE",
        ),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            if allow_v3 { WITH_V3 } else { SEEN },
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "172800"),
    ]
    .into_response()
}

/// A UUID of random bits in upper case (RFC 9562, section 5.4).
pub(super) fn make_request_id(rng: &mut impl CryptoRng) -> String {
    let mut bytes = random(rng);
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let parts = [
        &bytes[..4],
        &bytes[4..6],
        &bytes[6..8],
        &bytes[8..10],
        &bytes[10..],
    ];
    parts.map(hex).join("-")
}

fn random(rng: &mut impl CryptoRng) -> [u8; 16] {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02X}").expect("a String takes any text");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_id_is_an_upper_case_uuid() {
        let id = make_request_id(&mut Cloud::rng());

        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert!(
            id.chars().all(|c| matches!(c, '0'..='9' | 'A'..='F' | '-')),
            "{id}"
        );
    }

    #[test]
    fn pages_may_not_send_v3_headers_unless_told_so() {
        let allowed = |allow_v3| {
            let headers = preflight(allow_v3).headers().clone();
            headers[header::ACCESS_CONTROL_ALLOW_HEADERS]
                .to_str()
                .expect("text")
                .to_owned()
        };

        assert!(!allowed(false).contains("Authorization"));
        assert!(allowed(true).contains("Authorization"));
    }
}
