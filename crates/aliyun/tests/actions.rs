//! Every operation: its request survives its parameters, its answer survives its JSON.

use std::{collections::BTreeMap, fmt::Debug};

use keyside_aliyun::{
    Error, ErrorKind,
    cas::{
        Action, CancelOrderRequest, CertId, CreateCertificateWithCsrRequest,
        DeleteCertificateRequest, DescribeCertificateState, DescribePackageState,
        ListUserCertificateOrder, OrderId, OrderStatus, OrderType, ParameterError, ValidateType,
    },
};
use serde_json::{Value, json};

const ORDER_ID: OrderId = OrderId(98_987_582_437_920_968);

fn create() -> CreateCertificateWithCsrRequest {
    CreateCertificateWithCsrRequest {
        csr: "-----BEGIN CERTIFICATE REQUEST-----\n".to_owned(),
        username: "Tom Zhang".to_owned(),
        phone: "13800000000".to_owned(),
        email: "admin@example.com".to_owned(),
        validate_type: ValidateType::File,
        product_code: Some("digicert-free-1-free".to_owned()),
    }
}

#[test]
fn each_request_survives_its_parameters() {
    survives(&create());
    survives(&CreateCertificateWithCsrRequest {
        product_code: None,
        ..create()
    });
    survives(&DescribeCertificateState { order_id: ORDER_ID });
    survives(&DescribePackageState { product_code: None });
    survives(&DescribePackageState {
        product_code: Some("geotrust-dv-1-starter".to_owned()),
    });
    survives(&CancelOrderRequest { order_id: ORDER_ID });
    survives(&DeleteCertificateRequest { order_id: ORDER_ID });
    survives(&ListUserCertificateOrder::default());
    survives(&ListUserCertificateOrder {
        order_type: Some(OrderType::Cert),
        status: Some(OrderStatus::WillExpired),
        keyword: Some("example.com".to_owned()),
        current_page: Some(2),
        show_size: Some(50),
    });
}

fn survives<A: Action + Debug + PartialEq>(action: &A) {
    let parameters = action.parameters().into_iter().collect();

    assert_eq!(A::from_parameters(&parameters).as_ref(), Ok(action));
}

#[test]
fn an_order_id_above_2_pow_53_is_sent_to_the_last_digit() {
    let parameters = DescribeCertificateState { order_id: ORDER_ID }.parameters();

    assert_eq!(
        parameters,
        [("OrderId".to_owned(), "98987582437920968".to_owned())]
    );
}

#[test]
fn a_required_parameter_that_is_absent_or_empty_is_named() {
    for name in ["Csr", "Username", "Phone", "Email", "ValidateType"] {
        let mut parameters: BTreeMap<_, _> = create().parameters().into_iter().collect();
        parameters.insert(name.to_owned(), String::new());
        let empty = CreateCertificateWithCsrRequest::from_parameters(&parameters);
        parameters.remove(name);
        let absent = CreateCertificateWithCsrRequest::from_parameters(&parameters);

        assert_eq!(empty, Err(ParameterError::Missing(name)));
        assert_eq!(absent, Err(ParameterError::Missing(name)));
        assert_eq!(
            ParameterError::Missing(name).code(),
            format!("Missing{name}")
        );
    }
}

#[test]
fn a_parameter_with_a_value_it_cannot_have_is_named() {
    let parameters = |name: &str, value: &str| {
        let mut parameters: BTreeMap<_, _> = create().parameters().into_iter().collect();
        parameters.insert(name.to_owned(), value.to_owned());
        parameters
    };

    assert_eq!(
        CreateCertificateWithCsrRequest::from_parameters(&parameters("ValidateType", "PHONE")),
        Err(ParameterError::Invalid("ValidateType"))
    );
    assert_eq!(
        DescribeCertificateState::from_parameters(&parameters("OrderId", "12a")),
        Err(ParameterError::Invalid("OrderId"))
    );
    assert_eq!(
        ListUserCertificateOrder::from_parameters(&parameters("Status", "DONE")),
        Err(ParameterError::Invalid("Status"))
    );
}

#[test]
fn a_validation_type_is_read_without_regard_to_case() {
    let mut parameters: BTreeMap<_, _> = create().parameters().into_iter().collect();
    parameters.insert("ValidateType".to_owned(), "dns".to_owned());

    let request = CreateCertificateWithCsrRequest::from_parameters(&parameters);

    assert_eq!(
        request.map(|request| request.validate_type),
        Ok(ValidateType::Dns)
    );
}

