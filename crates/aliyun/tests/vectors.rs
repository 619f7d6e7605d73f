//! Worked examples of both signatures, made by others: signed and verified, one file a case.

use std::{collections::BTreeMap, fs, path::Path};

use keyside_aliyun::{
    Credentials, Method, Placement, ReceivedRequest, Request, Scheme, Secret, SignedRequest,
    sign::{VerifyError, v1, v3},
    timestamp,
};
use serde::Deserialize;

#[test]
fn signs_as_the_official_clients_do() {
    for (name, vector) in vectors() {
        let signed = vector.sign();

        let (path, query) = signed.path_and_query.split_once('?').unwrap_or(("/", ""));
        assert_eq!(path, "/", "{name}");
        assert_eq!(sorted(&signed.headers), vector.headers(), "{name}");
        let body = String::from_utf8(signed.body.clone()).expect("a form is text");
        let received = received(&vector.request.method, query, &signed.headers, &body);
        let expected = vector.headers();
        assert_eq!(
            received.parameters(),
            vector.received(&expected).parameters(),
            "{name}"
        );
        if vector.scheme == "V3" {
            assert_eq!(body, vector.wire.body, "{name}");
        }
    }
}

#[test]
fn verifies_what_the_official_clients_sign() {
    for (name, vector) in vectors() {
        let headers = vector.headers();
        let received = vector.received(&headers);
        let scheme = received.scheme().expect("signed");

        let verified = verify(scheme, &received, &vector.credentials.access_key_secret);

        assert_eq!(verified, Ok(()), "{name}");
        let claims = received.claims(scheme);
        let key_id = Some(vector.credentials.access_key_id.as_str());
        assert_eq!(claims.access_key_id.as_deref(), key_id, "{name}");
        assert_eq!(
            claims.action.as_deref(),
            Some(&*vector.request.action),
            "{name}"
        );
        assert_eq!(
            claims.version.as_deref(),
            Some(&*vector.request.version),
            "{name}"
        );
        assert_eq!(claims.timestamp.as_deref(), Some(&*vector.time), "{name}");
        assert_eq!(claims.nonce.as_deref(), Some(&*vector.nonce), "{name}");
        let token = claims.security_token.as_ref().map(Secret::expose);
        assert_eq!(
            token,
            vector.credentials.security_token.as_deref(),
            "{name}"
        );
    }
}

#[test]
fn verifies_what_it_signs() {
    for (name, vector) in vectors() {
        let signed = vector.sign();
        let query = signed
            .path_and_query
            .split_once('?')
            .map_or("", |(_, query)| query);
        let body = String::from_utf8(signed.body.clone()).expect("a form is text");
        let received = received(&vector.request.method, query, &signed.headers, &body);
        let scheme = received.scheme().expect("signed");

        let verified = verify(scheme, &received, &vector.credentials.access_key_secret);

        assert_eq!(verified, Ok(()), "{name}");
    }
}

#[test]
fn another_secret_is_refused_with_the_string_that_should_have_been_signed() {
    for (name, vector) in vectors() {
        let headers = vector.headers();
        let received = vector.received(&headers);
        let scheme = received.scheme().expect("signed");

        let refusal = verify(scheme, &received, "another").expect_err("another secret");

        assert_eq!(refusal.code(), "SignatureDoesNotMatch", "{name}");
        assert!(
            refusal.to_string().contains(&vector.string_to_sign),
            "{name}: {refusal}"
        );
    }
}

#[test]
fn a_changed_parameter_is_refused() {
    for (name, vector) in vectors() {
        let headers = vector.headers();
        let query = format!("{}&Further=1", vector.wire.query);
        let received = received(&vector.request.method, &query, &headers, &vector.wire.body);
        let scheme = received.scheme().expect("signed");

        let verified = verify(scheme, &received, &vector.credentials.access_key_secret);

        assert!(
            matches!(verified, Err(VerifyError::Mismatch { .. })),
            "{name}: {verified:?}"
        );
    }
}

#[test]
fn another_method_is_refused() {
    for (name, vector) in vectors() {
        let headers = vector.headers();
        let other = if vector.request.method == "GET" {
            "POST"
        } else {
            "GET"
        };
        let received = received(other, &vector.wire.query, &headers, &vector.wire.body);
        let scheme = received.scheme().expect("signed");

        let verified = verify(scheme, &received, &vector.credentials.access_key_secret);

        assert!(
            matches!(verified, Err(VerifyError::Mismatch { .. })),
            "{name}: {verified:?}"
        );
    }
}

fn verify(scheme: Scheme, received: &ReceivedRequest<'_>, secret: &str) -> Result<(), VerifyError> {
    match scheme {
        Scheme::V3 => v3::verify(received, &Secret::new(secret)),
        Scheme::V1 => v1::verify(received, &Secret::new(secret)),
    }
}

fn received<'a>(
    method: &'a str,
    query: &'a str,
    headers: &'a [(String, String)],
    body: &'a str,
) -> ReceivedRequest<'a> {
    ReceivedRequest {
        method,
        query,
        headers,
        body: body.as_bytes(),
    }
}

fn sorted(headers: &[(String, String)]) -> Vec<(String, String)> {
    let mut headers = headers.to_vec();
    headers.sort();
    headers
}

fn vectors() -> Vec<(String, Vector)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let vectors: Vec<_> = fs::read_dir(folder)
        .expect("the folder of vectors")
        .map(|entry| {
            let path = entry.expect("a vector").path();
            let text = fs::read_to_string(&path).expect("a vector is text");
            let vector = serde_json::from_str(&text)
                .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
            (
                path.file_stem().expect("a file").display().to_string(),
                vector,
            )
        })
        .collect();
    assert_eq!(vectors.len(), 12, "a vector was lost");
    vectors
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vector {
    scheme: String,
    credentials: VectorCredentials,
    time: String,
    nonce: String,
    request: VectorRequest,
    wire: Wire,
    string_to_sign: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VectorCredentials {
    access_key_id: String,
    access_key_secret: String,
    security_token: Option<String>,
}

#[derive(Deserialize)]
struct VectorRequest {
    method: String,
    host: String,
    action: String,
    version: String,
    placement: String,
    parameters: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Wire {
    query: String,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Vector {
    fn sign(&self) -> SignedRequest {
        let VectorRequest {
            method,
            host,
            action,
            version,
            placement,
            parameters,
            headers,
        } = &self.request;
        let request = Request {
            method: if method == "GET" {
                Method::Get
            } else {
                Method::Post
            },
            host: host.clone(),
            action: action.clone(),
            version: version.clone(),
            parameters: parameters.clone().into_iter().collect(),
            placement: if placement == "form" {
                Placement::Form
            } else {
                Placement::Query
            },
            headers: headers.clone().into_iter().collect(),
        };
        let credentials = Credentials::new(
            &*self.credentials.access_key_id,
            Secret::new(&*self.credentials.access_key_secret),
            self.credentials.security_token.as_deref().map(Secret::new),
        );
        let time = timestamp::parse(&self.time).expect("a timestamp");
        match self.scheme.as_str() {
            "V3" => v3::sign(&request, &credentials, time, &self.nonce),
            _ => v1::sign(&request, &credentials, time, &self.nonce),
        }
    }

    fn headers(&self) -> Vec<(String, String)> {
        self.wire.headers.clone().into_iter().collect()
    }

    fn received<'a>(&'a self, headers: &'a [(String, String)]) -> ReceivedRequest<'a> {
        received(
            &self.request.method,
            &self.wire.query,
            headers,
            &self.wire.body,
        )
    }
}
