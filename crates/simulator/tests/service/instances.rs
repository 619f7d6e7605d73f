//! Instances, from purchase to certificate and back.

use keyside_aliyun::cas::{
    Action, ApplyCertificate, CancelPendingCertificate, CertificateStatus, Challenge, CompanyId,
    ContactId, CreateCompany, CreateContact, DeleteCompany, DeleteContact, DeleteInstance,
    DeleteUserCertificate, GenerateCsrMethod, GetCertificateDetail, GetCompany, GetContact,
    GetInstanceDetail, GetInstanceSummary, GetTaskAttribute, GetUserCertificateDetail,
    InstanceState, InstanceStatus, InstanceType, KeyAlgorithm, ListCertificates, ListCompanies,
    ListContact, ListInstances, ListUserCertificateOrder, OrderType, RefundInstance,
    RevokeCertificate, TaskStatus, UpdateCompany, UpdateContact, UpdateInstance, ValidationMethod,
};
use keyside_core::CertificateChain;
use keyside_simulator::{Config, DnsRecord, NewInstance, ValidationKey};

use crate::service::{Service, code, csr, refusal, text};

const TEST: &str = "cas_dv-cn-test00000001";
const SINGLE: &str = "cas_dv-cn-single000001";
const MULTIPLE: &str = "cas_dv-cn-multiple0001";
const CONTACT: ContactId = ContactId(304_066);

/// What a test instance is told.
fn update(instance_id: &str, domain: &str) -> UpdateInstance {
    UpdateInstance {
        instance_id: instance_id.to_owned(),
        csr: Some(csr(domain)),
        generate_csr_method: Some(GenerateCsrMethod::Upload),
        validation_method: Some(ValidationMethod::Dns),
        contact_id_list: vec![CONTACT],
        ..UpdateInstance::default()
    }
}

fn apply(instance_id: &str) -> ApplyCertificate {
    ApplyCertificate {
        instance_id: instance_id.to_owned(),
    }
}

fn detail(instance_id: &str) -> GetInstanceDetail {
    GetInstanceDetail {
        instance_id: instance_id.to_owned(),
    }
}

impl Service {
    async fn instance_state(&self, instance_id: &str) -> InstanceState {
        let answer = self.read(&detail(instance_id)).await;
        answer.try_into().expect("a documented state")
    }

    async fn task_status(&self, instance_id: &str) -> Option<TaskStatus> {
        let task = GetTaskAttribute {
            task_id: instance_id.to_owned(),
            task_type: None,
        };
        self.read(&task).await.task_status
    }

    /// Publishes every record that the instance asks for.
    async fn prove_instance(&self, instance_id: &str) {
        let InstanceState::AwaitingValidation(challenges) = self.instance_state(instance_id).await
        else {
            panic!("nothing is asked for")
        };
        for challenge in challenges {
            let Challenge::DnsRecord {
                record_domain,
                value,
                ..
            } = challenge.challenge
            else {
                panic!("a file is asked for")
            };
            let record = DnsRecord::txt(record_domain, value);
            self.simulator.publish(record).expect("a record");
        }
        self.simulator.settle().await;
    }

    /// Has the instance apply and be issued.
    async fn issue_instance(&self, update: &UpdateInstance) {
        self.call(update).await.expect("updated");
        self.call(&apply(&update.instance_id))
            .await
            .expect("applied");
        self.pass_delay().await;
        self.prove_instance(&update.instance_id).await;
        self.pass_delay().await;
    }
}

#[tokio::test]
async fn an_instance_goes_its_way_from_purchase_to_certificate() {
    let service = Service::gentle().await;
    let inactive = InstanceState::Inactive { reason: None };
    assert_eq!(service.instance_state(TEST).await, inactive);

    service
        .call(&update(TEST, "www.example.com"))
        .await
        .expect("updated");
    assert_eq!(service.instance_state(TEST).await, inactive);
    service.call(&apply(TEST)).await.expect("applied");
    assert_eq!(service.instance_state(TEST).await, InstanceState::Pending);
    assert_eq!(
        service.task_status(TEST).await,
        Some(TaskStatus::Processing)
    );

    service.pass_delay().await;
    assert_eq!(service.task_status(TEST).await, Some(TaskStatus::Success));
    service.prove_instance(TEST).await;
    service.pass_delay().await;

    let InstanceState::Issued(issued) = service.instance_state(TEST).await else {
        panic!("it is not issued")
    };
    let answer = service.call(&detail(TEST)).await.expect("details");
    assert!(!answer.contains_key("DomainValidationList"));
    let content = service
        .read(&GetUserCertificateDetail {
            cert_id: issued.cert_id,
            cert_filter: None,
        })
        .await;
    let chain = CertificateChain::parse(&content.cert.expect("PEM")).expect("a chain");
    assert_eq!(chain.leaf().dns_names(), ["www.example.com"]);
}

