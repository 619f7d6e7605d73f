//! What the gateway lets in.

use keyside_aliyun::{
    Credentials, Method, Placement, Request, Secret,
    cas::{CreateCertificateWithCsrRequest, DescribePackageState},
    sign,
};
use keyside_simulator::Config;
use time::{Duration, OffsetDateTime};

use crate::service::{FREE, Service, code, nonce, order, other_secret, refusal, text};

fn package() -> DescribePackageState {
    DescribePackageState {
        product_code: Some(FREE.to_owned()),
    }
}

/// The ways to send a call.
fn ways(service: &Service) -> Vec<Request> {
    let post = Request::new(service.host(), &package());
    let get = Request {
        method: Method::Get,
        ..post.clone()
    };
    let form = Request {
        placement: Placement::Form,
        ..post.clone()
    };
    vec![post, get, form]
}

#[tokio::test]
async fn takes_get_query_and_form_with_both_signatures() {
    let service = Service::gentle().await;
    let credentials = service.simulator.credentials();
    let now = OffsetDateTime::now_utc();

    for request in ways(&service) {
        let v3 = sign::v3::sign(&request, &credentials, now, &nonce());
        let v1 = sign::v1::sign(&request, &credentials, now, &nonce());

        for signed in [v3, v1] {
            let answer = service.call_signed(&signed).await.expect("let in");
            assert_eq!(
                answer["TotalCount"], 20,
                "{:?} {:?}",
                request.method, request.placement
            );
        }
    }
}

#[tokio::test]
async fn takes_a_request_in_a_form_or_a_query_as_any_client_writes_it() {
    let service = Service::gentle().await;
    for placement in [Placement::Query, Placement::Form] {
        let request = Request {
            placement,
            ..Request::new(service.host(), &order("www.example.com"))
        };
        let mut signed = service.sign(&request);
        signed.path_and_query = signed.path_and_query.replace("%20", "+");

        let answer = service.call_signed(&signed).await.expect("let in");

        assert!(answer["OrderId"].is_i64());
    }
}

#[tokio::test]
async fn a_wrong_signature_is_answered_with_the_servers_string_to_sign() {
    let service = Service::gentle().await;
    let credentials = other_secret(service.simulator.credentials());
    let request = Request::new(service.host(), &package());
    let now = OffsetDateTime::now_utc();

    let v3 = sign::v3::sign(&request, &credentials, now, &nonce());
    let v1 = sign::v1::sign(&request, &credentials, now, &nonce());

    for (signed, shown) in [(v3, "[ACS3-HMAC-SHA256\n"), (v1, "POST&%2F&AccessKeyId%3D")] {
        let error = service.call_signed(&signed).await.expect_err("refused");
        assert_eq!(
            (&*error.code, error.http_status),
            ("SignatureDoesNotMatch", 400)
        );
        assert!(error.message.contains(shown), "{}", error.message);
    }
}

#[tokio::test]
async fn a_call_that_was_changed_on_its_way_does_not_match() {
    let service = Service::gentle().await;
    let request = Request::new(service.host(), &package());
    let mut other_query = service.sign(&request);
    other_query.path_and_query = other_query.path_and_query.replace("digicert", "symantec");
    let mut other_body = service.sign(&request);
    other_body.body = b"x=y".to_vec();

    for signed in [other_query, other_body] {
        let answer = service.call_signed(&signed).await;
        assert_eq!(refusal(answer), ("SignatureDoesNotMatch".to_owned(), 400));
    }
}

#[tokio::test]
async fn a_call_cannot_be_replayed() {
    let service = Service::gentle().await;
    let signed = service.sign(&Request::new(service.host(), &package()));
    service.call_signed(&signed).await.expect("let in");

    let again = service.call_signed(&signed).await;

    assert_eq!(refusal(again), ("SignatureNonceUsed".to_owned(), 400));
}

#[tokio::test]
async fn dates_are_judged_by_real_time_and_not_by_the_simulators() {
    let service = Service::gentle().await;
    let credentials = service.simulator.credentials();
    let request = Request::new(service.host(), &package());
    let sign = |offset| {
        sign::v3::sign(
            &request,
            &credentials,
            OffsetDateTime::now_utc() + offset,
            &nonce(),
        )
    };
    service.advance(24 * 60 * 60).await;

    assert!(service.call_signed(&sign(Duration::ZERO)).await.is_ok());
    for offset in [Duration::minutes(-16), Duration::minutes(16)] {
        let answer = service.call_signed(&sign(offset)).await;
        assert_eq!(
            refusal(answer),
            ("InvalidTimeStamp.Expired".to_owned(), 400)
        );
    }
}

#[tokio::test]
async fn an_unknown_key_operation_or_version_has_its_own_code() {
    let service = Service::gentle().await;
    let request = Request::new(service.host(), &package());
    let now = OffsetDateTime::now_utc();
    let nobody = Credentials::new("LTAI5tNOBODY", Secret::new("x"), None);

    let unknown_key = sign::v3::sign(&request, &nobody, now, &nonce());
    let unknown_action = Request {
        action: "UploadUserCertificate".to_owned(),
        ..request.clone()
    };
    let unknown_version = Request {
        version: "2018-07-13".to_owned(),
        ..request
    };

    for (signed, expected) in [
        (unknown_key, ("InvalidAccessKeyId.NotFound", 404)),
        (
            service.sign(&unknown_action),
            ("InvalidAction.NotFound", 404),
        ),
        (service.sign(&unknown_version), ("NoSuchVersion", 400)),
    ] {
        let (code, http_status) = refusal(service.call_signed(&signed).await);
        assert_eq!((&*code, http_status), expected);
    }
}

