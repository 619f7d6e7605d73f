//! Orders that the operations for packages place, renew and withdraw.

use keyside_aliyun::cas::{
    CancelCertificateForPackageRequest, CreateCertificateForPackageRequest,
    CreateCertificateRequest, CreateCertificateWithCsrRequest, DeleteCertificateRequest,
    DescribePackageState, GetCertificatePackageCount, GetUserCertificateDetail,
    ListUserCertificateOrder, OrderId, OrderStatus, RenewCertificateOrderForPackageRequest, Tag,
    ValidateType, read_counts,
};
use keyside_core::CertificateChain;

use crate::service::{FREE, Service, code, csr, order, text};

const DAY: u64 = 24 * 60 * 60;

async fn used(service: &Service, code: &str) -> Option<i64> {
    let package = DescribePackageState {
        product_code: Some(code.to_owned()),
    };
    service.read(&package).await.used_count
}

async fn status(service: &Service) -> Option<OrderStatus> {
    let list = service.read(&ListUserCertificateOrder::default()).await;
    list.certificate_order_list.expect("a list")[0].status
}

#[tokio::test]
async fn the_service_keeps_the_key_that_it_makes_and_hands_it_out() {
    let service = Service::gentle().await;
    let create = CreateCertificateRequest {
        domain: "www.example.com".to_owned(),
        username: "Tom Zhang".to_owned(),
        phone: "13800000000".to_owned(),
        email: "admin@example.com".to_owned(),
        validate_type: ValidateType::Dns,
        product_code: None,
        tags: Vec::new(),
    };
    let id = service.read(&create).await.order_id;

    service.pass_delay().await;
    service.prove(id).await;
    service.pass_delay().await;

    let state = service.state(id).await;
    let key = keyside_core::PrivateKey::parse(text(&state, "PrivateKey"), None).expect("a key");
    let chain = CertificateChain::parse(text(&state, "Certificate")).expect("a chain");
    assert!(chain.matches(&key.fingerprint()));
}

#[tokio::test]
async fn a_package_order_needs_a_domain_or_a_request_and_the_request_counts() {
    let service = Service::gentle().await;
    let nothing = CreateCertificateForPackageRequest::default();
    let both = CreateCertificateForPackageRequest {
        domain: Some("other.example.com".to_owned()),
        csr: Some(csr("www.example.com")),
        ..nothing.clone()
    };

    assert_eq!(code(service.call(&nothing).await), "MissingParameter");
    service.read(&both).await;

    let list = service.read(&ListUserCertificateOrder::default()).await;
    let entries = list.certificate_order_list.expect("a list");
    assert_eq!(entries[0].domain.as_deref(), Some("www.example.com"));
}

#[tokio::test]
async fn an_organisation_is_validated_without_a_record() {
    let service = Service::gentle().await;
    let create = CreateCertificateForPackageRequest {
        product_code: Some("symantec-ov-1-personal".to_owned()),
        csr: Some(csr("www.example.com")),
        ..CreateCertificateForPackageRequest::default()
    };
    let id = service.read(&create).await.order_id;

    service.pass_delay().await;
    assert_eq!(service.state_type(id).await, "process");
    service.pass_delay().await;

    assert_eq!(service.state_type(id).await, "certificate");
}

#[tokio::test]
async fn a_revoked_certificate_gives_its_unit_back_and_a_pending_order_too() {
    let service = Service::gentle().await;
    let issued = service.issue(&order("www.example.com")).await;
    let pending = service.place(&order("b.example.com")).await;
    service.pass_delay().await;
    assert_eq!(used(&service, FREE).await, Some(2));

    let withdraw = |order_id| CancelCertificateForPackageRequest { order_id };
    service.call(&withdraw(pending)).await.expect("taken back");
    assert_eq!(status(&service).await, Some(OrderStatus::Payed));
    let delete = DeleteCertificateRequest { order_id: pending };
    service.call(&delete).await.expect("deleted");
    service.call(&withdraw(issued)).await.expect("revoked");

    assert_eq!(used(&service, FREE).await, Some(0));
    assert_eq!(status(&service).await, Some(OrderStatus::Revoked));
    assert_eq!(
        code(service.call(&withdraw(issued)).await),
        "OrderStateError"
    );
    assert_eq!(
        code(service.call(&withdraw(OrderId(1))).await),
        "NotFoundOrder"
    );
}

#[tokio::test]
async fn an_order_is_renewed_when_it_is_about_to_expire_and_not_before() {
    let service = Service::gentle().await;
    let order_id = service.issue(&order("www.example.com")).await;
    let renew = |csr| RenewCertificateOrderForPackageRequest {
        order_id,
        csr: Some(csr),
        tags: Vec::new(),
    };
    let early = service.call(&renew(csr("www.example.com"))).await;
    assert_eq!(code(early), "OrderStateError");

    service.advance(61 * DAY).await;
    let other = service.call(&renew(csr("b.example.com"))).await;
    let next = service.read(&renew(csr("www.example.com"))).await.order_id;

    assert_eq!(code(other), "CreateCertificateRequestFailed");
    assert!(next > order_id);
    assert_eq!(service.state_type(next).await, "payed");
}

#[tokio::test]
async fn the_units_of_all_products_are_counted_together() {
    let service = Service::gentle().await;
    service.place(&order("www.example.com")).await;

    let answer = service.read(&GetCertificatePackageCount {}).await;

    let counts = read_counts(answer.total_count_detail.as_deref().expect("a text"));
    assert_eq!(
        (
            counts["TotalCount"],
            counts["UsedCount"],
            counts["RemainCount"]
        ),
        (300, 1, 299)
    );
    let products = answer.products().expect("a list");
    assert_eq!(products.len(), 15);
    assert_eq!(products[0].remain_count, Some(19));
}

#[tokio::test]
async fn labels_stay_with_the_certificate_and_must_be_as_documented() {
    let service = Service::gentle().await;
    let with = |key: &str| CreateCertificateWithCsrRequest {
        tags: vec![Tag {
            key: key.to_owned(),
            value: "a b*".to_owned(),
        }],
        ..order("www.example.com")
    };
    for key in ["acs:env", "aliyun", "see https://example.com"] {
        assert_eq!(
            code(service.call(&with(key)).await),
            "InvalidParameter",
            "{key}"
        );
    }

    let id = service.issue(&with("env")).await;

    let cert_id = text(&service.state(id).await, "CertId")
        .parse()
        .expect("a number");
    let request = GetUserCertificateDetail {
        cert_id,
        cert_filter: None,
    };
    let tags = service.read(&request).await.tags.expect("a list");
    assert_eq!((&*tags[0].key, &*tags[0].value), ("env", "a b*"));
}
