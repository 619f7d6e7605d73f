//! The headers that close doors in the browser, on every answer.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

/// Adds those that are not there.
pub(crate) async fn close_doors(mut response: Response) -> Response {
    for (name, value) in &CLOSED {
        let header = response.headers_mut().entry(name);
        header.or_insert(HeaderValue::from_static(value));
    }
    response
}

/// The part of a policy that only a header can say.
///
/// <https://www.w3.org/TR/CSP3/#meta-element>
pub(crate) const FRAME_ANCESTORS: &str = "frame-ancestors 'none'";

/// Names and values.
pub(crate) static CLOSED: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, FRAME_ANCESTORS),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
         gyroscope=(), hid=(), identity-credentials-get=(), local-fonts=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Keeps answers about orders out of every cache.
pub(crate) async fn forbid_storing(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