#[tokio::test]
async fn one_application_at_a_time_and_nothing_changes_meanwhile() {
    let service = Service::gentle().await;
    let update = update(TEST, "www.example.com");
    service.call(&update).await.expect("updated");
    service.call(&apply(TEST)).await.expect("applied");

    let again = service.call(&apply(TEST)).await;
    let changed = service.call(&update).await;

    assert_eq!(
        refusal(again),
        ("OperationDenied.StatusNotSupport".to_owned(), 400)
    );
    assert_eq!(
        refusal(changed),
        ("InvalidStatus.UpdateProtection".to_owned(), 400)
    );
}

#[tokio::test]
async fn an_application_taken_back_leaves_the_instance_as_it_was_after_a_while() {
    let service = Service::gentle().await;
    service
        .call(&update(TEST, "www.example.com"))
        .await
        .expect("updated");
    service.call(&apply(TEST)).await.expect("applied");
    let cancel = CancelPendingCertificate {
        instance_id: TEST.to_owned(),
    };
    assert_eq!(
        code(service.call(&cancel).await),
        "OperationDenied.StatusNotSupport"
    );

    service.pass_delay().await;
    service.call(&cancel).await.expect("taken back");
    assert_eq!(service.instance_state(TEST).await, InstanceState::Pending);
    service.pass_delay().await;

    let inactive = InstanceState::Inactive { reason: None };
    assert_eq!(service.instance_state(TEST).await, inactive);
    service.call(&apply(TEST)).await.expect("applied anew");
}

#[tokio::test]
async fn a_paid_instance_may_apply_by_itself_once_it_has_all_it_needs() {
    let service = Service::start(Config {
        auto_submit: true,
        ..Config::gentle().unhurried()
    })
    .await;
    let incomplete = UpdateInstance {
        contact_id_list: Vec::new(),
        ..update(SINGLE, "www.example.com")
    };
    service.call(&incomplete).await.expect("updated");
    let inactive = InstanceState::Inactive { reason: None };
    assert_eq!(service.instance_state(SINGLE).await, inactive);

    service
        .call(&update(SINGLE, "www.example.com"))
        .await
        .expect("updated");
    service
        .call(&update(TEST, "test.example.com"))
        .await
        .expect("updated");

    assert_eq!(service.instance_state(SINGLE).await, InstanceState::Pending);
    assert_eq!(service.instance_state(TEST).await, inactive);
    let applied = service.call(&apply(SINGLE)).await;
    assert_eq!(code(applied), "OperationDenied.StatusNotSupport");
}

#[tokio::test]
async fn what_an_instance_lacks_or_cannot_do_is_named() {
    let service = Service::gentle().await;
    assert_eq!(code(service.call(&apply(TEST)).await), "MissingParameter");
    assert_eq!(code(service.call(&apply("nothing")).await), "NotFound");
    let with = |domain: Option<&str>, csr: Option<String>| UpdateInstance {
        domain: domain.map(str::to_owned),
        csr,
        ..update(TEST, "www.example.com")
    };

    for (update, expected) in [
        (
            with(Some("*.example.com"), Some(csr("*.example.com"))),
            "DomainAndProductNotMatch",
        ),
        (
            with(Some("b.example.com"), Some(csr("a.example.com"))),
            "InvalidParameter",
        ),
        (
            with(None, Some("no request".to_owned())),
            "InvalidParameter",
        ),
        (with(Some("no domain"), None), "InvalidParameter"),
        (
            UpdateInstance {
                domain: Some("a.example.com,a.example.com".to_owned()),
                ..UpdateInstance {
                    instance_id: MULTIPLE.to_owned(),
                    ..Default::default()
                }
            },
            "DomainRepeat",
        ),
        (
            UpdateInstance {
                contact_id_list: vec![ContactId(1)],
                ..update(TEST, "www.example.com")
            },
            "NotFound",
        ),
    ] {
        assert_eq!(code(service.call(&update).await), expected, "{update:?}");
    }
}

