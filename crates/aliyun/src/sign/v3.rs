//! ACS3-HMAC-SHA256: the signature of today's official clients, carried in headers.
//!
//! <https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::{VerifyError, from_hex, to_hex};
use crate::{
    Claims, Credentials, Placement, ReceivedRequest, Request, Scheme, Secret, SignedRequest,
    encode::{canonical_query, form_decode, form_encode},
    received::FORM,
    timestamp,
};

/// The name of the scheme; an `Authorization` header of it starts so.
pub const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The headers without which a signature says too little.
const REQUIRED: [&str; 6] = [
    "host",
    "x-acs-action",
    "x-acs-content-sha256",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-version",
];

/// Signs a call. `nonce` must be different for each call.
#[must_use]
pub fn sign(
    request: &Request,
    credentials: &Credentials,
    time: OffsetDateTime,
    nonce: &str,
) -> SignedRequest {
    let (query, body) = match request.placement {
        Placement::Query => (canonical_query(&request.parameters), Vec::new()),
        Placement::Form => (String::new(), form_encode(&request.parameters).into_bytes()),
    };
    let payload_hash = to_hex(&Sha256::digest(&body));
    let mut headers = headers_to_sign(request, credentials, time, nonce, &payload_hash);
    headers.sort_unstable();
    let signed_headers: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    let signed_headers = signed_headers.join(";");

    let canonical = canonical_request(
        request.method.as_str(),
        &query,
        &headers,
        &signed_headers,
        &payload_hash,
    );
    let signature = mac(&credentials.access_key_secret, &string_to_sign(&canonical)).finalize();
    let authorization = format!(
        "{ALGORITHM} Credential={},SignedHeaders={signed_headers},Signature={}",
        credentials.access_key_id,
        to_hex(&signature.into_bytes())
    );
    headers.push(("authorization".to_owned(), authorization));

    let path_and_query = if query.is_empty() {
        "/".to_owned()
    } else {
        format!("/?{query}")
    };
    SignedRequest {
        method: request.method,
        path_and_query,
        headers,
        body,
    }
}

/// Checks that the request is signed with the secret, over all that a signature must cover.
///
/// Whether the date is near and the nonce is new is for the caller to judge: see [`Claims`].
///
/// # Errors
/// - [`VerifyError::Incomplete`]: no readable signature, or one that leaves out a header it must
///   cover or names one that is not there
/// - [`VerifyError::OtherBody`]: the signed hash is not the body's
/// - [`VerifyError::Mismatch`]: any other difference
pub fn verify(request: &ReceivedRequest<'_>, secret: &Secret) -> Result<(), VerifyError> {
    let header = request.header("authorization").unwrap_or_default();
    let authorization = Authorization::parse(&header)
        .ok_or_else(|| incomplete("the Authorization header cannot be read"))?;
    let names: Vec<&str> = authorization.signed_headers.split(';').collect();
    if let Some(name) = unsigned_header(request, &names) {
        return Err(incomplete(&format!("{name} must be in SignedHeaders")));
    }
    let headers = names
        .iter()
        .map(|name| match request.header(name) {
            Some(value) => Ok((name.to_ascii_lowercase(), value.into_owned())),
            None => Err(incomplete(&format!(
                "{name} is in SignedHeaders but was not sent"
            ))),
        })
        .collect::<Result<Vec<_>, _>>()?;

    let payload_hash = to_hex(&Sha256::digest(request.body));
    if request.header("x-acs-content-sha256").as_deref() != Some(&payload_hash) {
        return Err(VerifyError::OtherBody {
            expected: payload_hash,
        });
    }
    let canonical = canonical_request(
        request.method,
        &canonical_query(&form_decode(request.query)),
        &headers,
        authorization.signed_headers,
        &payload_hash,
    );
    let string_to_sign = string_to_sign(&canonical);
    let signature = from_hex(authorization.signature).unwrap_or_default();
    mac(secret, &string_to_sign)
        .verify_slice(&signature)
        .map_err(|_| VerifyError::Mismatch {
            scheme: Scheme::V3,
            string_to_sign,
            canonical_request: canonical,
        })
}

