//! What goes wrong reaches the client under its own name, spends nothing twice and loses nothing.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use keyside_aliyun::{
    Secret,
    cas::{Action, CreateCertificateWithCsrRequest},
};
use keyside_api::{ErrorCode, NewOrder, OrderId, OrderState, ValidationMethod, paths};
use keyside_core::KeyAlgorithm;
use keyside_simulator::Config;
use serde_json::json;
use support::{Applicant, TestApp, challenge, contains, keep_log, logged, openssl, until};

const CREATE: &str = CreateCertificateWithCsrRequest::NAME;

fn applicant() -> Applicant {
    Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256)
}

mod the_cloud_says_no {
    use super::*;

    #[tokio::test]
    async fn to_a_product_that_was_never_bought() {
        let app = TestApp::start(Config {
            quotas: [].into(),
            ..Config::gentle()
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("nothing was bought");

        assert_eq!(refusal.code, ErrorCode::PackageNotFound);
    }

    #[tokio::test]
    async fn to_a_product_that_is_used_up() {
        let quotas = [("digicert-free-1-free".to_owned(), 1)].into();
        let app = TestApp::start(Config {
            quotas,
            ..Config::gentle()
        })
        .await;
        app.place(&applicant().order).await.expect("the only unit");

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("all units are used");

        assert_eq!(refusal.code, ErrorCode::QuotaExhausted);
    }

    #[tokio::test]
    async fn to_a_key_that_an_order_of_another_journal_used() {
        let mut app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;
        app.place(&order).await.expect("an order");
        app.restart_on(tempfile::tempdir().expect("an empty folder"))
            .await;

        let refusal = app
            .place(&order)
            .await
            .expect_err("the cloud takes a key once");

        assert_eq!(refusal.code, ErrorCode::CloudRefusedRequest);
    }

    #[tokio::test]
    async fn to_giving_up_what_was_issued_meanwhile() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        let awaiting = app.until_awaiting(&placed.id).await;
        let blind = json!({ "action": "DescribeCertificateState", "code": "ServiceUnavailable",
            "count": 1_000_000 });
        app.fault(blind).await;
        app.publish(challenge(&awaiting));
        app.simulator.settle().await;
        app.simulator.advance(Duration::from_secs(60));
        app.simulator.settle().await;

        let refusal = app.cancel(&placed.id).await.expect_err("it is issued");

        assert_eq!(refusal.code, ErrorCode::CloudOrderState);
    }

    #[tokio::test]
    async fn to_an_order_that_someone_else_deleted() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        app.until_awaiting(&placed.id).await;

        app.forget_orders().await;

        let mut events = app.events(&placed.id).await;
        events.until(|state| *state == OrderState::Cancelled).await;
    }

    #[tokio::test]
    async fn to_a_new_order_and_each_cause_has_its_own_code() {
        for (fault, code) in [
            ("NotFoundPackage", ErrorCode::PackageNotFound),
            ("NotRemainCount", ErrorCode::QuotaExhausted),
            (
                "CreateCertificateRequestFailed",
                ErrorCode::CloudRefusedRequest,
            ),
            ("Error", ErrorCode::CloudFailed),
            ("Throttling.User", ErrorCode::CloudThrottled),
            ("FlowControlError", ErrorCode::CloudThrottled),
            ("InvalidAccessKeyId.Inactive", ErrorCode::CloudCredentials),
            ("InvalidSecurityToken.Expired", ErrorCode::CloudCredentials),
            ("Forbidden.RAM", ErrorCode::CloudForbidden),
            ("InvalidTimeStamp.Expired", ErrorCode::CloudClock),
            ("ServiceUnavailable", ErrorCode::CloudUnavailable),
        ] {
            let app = TestApp::start(Config::gentle()).await;
            let applicant = applicant();
            app.fault(json!({ "action": CREATE, "code": fault, "count": 1 }))
                .await;

            let refusal = app.place(&applicant.order).await.expect_err(fault);

            assert_eq!(refusal.code, code, "{fault}");
            let orders = app.orders().await.expect("the journal");
            assert!(
                matches!(&orders[0].state, OrderState::Refused { code: kept, .. } if *kept == code)
            );
            app.place(&applicant.order)
                .await
                .expect("the key was not used up");
        }
    }