#[tokio::test]
async fn a_name_that_is_not_certified_ends_the_task_with_a_reason() {
    let service = Service::gentle().await;
    service
        .call(&update(TEST, "www.example.edu"))
        .await
        .expect("updated");
    service.call(&apply(TEST)).await.expect("applied");

    service.pass_delay().await;

    assert_eq!(service.task_status(TEST).await, Some(TaskStatus::Failed));
    let state = service.instance_state(TEST).await;
    assert!(
        matches!(state, InstanceState::Inactive { reason: Some(_) }),
        "{state:?}"
    );
}

#[tokio::test]
async fn an_instance_whose_records_never_come_says_so() {
    let service = Service::gentle().await;
    service
        .call(&update(TEST, "www.example.com"))
        .await
        .expect("updated");
    service.call(&apply(TEST)).await.expect("applied");
    service.pass_delay().await;

    service.advance(4 * 24 * 60 * 60).await;

    let state = service.instance_state(TEST).await;
    assert!(
        matches!(state, InstanceState::Inactive { reason: Some(_) }),
        "{state:?}"
    );
}

#[tokio::test]
async fn several_names_are_proven_each_by_its_own_record() {
    let service = Service::start(Config {
        validation_key: ValidationKey::Full,
        ..Config::gentle().unhurried()
    })
    .await;
    let update = UpdateInstance {
        instance_id: MULTIPLE.to_owned(),
        domain: Some("a.example.com,*.b.example.com".to_owned()),
        key_algorithm: Some(KeyAlgorithm::EcdsaP256),
        contact_id_list: vec![CONTACT],
        ..UpdateInstance::default()
    };

    service.issue_instance(&update).await;

    let InstanceState::Issued(issued) = service.instance_state(MULTIPLE).await else {
        panic!("it is not issued")
    };
    let whole = GetUserCertificateDetail {
        cert_id: issued.cert_id,
        cert_filter: None,
    };
    let answer = service.call(&whole).await.expect("a certificate");
    let csr = service
        .read(&detail(MULTIPLE))
        .await
        .csr
        .expect("the service's own request");
    assert_eq!(
        keyside_core::Csr::parse(&csr)
            .expect("a request")
            .dns_names()
            .len(),
        2
    );
    // The service made the key, and so has it.
    assert!(text(&answer, "Key").starts_with("-----BEGIN PRIVATE KEY-----"));
    assert_eq!(text(&answer, "Sans"), "a.example.com,*.b.example.com");
    let filtered = GetUserCertificateDetail {
        cert_filter: Some(true),
        ..whole
    };
    let answer = service.call(&filtered).await.expect("a certificate");
    assert!(!answer.contains_key("Key") && !answer.contains_key("Cert"));
}

#[tokio::test]
async fn a_revoked_certificate_is_listed_as_such_and_can_be_deleted() {
    let service = Service::gentle().await;
    service
        .issue_instance(&update(TEST, "www.example.com"))
        .await;
    let listed = service
        .call(&ListCertificates::default())
        .await
        .expect("a list");
    let id = listed["CertificateList"][0]["CertificateId"]
        .as_str()
        .expect("a text");
    let cert_id = id.parse().expect("a number");
    let delete = DeleteUserCertificate {
        cert_id,
        client_token: None,
    };
    assert_eq!(
        code(service.call(&delete).await),
        "OperationDenied.StatusNotSupport"
    );

    let revoke = RevokeCertificate {
        instance_id: TEST.to_owned(),
        certificate_id: None,
    };
    service.call(&revoke).await.expect("revoked");
    let again = service.call(&revoke).await;

    assert_eq!(code(again), "OperationDenied.StatusNotSupport");
    let detail = service
        .read(&GetCertificateDetail {
            certificate_id: cert_id,
        })
        .await;
    assert_eq!(
        detail.certificate.certificate_status,
        Some(CertificateStatus::Revoked)
    );
    assert!(detail.csr.is_some());
    assert_eq!(
        service.instance_state(TEST).await,
        InstanceState::Revoked(Some(cert_id))
    );
    service.call(&delete).await.expect("deleted");
    assert_eq!(
        refusal(service.call(&delete).await),
        ("NotFound".to_owned(), 400)
    );
}