pub(crate) fn claims(request: &ReceivedRequest<'_>) -> Claims {
    let header = |name| request.header(name).map(|value| value.into_owned());
    let authorization = header("authorization").unwrap_or_default();
    Claims {
        access_key_id: Authorization::parse(&authorization)
            .map(|authorization| authorization.access_key_id.to_owned()),
        action: header("x-acs-action"),
        version: header("x-acs-version"),
        timestamp: header("x-acs-date"),
        nonce: header("x-acs-signature-nonce"),
        security_token: header("x-acs-security-token").map(Secret::new),
    }
}

fn headers_to_sign(
    request: &Request,
    credentials: &Credentials,
    time: OffsetDateTime,
    nonce: &str,
    payload_hash: &str,
) -> Vec<(String, String)> {
    let mut headers = request.headers.clone();
    let mut add = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
    add("host", &request.host);
    add("x-acs-action", &request.action);
    add("x-acs-version", &request.version);
    add("x-acs-date", &timestamp::format(time));
    add("x-acs-signature-nonce", nonce);
    add("x-acs-content-sha256", payload_hash);
    if request.placement == Placement::Form {
        add("content-type", FORM);
    }
    if let Some(token) = &credentials.security_token {
        add("x-acs-accesskey-id", &credentials.access_key_id);
        add("x-acs-security-token", token.expose());
    }
    headers
}

/// The first header that the signature must cover and does not.
fn unsigned_header(request: &ReceivedRequest<'_>, signed: &[&str]) -> Option<String> {
    let sent = request
        .headers
        .iter()
        .map(|(name, _)| name.to_ascii_lowercase());
    REQUIRED
        .into_iter()
        .map(str::to_owned)
        .chain(sent.filter(|name| name.starts_with("x-acs-") || name == "content-type"))
        .find(|name| {
            !signed
                .iter()
                .any(|listed| listed.eq_ignore_ascii_case(name))
        })
}

fn canonical_request(
    method: &str,
    canonical_query: &str,
    headers: &[(String, String)],
    signed_headers: &str,
    payload_hash: &str,
) -> String {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}:{}\n", value.trim()))
        .collect();
    format!("{method}\n/\n{canonical_query}\n{headers}\n{signed_headers}\n{payload_hash}")
}

fn string_to_sign(canonical_request: &str) -> String {
    format!(
        "{ALGORITHM}\n{}",
        to_hex(&Sha256::digest(canonical_request))
    )
}

fn mac(secret: &Secret, string_to_sign: &str) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes())
        .expect("HMAC takes keys of any length")
        .chain_update(string_to_sign)
}

fn incomplete(problem: &str) -> VerifyError {
    VerifyError::Incomplete {
        problem: problem.to_owned(),
    }
}

struct Authorization<'a> {
    access_key_id: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