    #[tokio::test]
    async fn to_giving_an_order_up_and_each_cause_has_its_own_code() {
        for (action, fault, code) in [
            (
                "CancelOrderRequest",
                "NotFoundOrder",
                ErrorCode::CloudOrderNotFound,
            ),
            (
                "CancelOrderRequest",
                "OrderStateError",
                ErrorCode::CloudOrderState,
            ),
            ("CancelOrderRequest", "Error", ErrorCode::CloudFailed),
            (
                "DeleteCertificateRequest",
                "DeleteFail",
                ErrorCode::CloudDeleteFailed,
            ),
        ] {
            let app = TestApp::start(Config::gentle()).await;
            let placed = app.place(&applicant().order).await.expect("an order");
            let order = app.until_awaiting(&placed.id).await;
            app.fault(json!({ "action": action, "code": fault, "count": 1 }))
                .await;

            let refusal = app.cancel(&order.id).await.expect_err(fault);

            assert_eq!(refusal.code, code, "{fault}");
            app.cancel(&order.id)
                .await
                .expect("the second time it works");
            let mut events = app.events(&order.id).await;
            events.until(|state| *state == OrderState::Cancelled).await;
        }
    }

    #[tokio::test]
    async fn to_a_key_that_it_does_not_know() {
        let app = TestApp::start_with(Config::gentle(), |config| {
            let credentials = config.credentials.given.as_mut().expect("the simulator's");
            credentials.access_key_secret = Secret::new("not the simulator's");
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("a wrong secret");

        assert_eq!(refusal.code, ErrorCode::CloudCredentials);
    }
}

mod the_cloud_does_not_answer {
    use super::*;

    #[tokio::test]
    async fn but_has_the_order_which_is_found_again() {
        let app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "cut": "after", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        assert_eq!(placed.cloud_order_id, None);
        let awaiting = app.until_awaiting(&placed.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        let issued = app.prove(&awaiting).await;
        assert!(matches!(issued.state, OrderState::Issued { .. }));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn and_does_not_have_the_order_which_spent_nothing() {
        let app = TestApp::start(Config::gentle()).await;
        let applicant = applicant();
        app.fault(json!({ "action": CREATE, "cut": "before", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant.order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        let refused = events.until(OrderState::is_final).await;
        assert!(matches!(
            refused.state,
            OrderState::Refused {
                code: ErrorCode::CloudTimeout,
                ..
            }
        ));
        assert_eq!(app.calls(CREATE), 1);
        app.place(&applicant.order)
            .await
            .expect("the key was not used up");
    }

    #[tokio::test]
    async fn in_time_and_is_not_asked_a_second_time() {
        let app =
            TestApp::start_with(Config::gentle(), |config| config.cloud.timeout_ms = 300).await;
        app.fault(json!({ "action": CREATE, "delayMs": 60_000, "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        events.until(OrderState::is_final).await;
        assert!(app.calls(CREATE) <= 1);
    }

    #[tokio::test]
    async fn with_sense_and_is_not_asked_a_second_time() {
        let app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "code": "InternalError", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        events.until(OrderState::is_final).await;
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn because_it_cannot_be_reached_and_nothing_was_spent() {
        let app = TestApp::start_with(Config::gentle(), |config| {
            config.cloud.endpoint = "http://127.0.0.1:1".parse().expect("an endpoint");
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("nobody is there");

        assert_eq!(refusal.code, ErrorCode::CloudUnreachable);
    }

    #[tokio::test]
    async fn while_an_order_is_followed_and_nothing_is_lost() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        for fault in [
            json!({ "cut": "before" }),
            json!({ "code": "ServiceUnavailable" }),
        ] {
            app.fault(fault).await;
        }

        let awaiting = app.until_awaiting(&placed.id).await;

        assert!(matches!(
            app.prove(&awaiting).await.state,
            OrderState::Issued { .. }
        ));
    }
}

mod the_proxy_stops {
    use super::*;

    #[tokio::test]
    async fn while_an_order_waits_and_goes_on_with_it() {
        let mut app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        let before = app.until_awaiting(&placed.id).await;

        app.stop_proxy().await;
        app.start_proxy().await;

        let after = app.order(&placed.id).await.expect("the order");
        assert_eq!(after, before);
        assert!(matches!(
            app.prove(&after).await.state,
            OrderState::Issued { .. }
        ));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn while_an_order_is_in_doubt_and_finds_it_again() {
        let mut app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "cut": "after", "count": 1 }))
            .await;
        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        app.stop_proxy().await;
        app.start_proxy().await;

        let awaiting = app.until_awaiting(&placed.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn while_an_order_is_being_placed_and_keeps_its_number() {
        let mut app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "delayMs": 500, "count": 1 }))
            .await;
        app.send(&applicant().order);
        let written = async || app.orders().await.expect("the journal").into_iter().next();
        let placing = until("the order is written down", written).await;

        app.stop_proxy().await;
        app.start_proxy().await;

        let awaiting = app.until_awaiting(&placing.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        assert_eq!(app.calls(CREATE), 1);
    }
}

#[tokio::test]
async fn a_crash_between_question_and_answer_loses_no_order() {
    let mut app = TestApp::start(Config::gentle()).await;
    app.fault(json!({ "action": CREATE, "delayMs": 2000, "count": 1 }))
        .await;
    app.send(&applicant().order);
    let written = async || app.orders().await.expect("the journal").into_iter().next();
    let placing = until("the order is written down", written).await;
    assert_eq!(placing.state, OrderState::Placing);

    let journal = app.copy_journal();
    app.restart_on(journal).await;

    let awaiting = app.until_awaiting(&placing.id).await;
    assert!(awaiting.cloud_order_id.is_some());
    assert_eq!(app.calls(CREATE), 1);
}

mod the_same_request_again {
    use super::*;

    #[tokio::test]
    async fn answers_with_the_first_ones_order() {
        let app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;

        let first = app.place_as("the same key", &order).await;
        let second = app
            .place_as("the-same-key", &order)
            .await
            .expect("an order");
        let third = app
            .place_as("the-same-key", &order)
            .await
            .expect("an order");

        assert_eq!(
            first.expect_err("a space").code,
            ErrorCode::InvalidIdempotencyKey
        );
        assert_eq!(second.id, third.id);
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn answers_with_the_first_ones_refusal() {
        let app = TestApp::start(Config {
            quotas: [].into(),
            ..Config::gentle()
        })
        .await;
        let order = applicant().order;

        let first = app
            .place_as("the-same-key", &order)
            .await
            .expect_err("nothing was bought");
        let second = app
            .place_as("the-same-key", &order)
            .await
            .expect_err("nothing was bought");

        assert_eq!((first.code, &first.message), (second.code, &second.message));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn is_refused_when_it_is_not_the_same() {
        let app = TestApp::start(Config::gentle()).await;
        app.place_as("the-same-key", &applicant().order)
            .await
            .expect("an order");

        let another = app.place_as("the-same-key", &applicant().order).await;

        assert_eq!(
            another.expect_err("another").code,
            ErrorCode::IdempotencyKeyReused
        );
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn under_another_name_is_refused_since_the_cloud_takes_a_key_once() {
        let app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;
        app.place(&order).await.expect("an order");

        let another = app.place(&order).await.expect_err("the same key");

        assert_eq!(another.code, ErrorCode::KeyUsedBefore);
        assert_eq!(app.calls(CREATE), 1);
    }
}

#[tokio::test]
async fn what_cannot_become_a_certificate_is_refused_and_never_reaches_the_cloud() {
    let app = TestApp::start(Config::gentle()).await;
    for (what, order, code, field) in unplaceable() {
        let refusal = app.place(&order).await.expect_err(what);

        assert_eq!(refusal.code, code, "{what}");
        assert_eq!(refusal.field.as_deref(), Some(field), "{what}");
        assert!(
            refusal.message.ends_with('.'),
            "{what}: {}",
            refusal.message
        );
    }
    assert_eq!(app.simulator.requests(), []);
    assert_eq!(app.orders().await.expect("the journal"), []);
}

#[tokio::test]
async fn a_body_that_is_no_order_is_refused() {
    let app = TestApp::start(Config::gentle()).await;
    let json = ("content-type", "application/json");
    let key = (paths::IDEMPOTENCY_KEY, "0123456789");
    let order = serde_json::to_vec(&applicant().order).expect("plain data");
    let too_large = [b"\"".as_slice(), &vec![b' '; 70_000], b"\""].concat();
    for (what, headers, body, code) in [
        (
            "no JSON",
            [json, key].as_slice(),
            b"{".as_slice(),
            ErrorCode::InvalidBody,
        ),
        (
            "an unknown field",
            &[json, key],
            br#"{"more":1}"#,
            ErrorCode::InvalidBody,
        ),
        (
            "too many bytes",
            &[json, key],
            &too_large,
            ErrorCode::BodyTooLarge,
        ),
        (
            "no media type",
            &[key],
            &order,
            ErrorCode::UnsupportedMediaType,
        ),
        (
            "no idempotency key",
            &[json],
            &order,
            ErrorCode::InvalidIdempotencyKey,
        ),
    ] {
        let refusal = app.post(headers, body).await.expect_err(what);

        assert_eq!(refusal.code, code, "{what}");
    }
    assert_eq!(app.simulator.requests(), []);
}

#[tokio::test]
async fn an_order_that_nobody_placed_is_not_found() {
    let app = TestApp::start(Config::gentle()).await;
    let id = OrderId::from_random([7; 16]);

    let shown = app.order(&id).await.expect_err("nobody placed it");
    let cancelled = app.cancel(&id).await.expect_err("nobody placed it");

    assert_eq!(shown.code, ErrorCode::OrderNotFound);
    assert_eq!(cancelled.code, ErrorCode::OrderNotFound);
}

#[tokio::test]
async fn an_issued_order_cannot_be_given_up() {
    let app = TestApp::start(Config::gentle()).await;
    let placed = app.place(&applicant().order).await.expect("an order");
    let awaiting = app.until_awaiting(&placed.id).await;
    let issued = app.prove(&awaiting).await;

    let refusal = app.cancel(&issued.id).await.expect_err("it is issued");

    assert_eq!(refusal.code, ErrorCode::OrderStateConflict);
}

#[tokio::test]
async fn an_order_given_up_gives_its_unit_back() {
    let quotas = [("digicert-free-1-free".to_owned(), 1)].into();
    let app = TestApp::start(Config {
        quotas,
        ..Config::gentle()
    })
    .await;
    let placed = app.place(&applicant().order).await.expect("the only unit");
    let awaiting = app.until_awaiting(&placed.id).await;

    app.cancel(&awaiting.id).await.expect("a pending order");

    let mut events = app.events(&awaiting.id).await;
    events.until(|state| *state == OrderState::Cancelled).await;
    app.place(&applicant().order)
        .await
        .expect("the unit came back");
}

#[tokio::test]
async fn private_key_material_is_refused_and_forgotten_in_every_form() {
    keep_log();
    let app = TestApp::start(Config::gentle()).await;
    let order = applicant().order;
    let headers = [
        ("content-type", "application/json"),
        (paths::IDEMPOTENCY_KEY, "0123456789"),
    ];
    for (form, material) in private_key_material() {
        let in_order = NewOrder {
            csr: material.clone(),
            ..order.clone()
        };
        let in_order = serde_json::to_vec(&in_order).expect("plain data");
        for body in [in_order.as_slice(), material.as_bytes()] {
            let refusal = app.post(&headers, body).await.expect_err(form);

            assert_eq!(refusal.code, ErrorCode::PrivateKeyReceived, "{form}");
        }
        let piece: String = material.chars().skip(material.len() / 2).take(24).collect();
        assert!(
            !contains(&logged(), piece.as_bytes()),
            "{form} is in the log"
        );
        assert!(
            !contains(&app.journal(), piece.as_bytes()),
            "{form} is in the journal"
        );
        assert!(
            !contains(&app.answers(), piece.as_bytes()),
            "{form} is in an answer"
        );
    }
    assert_eq!(app.simulator.requests(), []);
}

/// Orders that must be refused: what is wrong, the order, the code and the field.
fn unplaceable() -> Vec<(&'static str, NewOrder, ErrorCode, &'static str)> {
    let valid = applicant().order;
    let wildcard = Applicant::new("*.example.com", KeyAlgorithm::EcdsaP256).order;
    let ed25519 = Applicant::new("www.example.com", KeyAlgorithm::Ed25519)
        .order
        .csr;
    let csr = |csr: String| NewOrder {
        csr,
        ..valid.clone()
    };
    let product = |order: &NewOrder, code: &str| NewOrder {
        product_code: code.to_owned(),
        ..order.clone()
    };
    let contact = |name: &str, phone: &str, email: &str| {
        let mut order = valid.clone();
        let fields = [
            (&mut order.contact.name, name),
            (&mut order.contact.phone, phone),
            (&mut order.contact.email, email),
        ];
        for (field, text) in fields {
            text.clone_into(field);
        }
        order
    };
    let label = valid
        .csr
        .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    let file = NewOrder {
        validation: ValidationMethod::File,
        ..wildcard.clone()
    };
    let rsa1024 = openssl_csr(&["-newkey", "rsa:1024"], "/CN=www.example.com");
    let p521 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"];
    let p521 = openssl_csr(&p521, "/CN=www.example.com");
    let p256 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let no_name = openssl_csr(&p256, "/O=Example");
    let no_domain = openssl_csr(&p256, "/CN=Example Limited");
    let address = openssl_csr(&p256, "/CN=192.0.2.1");
    let (ov, geotrust) = ("symantec-ov-1-personal", "geotrust-dv-1-starter");
    let (tom, phone, email) = ("Tom", "13800000000", "tom@example.com");
    vec![
        (
            "no PEM",
            csr("hello".to_owned()),
            ErrorCode::InvalidCsrPem,
            "csr",
        ),
        ("a wrong label", csr(label), ErrorCode::InvalidCsrPem, "csr"),
        (
            "no request",
            csr(pem(b"hello")),
            ErrorCode::InvalidCsr,
            "csr",
        ),
        (
            "a bad signature",
            csr(forged(&valid.csr)),
            ErrorCode::InvalidCsrSignature,
            "csr",
        ),
        ("RSA-1024", csr(rsa1024), ErrorCode::WeakKey, "csr"),
        ("P-521", csr(p521), ErrorCode::UnsupportedKey, "csr"),
        ("Ed25519", csr(ed25519), ErrorCode::UnsupportedKey, "csr"),
        (
            "no common name",
            csr(no_name),
            ErrorCode::MissingCommonName,
            "csr",
        ),
        ("no domain", csr(no_domain), ErrorCode::InvalidDomain, "csr"),
        ("an address", csr(address), ErrorCode::InvalidDomain, "csr"),
        (
            "no product",
            product(&valid, "x"),
            ErrorCode::UnknownProduct,
            "productCode",
        ),
        (
            "an OV product",
            product(&valid, ov),
            ErrorCode::OrganizationProduct,
            "productCode",
        ),
        (
            "a wildcard with a product for a single name",
            product(&wildcard, geotrust),
            ErrorCode::WildcardNotIncluded,
            "productCode",
        ),
        (
            "a single name with a product for a wildcard",
            product(&valid, &wildcard.product_code),
            ErrorCode::WildcardRequired,
            "productCode",
        ),
        (
            "a file for a wildcard",
            file,
            ErrorCode::FileForWildcard,
            "validation",
        ),
        (
            "no name",
            contact(" ", phone, email),
            ErrorCode::InvalidContactName,
            "contact.name",
        ),
        (
            "no phone",
            contact(tom, "call me", email),
            ErrorCode::InvalidPhone,
            "contact.phone",
        ),
        (
            "no e-mail",
            contact(tom, phone, "tom@home"),
            ErrorCode::InvalidEmail,
            "contact.email",
        ),
    ]
}

/// A private key in every form that people keep them in.
fn private_key_material() -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("text").to_owned();
    let (rsa, ec, certificate) = (path("rsa.pem"), path("ec.pem"), path("certificate.pem"));
    let _ = openssl(&["genrsa", "-out", &rsa, "2048"]);
    let _ = openssl(&[
        "ecparam",
        "-name",
        "prime256v1",
        "-genkey",
        "-noout",
        "-out",
        &ec,
    ]);
    let subject = ["-subj", "/CN=www.example.com"];
    let _ = openssl(
        &[
            &["req", "-x509", "-key", &ec, "-out", &certificate],
            &subject[..],
        ]
        .concat(),
    );
    let text = |arguments: &[&str]| String::from_utf8(openssl(arguments)).expect("PEM is text");
    let base64 = |arguments: &[&str]| STANDARD.encode(openssl(arguments));
    let encrypted = ["pkcs8", "-topk8", "-in", &ec, "-passout", "pass:hush"];
    let pkcs12 = [
        "pkcs12",
        "-export",
        "-in",
        &certificate,
        "-inkey",
        &ec,
        "-passout",
        "pass:hush",
    ];
    let jwk = json!({ "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" });
    vec![
        ("PKCS#8 PEM", text(&["pkey", "-in", &ec])),
        ("PKCS#1 PEM", text(&["rsa", "-in", &rsa, "-traditional"])),
        ("SEC1 PEM", text(&["ec", "-in", &ec])),
        ("encrypted PKCS#8 PEM", text(&encrypted)),
        (
            "PKCS#8 DER in base64",
            base64(&["pkcs8", "-topk8", "-nocrypt", "-in", &ec, "-outform", "DER"]),
        ),
        (
            "PKCS#1 DER in base64",
            base64(&["rsa", "-in", &rsa, "-traditional", "-outform", "DER"]),
        ),
        (
            "SEC1 DER in base64",
            base64(&["ec", "-in", &ec, "-outform", "DER"]),
        ),
        ("PKCS#12 in base64", base64(&pkcs12)),
        ("a JSON Web Key", jwk.to_string()),
    ]
}

/// A request that OpenSSL makes, for a key that it throws away.
fn openssl_csr(key: &[&str], subject: &str) -> String {
    let rest = ["-nodes", "-keyout", "/dev/null", "-subj", subject];
    let pem = openssl(&[&["req", "-new"], key, &rest].concat());
    String::from_utf8(pem).expect("PEM is text")
}

/// The request with a signature that is not its own.
fn forged(csr: &str) -> String {
    let lines: String = csr
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    let mut der = STANDARD.decode(lines).expect("PEM is base64");
    *der.last_mut().expect("a request") ^= 1;
    pem(&der)
}

fn pem(der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<_> = base64
        .as_bytes()
        .chunks(64)
        .map(String::from_utf8_lossy)
        .collect();
    let content = lines.join("\n");
    format!("-----BEGIN CERTIFICATE REQUEST-----\n{content}\n-----END CERTIFICATE REQUEST-----\n")
}
