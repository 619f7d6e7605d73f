//! Keeps web pages away: a browser on this machine can reach loopback for any page it shows.

use std::net::IpAddr;

use axum::{
    extract::Request,
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::ControlError;

/// Refuses requests that a page makes (they have an `Origin`), and those for another host than
/// loopback (a name that was made to lead here).
pub(super) async fn refuse_pages(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    if headers.contains_key(header::ORIGIN) || !host.is_some_and(is_loopback) {
        return ControlError::FromPage.into_response();
    }
    next.run(request).await
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_loopback_from_names_that_lead_there() {
        for host in [
            "127.0.0.1:8080",
            "localhost",
            "localhost:1",
            "[::1]:80",
            "127.0.0.1",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.com", "127.0.0.1.example.com:80", "10.0.0.1:80"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