#[tokio::test]
async fn instances_are_no_orders_but_their_certificates_are_certificates() {
    let service = Service::gentle().await;
    service
        .issue_instance(&update(TEST, "www.example.com"))
        .await;
    let list = |order_type| ListUserCertificateOrder {
        order_type: Some(order_type),
        ..ListUserCertificateOrder::default()
    };

    let orders = service.read(&list(OrderType::Cpack)).await;
    let certificates = service.read(&list(OrderType::Cert)).await;

    assert_eq!(orders.total_count, Some(0));
    let certificates = certificates.certificate_order_list.expect("a list");
    assert_eq!(certificates[0].instance_id.as_deref(), Some(TEST));
}

#[tokio::test]
async fn instances_are_listed_and_counted_by_what_they_are() {
    let service = Service::gentle().await;
    service
        .call(&update(TEST, "www.example.com"))
        .await
        .expect("updated");
    service.call(&apply(TEST)).await.expect("applied");
    let total = async |request: ListInstances| service.read(&request).await.total_count;
    let all = ListInstances::default();

    assert_eq!(total(all.clone()).await, Some(4));
    let pending = ListInstances {
        status: Some(InstanceStatus::Pending),
        ..all.clone()
    };
    assert_eq!(total(pending).await, Some(1));
    let bought = ListInstances {
        instance_type: Some(InstanceType::Buy),
        ..all.clone()
    };
    assert_eq!(total(bought).await, Some(3));
    let named = ListInstances {
        keyword: Some("WWW.example".to_owned()),
        ..all.clone()
    };
    assert_eq!(total(named).await, Some(1));
    let too_many = ListInstances {
        show_size: Some(101),
        ..all
    };
    assert_eq!(code(service.call(&too_many).await), "InvalidShowSize");
    let summary = service.read(&GetInstanceSummary::default()).await;
    assert_eq!(
        (summary.total_count, summary.inactive_count),
        (Some(4), Some(3))
    );
}

#[tokio::test]
async fn an_instance_is_given_back_and_deleted_once_its_money_came() {
    let service = Service::gentle().await;
    let refund = RefundInstance {
        instance_id: SINGLE.to_owned(),
    };
    let delete = DeleteInstance {
        instance_id: SINGLE.to_owned(),
        client_token: None,
    };
    assert_eq!(
        code(service.call(&refund).await),
        "CouldNotRefund.NotSupport"
    );

    service.pass_delay().await;
    service.call(&refund).await.expect("unused");
    assert_eq!(
        code(service.call(&delete).await),
        "InvalidStatus.DeleteProtection"
    );
    service.pass_delay().await;
    assert_eq!(service.instance_state(SINGLE).await, InstanceState::Ended);
    service.call(&delete).await.expect("deleted");

    assert_eq!(code(service.call(&detail(SINGLE)).await), "NotFound");
    service.advance(8 * 24 * 60 * 60).await;
    let late = RefundInstance {
        instance_id: MULTIPLE.to_owned(),
    };
    assert_eq!(code(service.call(&late).await), "CouldNotRefund.OverTime");
}

