//! Every operation: its request survives its parameters, its answer survives its JSON.

use std::{collections::BTreeMap, fmt::Debug};

use keyside_aliyun::{
    Error, ErrorKind,
    cas::{
        Action, CertId, CreateCertificateWithCsrRequest, DescribeCertificateState,
        DescribePackageState, GetTaskAttribute, GetUserCertificateDetail, ListInstances,
        ListUserCertificateOrder, OrderId, OrderStatus, OrderType, ParameterError, TaskStatus,
        UpdateInstance, ValidateType,
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
        tags: Vec::new(),
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
    survives(&ListUserCertificateOrder::default());
    survives(&ListUserCertificateOrder {
        order_type: Some(OrderType::Cert),
        status: Some(OrderStatus::WillExpired),
        keyword: Some("example.com".to_owned()),
        current_page: Some(2),
        show_size: Some(50),
        resource_group_id: None,
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

/// What the official client sends, and what it reads, with every field filled.
struct Official {
    requests: Value,
    answers: Value,
}

impl Official {
    fn read() -> Self {
        let file = |text: &str, name: &str| {
            let mut vectors: Value = serde_json::from_str(text).expect("JSON");
            vectors[name].take()
        };
        Self {
            requests: file(include_str!("actions/requests.json"), "requests"),
            answers: file(include_str!("actions/answers.json"), "answers"),
        }
    }

    /// Reads the request and writes it anew, and the answer.
    fn check<A: Action>(&mut self) {
        let vector = self.requests[A::NAME].take();
        let sent: BTreeMap<String, String> = serde_json::from_value(vector).expect("texts");

        let request =
            A::from_parameters(&sent).unwrap_or_else(|error| panic!("{}: {error}", A::NAME));
        let written: BTreeMap<String, String> = request.parameters().into_iter().collect();

        let documented = sent.into_iter().map(|(name, value)| {
            (
                name,
                if value == "True" {
                    "true".to_owned()
                } else {
                    value
                },
            )
        });
        assert_eq!(written, documented.collect(), "{}", A::NAME);

        let vector = self.answers[A::NAME].take();
        let read = A::read_answer(200, vector.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error}"));
        let printed = serde_json::to_string(&read).expect("plain data");
        assert!(!printed.contains("hush"), "{} keeps a private key", A::NAME);
        let mut expected = vector;
        if let Some(list) = expected
            .get_mut("CertificateList")
            .and_then(Value::as_array_mut)
        {
            // A text in this list alone; a number elsewhere.
            list.iter_mut()
                .for_each(|item| item["CertificateId"] = json!(18_083_870));
        }
        assert_within(
            &without_nulls(serde_json::to_value(read).expect("plain data")),
            &expected,
            A::NAME,
        );
    }
}

/// Whether everything that was read is as it was written.
fn assert_within(read: &Value, written: &Value, place: &str) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            assert!(!read.is_empty(), "{place}");
            for (name, value) in read {
                assert_within(
                    value,
                    written.get(name).unwrap_or(&Value::Null),
                    &format!("{place}.{name}"),
                );
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            assert_eq!(read.len(), written.len(), "{place}");
            for (read, written) in read.iter().zip(written) {
                assert_within(read, written, place);
            }
        }
        _ => assert_eq!(read, written, "{place}"),
    }
}

/// Absent and null mean the same.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

macro_rules! every_operation {
    ($($service:ident: $($action:ident),+;)+) => {
        #[test]
        fn every_operation_speaks_as_the_official_client_does() {
            let mut official = Official::read();
            $($(official.check::<keyside_aliyun::$service::$action>();)+)+

            for vectors in [official.requests, official.answers] {
                let left: Vec<_> = vectors.as_object().into_iter().flatten()
                    .filter(|(_, vector)| !vector.is_null())
                    .map(|(name, _)| name.clone())
                    .collect();
                assert!(left.is_empty(), "{left:?} were not tried");
            }
        }
    };
}

every_operation! {
    alidns:
    AddDomainRecord,
    DeleteDomainRecord,
    DescribeDomainRecords;
    cas:
    ApplyCertificate,
    CancelCertificateForPackageRequest,
    CancelOrderRequest,
    CancelPendingCertificate,
    CreateCertificateForPackageRequest,
    CreateCertificateRequest,
    CreateCertificateWithCsrRequest,
    CreateCompany,
    CreateContact,
    CreateCsr,
    DeleteCertificateRequest,
    DeleteCompany,
    DeleteContact,
    DeleteCsr,
    DeleteInstance,
    DeleteUserCertificate,
    DescribeCertificateState,
    DescribePackageState,
    GetCertificateDetail,
    GetCertificatePackageCount,
    GetCompany,
    GetContact,
    GetCsrDetail,
    GetInstanceDetail,
    GetInstanceSummary,
    GetTaskAttribute,
    GetUserCertificateDetail,
    ListCert,
    ListCertificates,
    ListCompanies,
    ListContact,
    ListCsr,
    ListInstances,
    ListTrusteeOrder,
    ListUserCertificateOrder,
    RefundInstance,
    RenewCertificateOrderForPackageRequest,
    RevokeCertificate,
    ShareCertificate,
    UpdateCompany,
    UpdateContact,
    UpdateInstance,
    UploadCsr;
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

    assert_eq!(
        without_nulls(serde_json::to_value(read).expect("plain data")),
        answer
    );
}

#[test]
fn the_words_of_a_task_are_read_in_both_vocabularies() {
    for (word, status) in [
        ("success", TaskStatus::Success),
        ("COMPLETED", TaskStatus::Success),
        ("Processing", TaskStatus::Processing),
        ("PENDING", TaskStatus::Processing),
        ("FAILED", TaskStatus::Failed),
        ("something new", TaskStatus::Unknown),
    ] {
        let body = json!({ "TaskStatus": word }).to_string();

        let answer = GetTaskAttribute::read_answer(200, body.as_bytes()).expect("tolerated");

        assert_eq!(answer.task_status, Some(status), "{word}");
    }
}

#[test]
fn an_instance_is_read_whatever_is_empty_absent_or_of_another_type() {
    let body = r#"{"TotalCount":3,"InstanceList":[
        {"InstanceId":"a","CertificateStatus":"","CertificateId":"","UsingProductList":null},
        {"InstanceId":"b","CertificateStatus":null,"CertificateId":"18083870","InstanceEndTime":""},
        {"InstanceId":"c","Status":"frozen","KeyAlgorithm":"ECC_384","CertificateId":18083870}]}"#;

    let answer = ListInstances::read_answer(200, body.as_bytes()).expect("tolerated");

    let instances = answer.instance_list.expect("three");
    let ids: Vec<_> = instances
        .iter()
        .map(|instance| instance.certificate_id)
        .collect();
    assert_eq!(
        ids,
        [None, Some(CertId(18_083_870)), Some(CertId(18_083_870))]
    );
    assert!(
        instances
            .iter()
            .all(|instance| instance.certificate_status.is_none())
    );
}

