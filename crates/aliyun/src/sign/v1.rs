//! RPC with HMAC-SHA1: the signature of the older clients, carried in parameters.
//!
//! <https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism>

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::VerifyError;
use crate::{
    Claims, Credentials, Placement, ReceivedRequest, Request, Scheme, Secret, SignedRequest,
    encode::{canonical_query, form_encode, percent_encode},
    received::FORM,
    timestamp,
};

const METHOD: &str = "HMAC-SHA1";
const VERSION: &str = "1.0";

/// Signs a call. `nonce` must be different for each call. The answer comes as JSON unless the
/// request's parameters have another `Format`.
#[must_use]
pub fn sign(
    request: &Request,
    credentials: &Credentials,
    time: OffsetDateTime,
    nonce: &str,
) -> SignedRequest {
    let mut parameters = request.parameters.clone();
    let mut add = |name: &str, value: &str| parameters.push((name.to_owned(), value.to_owned()));
    add("Action", &request.action);
    add("Version", &request.version);
    add("AccessKeyId", &credentials.access_key_id);
    add("SignatureMethod", METHOD);
    add("SignatureVersion", VERSION);
    add("SignatureNonce", nonce);
    add("Timestamp", &timestamp::format(time));
    if !request.parameters.iter().any(|(name, _)| name == "Format") {
        add("Format", "JSON");
    }
    if let Some(token) = &credentials.security_token {
        add("SecurityToken", token.expose());
    }

    let string_to_sign = string_to_sign(request.method.as_str(), &parameters);
    let signature = mac(&credentials.access_key_secret, &string_to_sign)
        .finalize()
        .into_bytes();
    parameters.push(("Signature".to_owned(), BASE64_STANDARD.encode(signature)));

    let mut headers = request.headers.clone();
    headers.push(("host".to_owned(), request.host.clone()));
    let (path_and_query, body) = match request.placement {
        Placement::Query => (format!("/?{}", canonical_query(&parameters)), Vec::new()),
        Placement::Form => {
            headers.push(("content-type".to_owned(), FORM.to_owned()));
            ("/".to_owned(), form_encode(&parameters).into_bytes())
        }
    };
    SignedRequest {
        method: request.method,
        path_and_query,
        headers,
        body,
    }
}

/// Checks that the request is signed with the secret.
///
/// Whether the date is near and the nonce is new is for the caller to judge: see [`Claims`].
///
/// # Errors
/// - [`VerifyError::Incomplete`]: no `Signature`
/// - [`VerifyError::UnknownMethod`]: not HMAC-SHA1, version 1.0
/// - [`VerifyError::Mismatch`]: any other difference
pub fn verify(request: &ReceivedRequest<'_>, secret: &Secret) -> Result<(), VerifyError> {
    let mut parameters = request.parameters();
    let Some(signature) = parameters.remove("Signature") else {
        return Err(VerifyError::Incomplete {
            problem: "Signature is missing".to_owned(),
        });
    };
    let method = parameters.get("SignatureMethod").map_or("", String::as_str);
    let version = parameters
        .get("SignatureVersion")
        .map_or("", String::as_str);
    if (method, version) != (METHOD, VERSION) {
        return Err(VerifyError::UnknownMethod {
            method: method.to_owned(),
            version: version.to_owned(),
        });
    }

    let pairs: Vec<(String, String)> = parameters.into_iter().collect();
    let string_to_sign = string_to_sign(request.method, &pairs);
    let signature = BASE64_STANDARD.decode(signature).unwrap_or_default();
    mac(secret, &string_to_sign)
        .verify_slice(&signature)
        .map_err(|_| VerifyError::Mismatch {
            scheme: Scheme::V1,
            string_to_sign,
            canonical_request: String::new(),
        })
}

pub(crate) fn claims(parameters: &BTreeMap<String, String>) -> Claims {
    let parameter = |name| parameters.get(name).cloned();
    Claims {
        access_key_id: parameter("AccessKeyId"),
        action: parameter("Action"),
        version: parameter("Version"),
        timestamp: parameter("Timestamp"),
        nonce: parameter("SignatureNonce"),
        security_token: parameter("SecurityToken").map(Secret::new),
    }
}

fn string_to_sign(method: &str, parameters: &[(String, String)]) -> String {
    format!(
        "{method}&%2F&{}",
        percent_encode(&canonical_query(parameters))
    )
}

fn mac(secret: &Secret, string_to_sign: &str) -> Hmac<Sha1> {
    let key = Zeroizing::new(format!("{}&", secret.expose()));
    Hmac::<Sha1>::new_from_slice(key.as_bytes())
        .expect("HMAC takes keys of any length")
        .chain_update(string_to_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verify_query(query: &str) -> Result<(), VerifyError> {
        let request = ReceivedRequest {
            method: "GET",
            query,
            headers: &[],
            body: b"",
        };
        verify(&request, &Secret::new("testsecret"))
    }

    #[test]
    fn refuses_a_request_without_a_signature() {
        let refusal = verify_query("Action=DescribePackageState").expect_err("no signature");

        assert_eq!(refusal.code(), "IncompleteSignature");
    }

    #[test]
    fn refuses_every_other_method_and_version() {
        for query in [
            "Signature=a",
            "Signature=a&SignatureMethod=HMAC-SHA256&SignatureVersion=1.0",
            "Signature=a&SignatureMethod=HMAC-SHA1&SignatureVersion=2.0",
        ] {
            let refusal = verify_query(query).expect_err(query);

            assert_eq!(refusal.code(), "InvalidSignatureMethod", "{query}");
        }
    }

    #[test]
    fn refuses_a_signature_that_is_no_base64() {
        let refusal = verify_query("Signature=%00&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0")
            .expect_err("no base64");

        assert_eq!(refusal.code(), "SignatureDoesNotMatch");
        assert!(refusal.to_string().ends_with(
            "server string to sign is:GET&%2F&SignatureMethod%3DHMAC-SHA1%26SignatureVersion%3D1.0"
        ));
    }
}
