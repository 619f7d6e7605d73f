//! The control API.

use std::time::Duration;

use keyside_aliyun::{
    Method, Request,
    cas::{CancelOrderRequest, DescribePackageState, GetInstanceDetail, ListInstances, OrderId},
};
use keyside_simulator::{Config, Simulator};
use serde_json::{Value, json};

use crate::service::{FREE, Service, code, order, refusal, text};

/// Status and JSON (or nothing) of an answer.
async fn control(service: &Service, method: &str, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}{path}", service.simulator.control_url());
    let method = method.parse().expect("a method");
    let request = service.client.request(method, url).json(&body);
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    let body = response.bytes().await.expect("a body");
    (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

fn package() -> DescribePackageState {
    DescribePackageState {
        product_code: Some(FREE.to_owned()),
    }
}

#[tokio::test]
async fn records_are_published_and_withdrawn() {
    let service = Service::gentle().await;
    let id = service.place(&order("www.example.com")).await;
    let (status, _) = control(&service, "POST", "/clock", json!({"advanceSeconds": 3600})).await;
    assert_eq!(status, 200);
    let state = service.state(id).await;
    let record = json!({"name": text(&state, "RecordDomain"), "type": "TXT",
        "value": text(&state, "RecordValue")});

    assert_eq!(
        control(&service, "POST", "/records", record.clone())
            .await
            .0,
        204
    );
    assert_eq!(service.state_type(id).await, "process");

    assert_eq!(
        control(&service, "DELETE", "/records", record.clone())
            .await
            .0,
        204
    );
    let (status, body) = control(&service, "DELETE", "/records", record).await;
    assert_eq!((status, &body["code"]), (404, &json!("not_there")));
}

#[tokio::test]
async fn quotas_are_set_and_orders_forgotten() {
    let service = Service::gentle().await;
    let quota = json!({"productCode": FREE, "total": 1});
    assert_eq!(control(&service, "PUT", "/quotas", quota).await.0, 204);
    service.place(&order("www.example.com")).await;
    assert_eq!(
        code(service.call(&order("www.example.com")).await),
        "NotRemainCount"
    );

    assert_eq!(
        control(&service, "POST", "/reset", Value::Null).await.0,
        204
    );

    let package = service.call(&package()).await.expect("a package");
    assert_eq!(
        (&package["TotalCount"], &package["UsedCount"]),
        (&json!(20), &json!(0))
    );
    assert_eq!(service.simulator.requests().len(), 1);
}

#[tokio::test]
async fn instances_are_bought_and_bought_anew() {
    let service = Service::gentle().await;
    let instance = json!({"instanceId": "cas_ov-cn-1", "spec": "geo.ov.w", "instanceType": "BUY"});
    let request = GetInstanceDetail {
        instance_id: "cas_ov-cn-1".to_owned(),
    };
    assert_eq!(code(service.call(&request).await), "NotFound");

    for _ in 0..2 {
        let (status, _) = control(&service, "PUT", "/instances", instance.clone()).await;
        assert_eq!(status, 204);
    }

    let detail = service.call(&request).await.expect("an instance");
    assert_eq!(
        (&detail["Spec"], &detail["Brand"]),
        (&json!("geo.ov.w"), &json!("GeoTrust"))
    );
    let all = service
        .call(&ListInstances::default())
        .await
        .expect("a list");
    assert_eq!(all["TotalCount"], 5);
}

#[tokio::test]
async fn every_documented_code_can_be_provoked_with_its_status() {
    let service = Service::gentle().await;
    for error in keyside_aliyun::error_code::all() {
        let fault = json!({"action": "DescribePackageState", "code": error.code});
        assert_eq!(control(&service, "POST", "/faults", fault).await.0, 204);

        let answer = service.call(&package()).await;

        assert_eq!(refusal(answer), (error.code.to_owned(), error.http_status));
        assert!(service.call(&package()).await.is_ok());
    }
}

#[tokio::test]
async fn a_connection_is_cut_before_or_after_the_effect() {
    let service = Service::gentle().await;
    for (cut, used) in [("before", 0), ("after", 1)] {
        let fault = json!({"action": "CreateCertificateWithCsrRequest", "cut": cut});
        assert_eq!(control(&service, "POST", "/faults", fault).await.0, 204);

        let signed = service.sign(&Request::new(service.host(), &order("www.example.com")));
        let answer = service.send(&signed).await;

        assert!(answer.is_err(), "{cut}");
        let package = service.call(&package()).await.expect("a package");
        assert_eq!(package["UsedCount"], used, "{cut}");
    }
}

#[tokio::test]
async fn faults_that_are_taken_back_do_not_strike() {
    let service = Service::gentle().await;
    let fault = json!({"code": "ServiceUnavailable", "count": 5});
    assert_eq!(control(&service, "POST", "/faults", fault).await.0, 204);
    assert!(service.call(&package()).await.is_err());

    assert_eq!(
        control(&service, "DELETE", "/faults", json!({})).await.0,
        204
    );

    assert!(service.call(&package()).await.is_ok());
}

#[tokio::test]
async fn a_delay_outlasts_an_impatient_client() {
    let service = Service::gentle().await;
    let fault = json!({"delayMs": 600_000, "count": 1});
    assert_eq!(control(&service, "POST", "/faults", fault).await.0, 204);
    let signed = service.sign(&Request::new(service.host(), &package()));

    let answer = tokio::time::timeout(Duration::from_millis(50), service.send(&signed)).await;

    assert!(answer.is_err());
    assert!(service.call(&package()).await.is_ok());
}

#[tokio::test]
async fn settings_change_while_it_runs() {
    let service = Service::gentle().await;
    let id = service.issue(&order("www.example.com")).await;
    assert!(!service.state(id).await.contains_key("PrivateKey"));

    let change = json!({"privateKeyBait": true, "hostedDns": true});
    let (status, settings) = control(&service, "PUT", "/settings", change).await;

    assert_eq!(status, 200);
    assert_eq!(
        (&settings["hostedDns"], &settings["pairing"]),
        (&json!(true), &json!(true))
    );
    assert!(service.simulator.hosted_dns());
    assert!(service.state(id).await.contains_key("PrivateKey"));
}

#[tokio::test]
async fn what_arrived_is_told_without_its_secrets() {
    let service = Service::gentle().await;
    service
        .call(&CancelOrderRequest {
            order_id: OrderId(7),
        })
        .await
        .expect_err("no such order");
    let request = Request {
        method: Method::Get,
        ..Request::new(service.host(), &package())
    };
    let credentials = service.simulator.credentials();
    let now = time::OffsetDateTime::now_utc();
    let signed = keyside_aliyun::sign::v1::sign(&request, &credentials, now, "nonce");
    service.call_signed(&signed).await.expect("let in");

    let (status, requests) = control(&service, "GET", "/requests", Value::Null).await;

    assert_eq!(status, 200);
    let [cancel, package] = requests.as_array().expect("a list").as_slice() else {
        panic!("two calls in {requests}")
    };
    assert_eq!(cancel["action"], "CancelOrderRequest");
    assert_eq!(cancel["parameters"]["OrderId"], "7");
    assert_eq!(
        (&cancel["httpStatus"], &cancel["code"]),
        (&json!(404), &json!("NotFoundOrder"))
    );
    assert_eq!(cancel["headers"]["authorization"], "(elided)");
    assert_eq!(package["method"], "GET");
    assert_eq!(package["parameters"]["Signature"], "(elided)");
    assert!(
        !requests
            .to_string()
            .contains(credentials.access_key_secret.expose())
    );
}

#[tokio::test]
async fn certificates_can_be_fetched() {
    let service = Service::gentle().await;
    let url = service.simulator.control_url();

    let root = service
        .client
        .get(format!("{url}/ca.pem"))
        .send()
        .await
        .expect("an answer");

    assert_eq!(
        root.text().await.expect("text"),
        service.simulator.root_pem()
    );
}

#[tokio::test]
async fn what_it_does_not_understand_it_refuses_and_says_why() {
    let service = Service::gentle().await;
    for (method, path, body, status, code, word) in [
        (
            "POST",
            "/records",
            json!({"name": "a.example", "type": "MX", "value": "x"}),
            400,
            "invalid_body",
            "MX",
        ),
        (
            "POST",
            "/records",
            json!({"name": "a.example", "type": "TXT", "value": "x", "ttl": 1}),
            400,
            "invalid_body",
            "ttl",
        ),
        (
            "POST",
            "/records",
            json!({"name": "a.example", "type": "A", "value": "x"}),
            400,
            "invalid_record",
            "IPv4",
        ),
        (
            "POST",
            "/files",
            json!({"url": "x", "content": ""}),
            400,
            "invalid_file",
            "URL",
        ),
        (
            "POST",
            "/files",
            json!({"url": "http://a.example/"}),
            400,
            "invalid_file",
            "content",
        ),
        (
            "POST",
            "/clock",
            json!({"advanceSeconds": -1}),
            400,
            "invalid_body",
            "-1",
        ),
        (
            "POST",
            "/clock",
            json!({"advanceSeconds": 1e18 as u64}),
            400,
            "too_far",
            "at most",
        ),
        (
            "PUT",
            "/quotas",
            json!({"productCode": "x", "total": 1}),
            400,
            "unknown_product",
            "x",
        ),
        (
            "POST",
            "/faults",
            json!({"code": "Oops"}),
            400,
            "invalid_fault",
            "Oops",
        ),
        (
            "POST",
            "/faults",
            json!({"cut": "now"}),
            400,
            "invalid_body",
            "now",
        ),
        (
            "PUT",
            "/settings",
            json!({"throttleEvery": 1}),
            400,
            "invalid_settings",
            "throttle",
        ),
        (
            "PUT",
            "/settings",
            json!({"secret": 1}),
            400,
            "invalid_body",
            "secret",
        ),
        (
            "PUT",
            "/instances",
            json!({"instanceId": "a", "spec": "ss.dv.x", "instanceType": "BUY"}),
            400,
            "invalid_body",
            "ss.dv.x",
        ),
        (
            "PUT",
            "/instances",
            json!({"instanceId": "a", "spec": "ss.dv.f", "instanceType": "GIFT"}),
            400,
            "unknown_instance",
            "instanceType",
        ),
        ("POST", "/nothing", json!({}), 404, "unknown_route", "route"),
        ("PUT", "/clock", json!({}), 405, "unknown_method", "method"),
    ] {
        let (found, error) = control(&service, method, path, body).await;

        assert_eq!(
            (found, &error["code"]),
            (status, &json!(code)),
            "{method} {path}"
        );
        let message = error["message"].as_str().expect("a sentence");
        assert!(message.contains(word), "{message}");
    }
}

#[tokio::test]
async fn web_pages_may_not_use_it() {
    let service = Service::gentle().await;
    let url = format!("{}/requests", service.simulator.control_url());

    for (name, value) in [
        ("origin", "http://127.0.0.1:8080"),
        ("host", "rebound.example.com"),
    ] {
        let request = service.client.get(&url).header(name, value);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 403, "{name}");
    }
}

#[tokio::test]
async fn listens_on_loopback_only() {
    let anywhere = "0.0.0.0:0".parse().expect("an address");
    for config in [
        Config {
            cas_listen: anywhere,
            ..Config::gentle()
        },
        Config {
            control_listen: anywhere,
            ..Config::gentle()
        },
        Config {
            dns_listen: anywhere,
            ..Config::gentle()
        },
        Config {
            web_listen: anywhere,
            ..Config::gentle()
        },
    ] {
        let error = Simulator::start(config).await.expect_err("refused");

        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
        assert!(error.to_string().contains("loopback"), "{error}");
    }
}

#[tokio::test]
async fn it_stops_when_it_is_dropped() {
    let service = Service::gentle().await;
    let url = service.simulator.cas_url();
    let address = service.host();
    drop(service);

    let answer = async {
        while tokio::net::TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };

    let stopped = tokio::time::timeout(Duration::from_secs(5), answer).await;
    assert!(stopped.is_ok(), "{url} still answers");
}
