//! Requests that the service makes and keeps.

use keyside_aliyun::cas::{CreateCsr, DeleteCsr, GetCsrDetail, ListCsr, UploadCsr};
use keyside_core::{Csr, PrivateKey};

use crate::service::{Service, code, csr, text};

fn create() -> CreateCsr {
    CreateCsr {
        algorithm: "ECC".to_owned(),
        key_size: 256,
        common_name: "www.example.com".to_owned(),
        country_code: "CN".to_owned(),
        province: "Zhejiang".to_owned(),
        locality: "Hangzhou, \u{897f}\u{6e56}".to_owned(),
        sans: Some("www.example.com,example.com".to_owned()),
        corp_name: Some("Example + Sons = \"all\"".to_owned()),
        department: None,
        name: Some("my-request_1.0".to_owned()),
    }
}

#[tokio::test]
async fn a_request_that_the_service_made_comes_with_its_key() {
    let service = Service::gentle().await;
    let csr_id = service.read(&create()).await.csr_id.expect("a number");

    let answer = service
        .call(&GetCsrDetail { csr_id })
        .await
        .expect("a request");

    let csr = Csr::parse(text(&answer, "Csr")).expect("a request");
    let key = PrivateKey::parse(text(&answer, "PrivateKey"), None).expect("a key");
    assert_eq!(csr.fingerprint(), key.fingerprint());
    assert_eq!(csr.dns_names().len(), 2);
}

#[tokio::test]
async fn a_request_of_an_applicant_is_kept_without_a_key_and_listed() {
    let service = Service::gentle().await;
    service.read(&create()).await;
    let upload = UploadCsr {
        csr: csr("b.example.com"),
        name: None,
    };
    let csr_id = service.read(&upload).await.csr_id.expect("a number");

    let list = ListCsr {
        key_word: Some("B.example".to_owned()),
        ..ListCsr::default()
    };
    let listed = service.read(&list).await.csr_list.expect("a list");

    assert_eq!((listed.len(), listed[0].csr_id), (1, Some(csr_id)));
    assert_eq!(listed[0].has_private_key, Some(false));
    let answer = service
        .call(&GetCsrDetail { csr_id })
        .await
        .expect("a request");
    assert!(!answer.contains_key("PrivateKey"));
    service
        .call(&DeleteCsr { csr_id })
        .await
        .expect("forgotten");
    assert_eq!(
        code(service.call(&GetCsrDetail { csr_id }).await),
        "NotFound"
    );
}

#[tokio::test]
async fn a_request_that_cannot_be_made_or_read_is_refused() {
    let service = Service::gentle().await;
    let text = |text: &str| text.to_owned();

    for (request, expected) in [
        (
            CreateCsr {
                algorithm: text("DSA"),
                ..create()
            },
            "InvalidAlgorithm",
        ),
        (
            CreateCsr {
                key_size: 1024,
                ..create()
            },
            "InvalidKeySize",
        ),
        (
            CreateCsr {
                name: Some(text("a b")),
                ..create()
            },
            "InvalidName",
        ),
        (
            CreateCsr {
                common_name: text("no domain"),
                ..create()
            },
            "InvalidParameter",
        ),
        (
            CreateCsr {
                algorithm: text("SM2"),
                ..create()
            },
            "CreateCsrFailed",
        ),
    ] {
        assert_eq!(code(service.call(&request).await), expected, "{request:?}");
    }
    let upload = UploadCsr {
        csr: text("no request"),
        name: None,
    };
    assert_eq!(code(service.call(&upload).await), "InvalidParameter");
}