#[tokio::test]
async fn an_unsigned_call_is_told_what_is_missing() {
    let service = Service::gentle().await;
    let url = format!(
        "{}/?Action=DescribePackageState",
        service.simulator.cas_url()
    );

    for (more, expected) in [
        ("", "MissingVersion"),
        ("&Version=2020-04-07", "MissingAccessKeyId"),
        (
            "&Version=2020-04-07&AccessKeyId=nobody",
            "InvalidAccessKeyId.NotFound",
        ),
    ] {
        let body = service
            .client
            .get(format!("{url}{more}"))
            .send()
            .await
            .expect("an answer");
        let body: serde_json::Value = body.json().await.expect("JSON");
        assert_eq!(body["Code"], expected);
    }
}

#[tokio::test]
async fn temporary_credentials_need_their_token() {
    let mut config = Config::gentle();
    let token = Secret::new("CAISexampleSTStoken+/==");
    config.credentials = Credentials::new("STS.example", Secret::new("secret"), Some(token));
    let service = Service::start(config).await;
    let request = Request::new(service.host(), &package());
    let now = OffsetDateTime::now_utc();
    let without = Credentials::new("STS.example", Secret::new("secret"), None);

    let v1 = sign::v1::sign(&request, &service.simulator.credentials(), now, &nonce());
    let no_token = sign::v3::sign(&request, &without, now, &nonce());

    assert!(service.call(&package()).await.is_ok());
    assert!(service.call_signed(&v1).await.is_ok());
    assert_eq!(
        code(service.call_signed(&no_token).await),
        "MissingSecurityToken"
    );
}

#[tokio::test]
async fn a_v1_call_can_have_its_answer_in_xml() {
    let service = Service::gentle().await;
    let mut request = Request::new(service.host(), &package());
    request
        .parameters
        .push(("Format".to_owned(), "XML".to_owned()));
    let credentials = service.simulator.credentials();
    let now = OffsetDateTime::now_utc();

    let signed = sign::v1::sign(&request, &credentials, now, &nonce());
    let success = service.send(&signed).await.expect("an answer");
    let again = service.send(&signed).await.expect("an answer");

    assert_eq!(success.headers()["content-type"], "text/xml;charset=utf-8");
    let success = success.text().await.expect("text");
    assert!(
        success.contains("<DescribePackageStateResponse>"),
        "{success}"
    );
    assert!(success.contains("<TotalCount>20</TotalCount>"), "{success}");
    let again = again.text().await.expect("text");
    assert!(again.contains("<Error>") && again.contains("<Code>SignatureNonceUsed</Code>"));
}

#[tokio::test]
async fn every_answer_has_the_gateways_headers() {
    let service = Service::gentle().await;
    let signed = service.sign(&Request::new(service.host(), &package()));

    let response = service.send(&signed).await.expect("an answer");

    let headers = response.headers().clone();
    let body: serde_json::Map<_, _> = response.json().await.expect("JSON");
    assert_eq!(headers["content-type"], "application/json;charset=utf-8");
    assert_eq!(headers["access-control-allow-origin"], "*");
    assert_eq!(headers["access-control-expose-headers"], "*");
    assert_eq!(headers["x-acs-request-id"], text(&body, "RequestId"));
    assert_eq!(headers["x-acs-trace-id"].len(), 32);
}

#[tokio::test]
async fn an_error_says_where_it_came_from() {
    let service = Service::gentle().await;
    let mut request = Request::new(service.host(), &order("www.example.com"));
    request.parameters.retain(|(name, _)| name != "Csr");

    let response = service
        .send(&service.sign(&request))
        .await
        .expect("an answer");

    assert_eq!(response.status(), 400);
    let body: serde_json::Map<_, _> = response.json().await.expect("JSON");
    assert_eq!(text(&body, "Code"), "MissingCsr");
    assert_eq!(text(&body, "Message"), "Csr is mandatory for this action.");
    assert_eq!(text(&body, "HostId"), "cas.aliyuncs.com");
    let id = text(&body, "RequestId");
    let page =
        format!("https://api.aliyun.com/troubleshoot?q=MissingCsr&product=cas&requestId={id}");
    assert_eq!(text(&body, "Recommend"), page);
}

#[tokio::test]
async fn every_required_parameter_is_asked_for_by_name() {
    let service = Service::gentle().await;
    for name in ["Csr", "Username", "Phone", "Email", "ValidateType"] {
        let mut request = Request::new(service.host(), &order("www.example.com"));
        request.parameters.retain(|(found, _)| found != name);

        let answer = service.call_signed(&service.sign(&request)).await;

        assert_eq!(refusal(answer), (format!("Missing{name}"), 400));
    }
}

#[tokio::test]
async fn what_nobody_can_be_reached_by_is_refused() {
    let service = Service::gentle().await;
    let with = |phone: &str, email: &str| CreateCertificateWithCsrRequest {
        phone: phone.to_owned(),
        email: email.to_owned(),
        ..order("www.example.com")
    };

    for (create, code) in [
        (
            with("phone", "admin@example.com"),
            "InvalidParameter.MobileIllegal",
        ),
        (with("13800000000", "admin"), "InvalidParameter"),
    ] {
        assert_eq!(refusal(service.call(&create).await), (code.to_owned(), 400));
    }
}
