//! The certificate service: every operation on orders (“V1.0”), instances (“V2.0”), certificates,
//! requests, contacts and companies.
//!
//! `UploadUserCertificate` and `UpdateCsr` are not here: all that they do is hand over a private
//! key, for which no type of ours has a place.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-overview>

use crate::parameter;
pub use crate::{Action, ParameterError};

mod apply_certificate;
mod cancel_certificate_for_package_request;
mod cancel_order_request;
mod cancel_pending_certificate;
mod certificate;
mod certificate_order;
mod certificate_state;
mod company;
mod contact;
mod create_certificate_for_package_request;
mod create_certificate_request;
mod create_certificate_with_csr_request;
mod create_company;
mod create_contact;
mod create_csr;
mod delete_certificate_request;
mod delete_company;
mod delete_contact;
mod delete_csr;
mod delete_instance;
mod delete_user_certificate;
mod describe_certificate_state;
mod describe_package_state;
mod domain_validation;
mod done;
mod get_certificate_detail;
mod get_certificate_package_count;
mod get_company;
mod get_contact;
mod get_csr_detail;
mod get_instance_detail;
mod get_instance_summary;
mod get_task_attribute;
mod get_user_certificate_detail;
mod id;
mod instance;
mod instance_state;
mod lenient;
mod list_cert;
mod list_certificates;
mod list_companies;
mod list_contact;
mod list_csr;
mod list_instances;
mod list_trustee_order;
mod list_user_certificate_order;
mod placed_order;
pub mod product;
mod record_name;
mod refund_instance;
mod renew_certificate_order_for_package_request;
mod revoke_certificate;
mod share_certificate;
mod spec;
mod tag;
mod update_company;
mod update_contact;
mod update_instance;
mod upload_csr;
mod validate_type;
mod word;

pub use apply_certificate::ApplyCertificate;
pub use cancel_certificate_for_package_request::CancelCertificateForPackageRequest;
pub use cancel_order_request::CancelOrderRequest;
pub use cancel_pending_certificate::CancelPendingCertificate;
pub use certificate::{Certificate, CertificateSource};
pub use certificate_order::{CertificateOrder, OrderStatus};
pub use certificate_state::{CertificateState, Challenge, RecordType, UnexpectedState};
pub use company::{ChangedCompany, Company};
pub use contact::{ChangedContact, Contact};
pub use create_certificate_for_package_request::CreateCertificateForPackageRequest;
pub use create_certificate_request::CreateCertificateRequest;
pub use create_certificate_with_csr_request::CreateCertificateWithCsrRequest;
pub use create_company::CreateCompany;
pub use create_contact::CreateContact;
pub use create_csr::{CreateCsr, CreateCsrResponse};
pub use delete_certificate_request::DeleteCertificateRequest;
pub use delete_company::DeleteCompany;
pub use delete_contact::DeleteContact;
pub use delete_csr::DeleteCsr;
pub use delete_instance::DeleteInstance;
pub use delete_user_certificate::DeleteUserCertificate;
pub use describe_certificate_state::{DescribeCertificateState, DescribeCertificateStateResponse};
pub use describe_package_state::{DescribePackageState, DescribePackageStateResponse};
pub use domain_validation::DomainValidation;
pub use done::Done;
pub use get_certificate_detail::{
    CertificateChainEntry, GetCertificateDetail, GetCertificateDetailResponse,
};
pub use get_certificate_package_count::{
    GetCertificatePackageCount, GetCertificatePackageCountResponse, ProductCount, read_counts,
};
pub use get_company::{GetCompany, GetCompanyResponse};
pub use get_contact::{GetContact, GetContactResponse};
pub use get_csr_detail::{GetCsrDetail, GetCsrDetailResponse};
pub use get_instance_detail::{GetInstanceDetail, GetInstanceDetailResponse};
pub use get_instance_summary::{GetInstanceSummary, GetInstanceSummaryResponse};
pub use get_task_attribute::{GetTaskAttribute, GetTaskAttributeResponse, TaskStatus};
pub use get_user_certificate_detail::{
    ChainEntry, GetUserCertificateDetail, GetUserCertificateDetailResponse,
};
pub use id::{CertId, CompanyId, ContactId, CsrId, Milliseconds, OrderId, Seconds};
pub use instance::{
    CertificateStatus, CertificateType, GenerateCsrMethod, Instance, InstanceStatus, InstanceType,
    KeyAlgorithm, Switch, ValidationMethod,
};
pub use instance_state::{DomainChallenge, InstanceState, IssuedCertificate};
pub use list_cert::{ListCert, ListCertResponse, WarehouseCertificate};
pub use list_certificates::{ListCertificates, ListCertificatesResponse};
pub use list_companies::{ListCompanies, ListCompaniesResponse};
pub use list_contact::{ListContact, ListContactResponse};
pub use list_csr::{KeptCsr, ListCsr, ListCsrResponse};
pub use list_instances::{ListInstances, ListInstancesResponse};
pub use list_trustee_order::{ListTrusteeOrder, ListTrusteeOrderResponse, TrusteeOrder};
pub use list_user_certificate_order::{
    ListUserCertificateOrder, ListUserCertificateOrderResponse, OrderType,
};
pub use placed_order::PlacedOrder;
pub use record_name::full_record_name;
pub use refund_instance::RefundInstance;
pub use renew_certificate_order_for_package_request::RenewCertificateOrderForPackageRequest;
pub use revoke_certificate::RevokeCertificate;
pub use share_certificate::ShareCertificate;
pub use spec::{Brand, Spec, SpecKind, UnknownSpec};
pub use tag::{InstanceTag, Tag};
pub use update_company::UpdateCompany;
pub use update_contact::UpdateContact;
pub use update_instance::UpdateInstance;
pub use upload_csr::{UploadCsr, UploadCsrResponse};
pub use validate_type::ValidateType;

/// The version of the service's interface.
pub const VERSION: &str = "2020-04-07";