#[test]
fn the_contact_is_not_printed() {
    let printed = format!("{:?}", create());

    assert!(!printed.contains("Tom") && !printed.contains("138") && !printed.contains('@'));
}

#[test]
fn each_documented_answer_survives_our_types() {
    answer_survives::<CreateCertificateWithCsrRequest>(json!({
        "OrderId": 98_987_582_437_920_968_i64,
        "RequestId": "CBF1E9B7-D6A0-4E9E-AD3E-2B47E6C2837D"}));
    answer_survives::<DescribeCertificateState>(json!({
        "RequestId": "082FAB35-6AB9-4FD5-8750-D36673548E76", "Type": "certificate",
        "Certificate": "-----BEGIN CERTIFICATE-----", "CertId": "111111"}));
    answer_survives::<DescribePackageState>(json!({
        "ProductCode": "digicert-free-1-free", "TotalCount": 20, "UsedCount": 2, "IssuedCount": 1,
        "RequestId": "10CFA380-1C58-45C7-8075-06215F3DB681"}));
    answer_survives::<CancelOrderRequest>(json!({
        "RequestId": "A37E9039-143B-566E-A0DF-351C253127F4"}));
    answer_survives::<DeleteCertificateRequest>(json!({
        "RequestId": "A37E9039-143B-566E-A0DF-351C253127F4"}));
    answer_survives::<ListUserCertificateOrder>(json!({
        "CurrentPage": 1, "ShowSize": 50, "TotalCount": 1, "RequestId": "A37E9039",
        "CertificateOrderList": [{"Status": "PAYED", "ProductName": "DV", "SourceType": "buy",
            "InstanceId": "cert-instanceId", "ProductCode": "globalsign-xxxx", "CertType": "OV",
            "WildDomainCount": 1, "PartnerOrderId": "", "OrderId": 3_451_111, "Algorithm": "RSA",
            "RootBrand": "GlobalSign", "AliyunOrderId": 21_000_040_655_i64, "Domain": "",
            "DomainType": "WILDCARD", "TrusteeStatus": "trustee",
            "BuyDate": 1_632_649_385_000_i64, "DomainCount": 1}]}));
}

fn answer_survives<A: Action>(answer: Value) {
    let read = A::read_answer(200, answer.to_string().as_bytes()).expect("the documented form");

    assert_eq!(serde_json::to_value(read).expect("plain data"), answer);
}

#[test]
fn reads_an_answer_with_nulls_and_fields_it_does_not_know() {
    let body = r#"{"PrivateKey":null,"Type":"payed","New":{"a":[1]},"CertId":null,"Uri":null}"#;

    let answer = DescribeCertificateState::read_answer(200, body.as_bytes()).expect("tolerated");

    assert_eq!(answer.r#type.as_deref(), Some("payed"));
    assert_eq!(answer.cert_id, None);
}

#[test]
fn reads_a_list_entry_with_a_status_it_does_not_know() {
    let body = r#"{"CertificateOrderList":[{"OrderId":"98987582437920968","CertificateId":1,
        "Status":"SOMETHING_NEW"}]}"#;

    let answer = ListUserCertificateOrder::read_answer(200, body.as_bytes()).expect("tolerated");

    let entry = &answer.certificate_order_list.expect("one entry")[0];
    assert_eq!(entry.order_id, Some(ORDER_ID));
    assert_eq!(entry.certificate_id, Some(CertId(1)));
    assert_eq!(entry.status, Some(OrderStatus::Unknown));
}

#[test]
fn a_refusal_is_the_services_error() {
    let body = br#"{"Code":"NotFoundOrder","Message":"no","RequestId":"A"}"#;

    let refusal = DescribeCertificateState::read_answer(404, body).expect_err("a refusal");

    assert!(matches!(refusal, Error::Api(error) if error.kind() == ErrorKind::NotFoundOrder));
}

#[test]
fn an_unreadable_success_is_named_without_its_content() {
    let body = br#"{"OrderId":"-----BEGIN PRIVATE KEY-----"}"#;

    let problem = CreateCertificateWithCsrRequest::read_answer(200, body).expect_err("no number");

    assert_eq!(
        problem.to_string(),
        "the answer to CreateCertificateWithCsrRequest is not in the documented form \
         (line 1, column 40)"
    );
}
