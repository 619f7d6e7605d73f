//! Revoking a certificate, so that nobody trusts it any more.

use keyside_aliyun::cas::{
    CancelCertificateForPackageRequest, OrderId as CloudOrderId, OrderStatus, RevokeCertificate,
};
use keyside_api::{ErrorCode, Order, OrderId, OrderState, RevocationReason};
use keyside_core::DomainName;

use super::{Orders, look::LookError};
use crate::{
    cas::{CloudError, Counterpart, Standing},
    problem::Problem,
};

impl Orders {
    /// Revokes the order's certificate, which cannot be undone: whoever asks for it types the domain. The cloud is
    /// asked once; when its answer is lost, its list tells what came of it.
    pub(crate) async fn revoke(
        &self,
        id: &OrderId,
        typed: &DomainName,
        reason: RevocationReason,
    ) -> Result<Order, Problem> {
        let entry = self.entry(id).await?;
        let counterpart = match (&entry.order.state, Counterpart::of(&entry.order)) {
            (OrderState::Revoked { .. }, _) => return Ok(entry.order),
            (OrderState::Issued { .. }, Some(counterpart)) => counterpart,
            _ => return Err(Problem::new(ErrorCode::OrderStateConflict)),
        };
        if *typed != entry.order.domain {
            return Err(Problem::new(ErrorCode::InvalidConfirmation).in_field("domain"));
        }
        match counterpart {
            Counterpart::Order(number) => self.revoke_order(number).await?,
            Counterpart::Instance(instance) => {
                self.revoke_instance(&entry.order, instance).await?;
            }
        }
        let state = OrderState::Revoked {
            reason: Some(reason),
        };
        let revoked = self.record_or_conflict(&entry, state).await?;
        Ok(revoked.order)
    }

    async fn revoke_order(&self, number: CloudOrderId) -> Result<(), CloudError> {
        let request = CancelCertificateForPackageRequest { order_id: number };
        match self.cas.call_once(&request).await {
            Err(error) if !may_be_done(&error) || !self.is_revoked(number).await? => Err(error),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Revokes the certificate of the order's key: another that the instance may have since is left alone.
    async fn revoke_instance(&self, order: &Order, instance: &str) -> Result<(), Problem> {
        let certificate = match self.standing(order, instance).await.map_err(problem)? {
            Standing::Revoked => return Ok(()),
            Standing::Issued(certificate) => certificate,
            _ => return Err(Problem::new(ErrorCode::CloudOrderState)),
        };
        let request = RevokeCertificate {
            instance_id: instance.to_owned(),
            certificate_id: Some(certificate),
        };
        match self.cas.call_once(&request).await {
            Err(error) if may_be_done(&error) => {
                match self.standing(order, instance).await.map_err(problem)? {
                    Standing::Revoked => Ok(()),
                    _ => Err(error.into()),
                }
            }
            Err(error) => Err(error.into()),
            Ok(_) => Ok(()),
        }
    }

    /// Whether the cloud's list has the order as revoked.
    async fn is_revoked(&self, number: CloudOrderId) -> Result<bool, CloudError> {
        let listed = self.list_all().await?;
        let order = listed.iter().find(|order| order.order_id == Some(number));
        Ok(order.is_some_and(|order| order.status == Some(OrderStatus::Revoked)))
    }
}

/// Whether the certificate may be revoked although the cloud did not say so.
fn may_be_done(error: &CloudError) -> bool {
    error.leaves_doubt() || error.code() == ErrorCode::CloudOrderState
}

fn problem(error: LookError) -> Problem {
    match error {
        LookError::Cloud(error) => error.into(),
        LookError::Journal(error) => error.into(),
        LookError::Unexpected(error) => {
            Problem::new(ErrorCode::CloudAnswerUnexpected).caused_by(&error)
        }
    }
}