#[tokio::test]
async fn contacts_are_added_changed_and_forgotten() {
    let service = Service::gentle().await;
    let create = CreateContact {
        name: "Li Lei".to_owned(),
        mobile: "13900000000".to_owned(),
        webhooks: Some(r#"["https://hook.example.com"]"#.to_owned()),
        ..CreateContact::default()
    };
    let contact_id = service.read(&create).await.contact_id.expect("a number");
    let change = UpdateContact {
        contact_id,
        name: None,
        mobile: None,
        email: Some("lilei@example.com".to_owned()),
        idcard: None,
        webhooks: None,
    };

    service.call(&change).await.expect("changed");

    let contact = service.read(&GetContact { contact_id }).await.contact;
    assert_eq!(contact.email.as_deref(), Some("lilei@example.com"));
    assert_eq!(
        contact.webhook_list.as_deref(),
        Some(&["https://hook.example.com".to_owned()][..])
    );
    let bad = CreateContact {
        mobile: "phone".to_owned(),
        ..create
    };
    assert_eq!(
        code(service.call(&bad).await),
        "InvalidParameter.MobileIllegal"
    );
    service
        .call(&DeleteContact { contact_id })
        .await
        .expect("forgotten");
    assert_eq!(
        code(service.call(&GetContact { contact_id }).await),
        "NotFound"
    );
    assert_eq!(
        service.read(&ListContact::default()).await.total_count,
        Some(1)
    );
}

fn company(name: &str) -> CreateCompany {
    let text = str::to_owned;
    CreateCompany {
        company_name: text(name),
        company_type: 1,
        company_code: text("91330000000000000X"),
        company_phone: text("0571-00000000"),
        company_address: text("1 Example Road"),
        country_code: text("CN"),
        province: text("Zhejiang"),
        city: text("Hangzhou"),
        post_code: text("310000"),
        lang: text("en"),
        company_email: None,
        department: None,
    }
}

#[tokio::test]
async fn an_instance_for_an_organisation_needs_one_and_shows_it_once_it_has_applied() {
    let service = Service::gentle().await;
    service.simulator.buy(&NewInstance {
        instance_id: "cas_ov-cn-1".to_owned(),
        spec: "ss.ov.f".parse().expect("a product"),
        instance_type: InstanceType::Buy,
    });
    let told = update("cas_ov-cn-1", "www.example.com");
    service.call(&told).await.expect("updated");
    assert_eq!(
        code(service.call(&apply("cas_ov-cn-1")).await),
        "MissingParameter"
    );
    let nobody = UpdateInstance {
        company_id: Some(CompanyId(1)),
        ..told.clone()
    };
    assert_eq!(code(service.call(&nobody).await), "NotFound");

    let company_id = service.read(&company("Example")).await.company_id;
    let told = UpdateInstance { company_id, ..told };
    service.call(&told).await.expect("updated");
    assert_eq!(service.read(&detail("cas_ov-cn-1")).await.company_id, None);
    service.call(&apply("cas_ov-cn-1")).await.expect("applied");

    assert_eq!(
        service.read(&detail("cas_ov-cn-1")).await.company_id,
        company_id
    );
}

#[tokio::test]
async fn companies_are_added_changed_and_forgotten() {
    let service = Service::gentle().await;
    let company_id = service
        .read(&company("Example"))
        .await
        .company_id
        .expect("a number");
    assert_eq!(code(service.call(&company("Example")).await), "NameRepeat");
    let parameters = [
        ("CompanyId", company_id.to_string()),
        ("City", "Ningbo".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let change = UpdateCompany::from_parameters(&parameters).expect("a request");

    service.call(&change).await.expect("changed");

    let read = service.read(&GetCompany { company_id }).await.company;
    assert_eq!(
        (read.city.as_deref(), read.lang.as_deref()),
        (Some("Ningbo"), Some("en"))
    );
    assert_eq!(
        service.read(&ListCompanies::default()).await.total_count,
        Some(1)
    );
    service
        .call(&DeleteCompany { company_id })
        .await
        .expect("forgotten");
    assert_eq!(
        code(service.call(&GetCompany { company_id }).await),
        "NotFound"
    );
}

#[tokio::test]
async fn a_hostile_service_still_leads_to_a_certificate() {
    let service = Service::start(Config::hostile().unhurried()).await;
    let until = async |is_wanted: fn(&InstanceState) -> bool| loop {
        match service.call(&detail(SINGLE)).await {
            Ok(answer) => {
                let body = serde_json::to_vec(&answer).expect("JSON");
                let answer = GetInstanceDetail::read_answer(200, &body).expect("readable");
                let state = InstanceState::try_from(answer).expect("documented");
                if is_wanted(&state) {
                    break state;
                }
            }
            Err(error) => assert_eq!(error.code, "Throttling.User"),
        }
    };
    service
        .call(&update(SINGLE, "www.example.com"))
        .await
        .expect("updated");
    until(|state| *state == InstanceState::Pending).await;
    service.pass_delay().await;

    let waiting = until(|state| matches!(state, InstanceState::AwaitingValidation(_))).await;
    let InstanceState::AwaitingValidation(challenges) = waiting else {
        panic!("it was just that")
    };
    let Challenge::DnsRecord {
        record_domain,
        value,
        ..
    } = &challenges[0].challenge
    else {
        panic!("a file is asked for")
    };
    let record = DnsRecord::txt(record_domain.clone(), value.clone());
    service.simulator.publish(record).expect("a record");
    service.simulator.settle().await;
    service.pass_delay().await;

    until(|state| matches!(state, InstanceState::Issued(_))).await;
}