#[test]
fn a_waiting_time_is_read_as_text_and_as_number() {
    for (time, seconds) in [
        (json!("120"), Some(120)),
        (json!(120), Some(120)),
        (json!(""), None),
    ] {
        let body = json!({"InstanceId": "a", "AverageWaitingTime": time}).to_string();

        let answer = keyside_aliyun::cas::GetInstanceDetail::read_answer(200, body.as_bytes());

        let read = answer.expect("tolerated").average_waiting_time;
        assert_eq!(read.map(|read| read.0), seconds, "{time}");
    }
}

#[test]
fn a_private_key_that_the_service_kept_ends_with_the_body() {
    let body = br#"{"Id":1,"Cert":"PEM","Key":"-----BEGIN PRIVATE KEY-----\nhush",
        "EncryptPrivateKey":"hush","SignPrivateKey":"hush"}"#;

    let answer = GetUserCertificateDetail::take_answer(200, body.to_vec()).expect("a certificate");

    assert_eq!(answer.cert.as_deref(), Some("PEM"));
    assert!(!format!("{answer:?}").contains("hush"));
}

#[test]
fn a_list_of_parameters_ends_at_its_first_gap() {
    let parameters = [
        ("InstanceId", "a"),
        ("ContactIdList.1", "7"),
        ("ContactIdList.3", "8"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();

    let request = UpdateInstance::from_parameters(&parameters).expect("a request");

    assert_eq!(request.contact_id_list.len(), 1);
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

#[test]
fn each_service_is_called_in_its_own_version() {
    let action = keyside_aliyun::alidns::DeleteDomainRecord::default();

    let dns = keyside_aliyun::Request::new("localhost", &action);
    let cas = keyside_aliyun::Request::new("localhost", &create());

    assert_eq!(dns.version, "2015-01-09");
    assert_eq!(cas.version, "2020-04-07");
}
