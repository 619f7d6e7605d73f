//! Revoking a certificate, so that nobody trusts it any more.

use keyside_aliyun::cas::{
    CancelCertificateForPackageRequest, OrderId as CloudOrderId, OrderStatus,
};
use keyside_api::{ErrorCode, Order, OrderId, OrderState};
use keyside_core::DomainName;

use super::Orders;
use crate::{
    cas::{CloudError, cloud_order_id},
    problem::Problem,
};

impl Orders {
    /// Revokes the order's certificate, which cannot be undone: whoever asks for it types the domain. The cloud is
    /// asked once; when its answer is lost, its list tells what came of it.
    pub(crate) async fn revoke(&self, id: &OrderId, typed: &DomainName) -> Result<Order, Problem> {
        let entry = self.entry(id).await?;
        let number = match (&entry.order.state, cloud_order_id(&entry.order)) {
            (OrderState::Revoked, _) => return Ok(entry.order),
            (OrderState::Issued { .. }, Some(number)) => number,
            _ => return Err(Problem::new(ErrorCode::OrderStateConflict)),
        };
        if *typed != entry.order.domain {
            return Err(Problem::new(ErrorCode::InvalidConfirmation).in_field("domain"));
        }
        let request = CancelCertificateForPackageRequest { order_id: number };
        if let Err(error) = self.cas.call_once(&request).await {
            let told = error.leaves_doubt() || error.code() == ErrorCode::CloudOrderState;
            if !told || !self.is_revoked(number).await? {
                return Err(error.into());
            }
        }
        let revoked = self.record_or_conflict(&entry, OrderState::Revoked).await?;
        Ok(revoked.order)
    }

    /// Whether the cloud's list has the order as revoked.
    async fn is_revoked(&self, number: CloudOrderId) -> Result<bool, CloudError> {
        let listed = self.list_all().await?;
        let order = listed.iter().find(|order| order.order_id == Some(number));
        Ok(order.is_some_and(|order| order.status == Some(OrderStatus::Revoked)))
    }
}
