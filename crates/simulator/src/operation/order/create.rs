//! The three operations that place an order.

use keyside_aliyun::{
    cas::{
        CreateCertificateForPackageRequest, CreateCertificateRequest,
        CreateCertificateWithCsrRequest, InstanceTag, KeyAlgorithm, PlacedOrder, Tag, ValidateType,
        product::{Grade, Product},
    },
    error_code::{CREATE_CSR_FAILED, MISSING_PARAMETER},
};
use keyside_core::DomainName;

use super::package::find_product;
use crate::{
    book::NewOrder,
    challenge::{Challenge, base36},
    cloud::Cloud,
    contact, csr,
    instance::read_names,
    key::CertifiedKey,
    lock::Lock,
    operation::{Fields, fields},
    refusal::Refusal,
};

/// The most names of an order (cas-api.md 3.1).
const NAMES_MAX: usize = 5;

/// Whose key an order is for.
pub(super) enum KeySource<'a> {
    /// The applicant's, with a request in PEM.
    Csr(&'a str),
    /// The service's own, for these names.
    Service(Vec<DomainName>),
}

/// What an order is placed for.
pub(super) struct New<'a> {
    pub(super) product: &'static Product,
    pub(super) validate_type: ValidateType,
    pub(super) source: KeySource<'a>,
    pub(super) tags: &'a [Tag],
}

/// Places an order with the applicant's request.
pub(in crate::operation) fn with_csr(
    cloud: &Cloud,
    request: &CreateCertificateWithCsrRequest,
) -> Result<Fields, Refusal> {
    contact::check(Some(&request.phone), Some(&request.email))?;
    let product = find_product(request.product_code.as_deref())?;
    check_grade(product)?;
    let new = New {
        product,
        validate_type: request.validate_type,
        source: KeySource::Csr(&request.csr),
        tags: &request.tags,
    };
    place(cloud, new)
}

/// Places an order whose key the service makes.
pub(in crate::operation) fn for_domain(
    cloud: &Cloud,
    request: &CreateCertificateRequest,
) -> Result<Fields, Refusal> {
    contact::check(Some(&request.phone), Some(&request.email))?;
    let product = find_product(request.product_code.as_deref())?;
    check_grade(product)?;
    let names = read_names(&request.domain)?;
    if names.len() > 1 {
        return Err(csr::invalid("仅支持一个域名。"));
    }
    let new = New {
        product,
        validate_type: request.validate_type,
        source: KeySource::Service(names),
        tags: &request.tags,
    };
    place(cloud, new)
}

/// Places an order of any product. The request's common name counts before the domain; who is not
/// named is the newest contact.
pub(in crate::operation) fn for_package(
    cloud: &Cloud,
    request: &CreateCertificateForPackageRequest,
) -> Result<Fields, Refusal> {
    contact::check(request.phone.as_deref(), request.email.as_deref())?;
    let is_named = request.username.is_some() && request.phone.is_some();
    if !is_named && cloud.book.locked().contacts.newest_first().next().is_none() {
        return Err(Refusal::new(
            MISSING_PARAMETER,
            "缺少联系人，请先添加联系人。",
        ));
    }
    let product = find_product(request.product_code.as_deref())?;
    let source = match (&request.csr, &request.domain) {
        (Some(csr), _) => KeySource::Csr(csr),
        (None, Some(domain)) => KeySource::Service(read_names(domain)?),
        (None, None) => return Err(MISSING_PARAMETER.into()),
    };
    let validate_type = request.validate_type.unwrap_or(ValidateType::Dns);
    let new = New {
        product,
        validate_type,
        source,
        tags: &request.tags,
    };
    place(cloud, new)
}

/// Places the order.
pub(super) fn place(cloud: &Cloud, new: New<'_>) -> Result<Fields, Refusal> {
    let New {
        product,
        validate_type,
        source,
        tags,
    } = new;
    check_tags(tags)?;
    let now = cloud.clock.now();
    let mut rng = Cloud::rng();
    let (names, key, fingerprint) = match source {
        KeySource::Csr(pem) => {
            let csr = csr::read(pem)?;
            csr::check_names(std::slice::from_ref(&csr.domain), product, validate_type)?;
            (vec![csr.domain.clone()], csr.key(), Some(csr.fingerprint))
        }
        KeySource::Service(names) => {
            if names.len() > NAMES_MAX {
                return Err(csr::invalid("域名最多5个。"));
            }
            csr::check_names(&names, product, validate_type)?;
            let key = CertifiedKey::make(KeyAlgorithm::Rsa2048, &names, &mut rng)
                .map_err(|_| CREATE_CSR_FAILED)?;
            (names, key, None)
        }
    };
    let record_type = cloud.settings.locked().record_type;
    let challenges = match product.grade {
        Grade::Domain => names
            .iter()
            .map(|name| Challenge::make(name, validate_type, record_type, now, &mut rng))
            .collect(),
        Grade::Organization => Vec::new(),
    };
    let order = NewOrder {
        product,
        validate_type,
        names,
        key,
        fingerprint,
        challenges,
        instance_id: format!("cas-ivauto-{}", base36(6, &mut rng)),
        tags: tags
            .iter()
            .map(|Tag { key, value }| InstanceTag {
                key: key.clone(),
                value: value.clone(),
            })
            .collect(),
    };
    let order_id = cloud.book.locked().place(order, now)?;
    cloud.wake.plan_anew();
    Ok(fields(&PlacedOrder {
        order_id,
        request_id: String::new(),
    }))
}

/// Whether these operations place orders of the product (cas-api.md 4.1).
fn check_grade(product: &Product) -> Result<(), Refusal> {
    match product.grade {
        Grade::Domain => Ok(()),
        Grade::Organization => Err(csr::failed(
            "该接口仅支持DV证书，请使用CreateCertificateForPackageRequest。",
        )),
    }
}

/// Whether labels are as the documentation has them (cas-api.md 3.0, 3.1).
fn check_tags(tags: &[Tag]) -> Result<(), Refusal> {
    const TAGS_MAX: usize = 20;
    const KEY_MAX: usize = 128;

    let is_right = |Tag { key, .. }: &Tag| {
        !key.is_empty()
            && key.chars().count() <= KEY_MAX
            && !["acs:", "aliyun"]
                .iter()
                .any(|start| key.starts_with(start))
            && !["http://", "https://"]
                .iter()
                .any(|part| key.contains(part))
    };
    if tags.len() > TAGS_MAX || !tags.iter().all(is_right) {
        return Err(csr::invalid("标签不符合规范。"));
    }
    Ok(())
}