impl<'a> Authorization<'a> {
    fn parse(header: &'a str) -> Option<Self> {
        let parts = header.strip_prefix(ALGORITHM)?;
        let part = |name: &str| {
            parts
                .split(',')
                .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
        };
        Some(Self {
            access_key_id: part("Credential")?,
            signed_headers: part("SignedHeaders")?,
            signature: part("Signature")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Method, cas};

    const SECRET: &str = "exampleSecretKey0123456789abcd";

    /// The headers of a signed call to which `change` was done after it was signed.
    fn headers(change: impl FnOnce(&mut Vec<(String, String)>)) -> Vec<(String, String)> {
        let request = Request {
            method: Method::Post,
            host: "cas.aliyuncs.com".to_owned(),
            action: "DescribePackageState".to_owned(),
            version: cas::VERSION.to_owned(),
            parameters: Vec::new(),
            placement: Placement::Query,
            headers: Vec::new(),
        };
        let credentials = Credentials::new("LTAI5t", Secret::new(SECRET), None);
        let mut headers = sign(&request, &credentials, OffsetDateTime::UNIX_EPOCH, "nonce").headers;
        change(&mut headers);
        headers
    }

    fn verify_with(headers: &[(String, String)], body: &[u8]) -> Result<(), VerifyError> {
        let request = ReceivedRequest {
            method: "POST",
            query: "",
            headers,
            body,
        };
        verify(&request, &Secret::new(SECRET))
    }

    fn set(headers: &mut [(String, String)], name: &str, change: impl Fn(&str) -> String) {
        let (_, value) = headers
            .iter_mut()
            .find(|(found, _)| found == name)
            .expect("the header is there");
        *value = change(value);
    }

    #[test]
    fn the_case_of_header_names_and_the_space_around_values_do_not_matter() {
        let headers = headers(|headers| {
            for (name, value) in headers {
                *name = name.to_ascii_uppercase();
                *value = format!(" {value} ");
            }
        });

        assert_eq!(verify_with(&headers, b""), Ok(()));
    }

    #[test]
    fn refuses_a_signature_that_leaves_a_required_header_out() {
        for name in REQUIRED {
            let headers = headers(|headers| {
                set(headers, "authorization", |value| {
                    value.replace(&format!("{name};"), "")
                });
                set(headers, "authorization", |value| {
                    value.replace(&format!(";{name}"), "")
                });
            });

            let problem = format!("{name} must be in SignedHeaders");
            assert_eq!(verify_with(&headers, b""), Err(incomplete(&problem)));
        }
    }

    #[test]
    fn refuses_a_header_of_the_gateway_that_is_not_signed() {
        for name in ["x-acs-security-token", "content-type"] {
            let headers = headers(|headers| headers.push((name.to_owned(), "a".to_owned())));

            let problem = format!("{name} must be in SignedHeaders");
            assert_eq!(verify_with(&headers, b""), Err(incomplete(&problem)));
        }
    }

    #[test]
    fn refuses_a_signature_over_a_header_that_was_not_sent() {
        let headers = headers(|headers| {
            set(headers, "authorization", |value| {
                value.replace("host;", "accept;host;")
            });
        });

        let problem = "accept is in SignedHeaders but was not sent";
        assert_eq!(verify_with(&headers, b""), Err(incomplete(problem)));
    }

    #[test]
    fn refuses_another_body_than_was_signed() {
        let refusal = verify_with(&headers(|_| ()), b"a=1").expect_err("another body");

        assert!(matches!(refusal, VerifyError::OtherBody { .. }));
        assert_eq!(refusal.code(), "SignatureDoesNotMatch");
    }

    #[test]
    fn refuses_what_cannot_be_read() {
        for authorization in [
            "",
            "Bearer a",
            "ACS3-HMAC-SHA256",
            "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host",
            "ACS3-HMAC-SHA256 Credential a,SignedHeaders host,Signature 00",
        ] {
            let headers = headers(|headers| {
                set(headers, "authorization", |_| authorization.to_owned());
            });

            let refusal = verify_with(&headers, b"").expect_err(authorization);
            assert_eq!(refusal.code(), "IncompleteSignature", "{authorization}");
        }
    }

    #[test]
    fn refuses_a_signature_that_is_no_hash() {
        for signature in ["", "0", "zz", "00", "é"] {
            let headers = headers(|headers| {
                set(headers, "authorization", |value| {
                    let (start, _) = value.split_once("Signature=").expect("signed");
                    format!("{start}Signature={signature}")
                });
            });

            let refusal = verify_with(&headers, b"").expect_err(signature);
            assert!(
                matches!(refusal, VerifyError::Mismatch { .. }),
                "{signature}"
            );
        }
    }
}
