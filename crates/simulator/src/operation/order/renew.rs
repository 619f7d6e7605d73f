//! `RenewCertificateOrderForPackageRequest`: places an order that follows one about to expire.

use keyside_aliyun::{
    cas::{OrderStatus, RenewCertificateOrderForPackageRequest},
    error_code::ORDER_STATE_ERROR,
};

use super::create::{KeySource, New, place};
use crate::{cloud::Cloud, csr, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &RenewCertificateOrderForPackageRequest,
) -> Result<Fields, Refusal> {
    let (product, validate_type, names) = {
        let mut book = cloud.book.locked();
        let order = book.order(request.order_id)?;
        if order.status(cloud.clock.now()) != OrderStatus::WillExpired {
            return Err(ORDER_STATE_ERROR.into());
        }
        let names = order.application.names.clone();
        (order.product, order.validate_type, names)
    };
    let source = match &request.csr {
        Some(pem) => {
            if Some(&csr::read(pem)?.domain) != names.first() {
                return Err(csr::failed("CSR中的通用名称（CN）与原订单域名不一致。"));
            }
            KeySource::Csr(pem)
        }
        None => KeySource::Service(names),
    };
    let new = New {
        product,
        validate_type,
        source,
        tags: &request.tags,
    };
    place(cloud, new)
}
