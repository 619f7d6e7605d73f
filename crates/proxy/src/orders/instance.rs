//! Orders from instances: how they stand at the cloud, and how they are given up.

use keyside_aliyun::{
    cas::{
        CancelPendingCertificate, CertId, GetInstanceDetail, GetTaskAttribute,
        GetUserCertificateDetail, TaskStatus,
    },
    error_code::NOT_FOUND,
};
use keyside_api::{ErrorCode, Order, OrderState};

use super::{
    Orders,
    look::{LookError, Memory},
};
use crate::cas::{CloudError, Standing, UnexpectedAnswer, issued};

impl Orders {
    /// How the order's instance stands.
    pub(super) async fn standing(
        &self,
        order: &Order,
        instance: &str,
    ) -> Result<Standing, LookError> {
        let instance_id = instance.to_owned();
        match self.cas.call(&GetInstanceDetail { instance_id }).await {
            Err(CloudError::Refused { error, .. }) if error.code == NOT_FOUND.code => {
                Ok(Standing::Over)
            }
            answer => Ok(Standing::read(order, answer?)?),
        }
    }

    /// How an order that was applied for stands; nothing when the cloud does not say.
    pub(super) async fn look_at_instance(
        &self,
        order: &Order,
        instance: &str,
        memory: &mut Memory,
    ) -> Result<Option<OrderState>, LookError> {
        match self.standing(order, instance).await? {
            Standing::OtherRequest => Err(UnexpectedAnswer::OtherKey.into()),
            Standing::Idle { has_failed } => {
                self.look_at_idle(order, instance, has_failed, memory).await
            }
            Standing::Revoked => Ok(Some(OrderState::Revoked { reason: None })),
            Standing::Over => Ok(memory.is_gone().then_some(OrderState::Cancelled)),
            standing => self.look_at_used(order, standing).await,
        }
    }

    /// What became of an application whose answer was lost. It is not made again: an instance at which nothing is
    /// under way was not used.
    pub(super) async fn look_for_application(
        &self,
        order: &Order,
        instance: &str,
        memory: &mut Memory,
    ) -> Result<Option<OrderState>, LookError> {
        match self.standing(order, instance).await? {
            Standing::OtherRequest | Standing::Idle { .. } | Standing::Revoked | Standing::Over => {
                Ok(self.give_up_lost(memory))
            }
            standing => self.look_at_used(order, standing).await,
        }
    }

    /// Takes the application back if it is still there. Nothing comes back while that takes its time, which it does
    /// also when the cloud does not take it back yet: for some seconds after it was made.
    pub(super) async fn take_back(
        &self,
        order: &Order,
        instance: &str,
    ) -> Result<Option<OrderState>, LookError> {
        match self.standing(order, instance).await? {
            Standing::Issued(certificate) => self.fetch(order, certificate).await,
            Standing::Applying(_) => {
                let instance_id = instance.to_owned();
                let take_back = CancelPendingCertificate { instance_id };
                match self.cas.call_unthrottled(&take_back).await {
                    Err(error) if error.code() != ErrorCode::CloudOrderState => Err(error.into()),
                    Ok(_) | Err(_) => Ok(None),
                }
            }
            Standing::Idle { .. } if self.is_processing(instance).await? => Ok(None),
            Standing::Unknown => Ok(None),
            Standing::Revoked => Ok(Some(OrderState::Revoked { reason: None })),
            Standing::Idle { .. } | Standing::OtherRequest | Standing::Over => {
                Ok(Some(OrderState::Cancelled))
            }
        }
    }

    async fn look_at_used(
        &self,
        order: &Order,
        standing: Standing,
    ) -> Result<Option<OrderState>, LookError> {
        match standing {
            Standing::Applying(Some(challenge)) => {
                Ok(Some(OrderState::AwaitingValidation { challenge }))
            }
            // What to publish goes away once it was found.
            Standing::Applying(None) => Ok(Some(match order.state {
                OrderState::AwaitingValidation { .. } | OrderState::UnderReview => {
                    OrderState::UnderReview
                }
                _ => OrderState::Preparing,
            })),
            Standing::Issued(certificate) => self.fetch(order, certificate).await,
            _ => Ok(None),
        }
    }

    /// What it means that nothing is under way at the instance. Applying takes its time, and what the instance says of
    /// an earlier application may stand there until then.
    async fn look_at_idle(
        &self,
        order: &Order,
        instance: &str,
        has_failed: bool,
        memory: &mut Memory,
    ) -> Result<Option<OrderState>, LookError> {
        Ok(match (self.task(instance).await?, &order.state) {
            (Some(TaskStatus::Processing), _) => None,
            (Some(TaskStatus::Failed), _) | (_, OrderState::ValidationFailed) => {
                Some(OrderState::ValidationFailed)
            }
            _ if has_failed => Some(OrderState::ValidationFailed),
            (_, OrderState::Preparing) => None,
            // It was taken back elsewhere.
            _ => memory.is_gone().then_some(OrderState::Cancelled),
        })
    }

    async fn is_processing(&self, instance: &str) -> Result<bool, LookError> {
        Ok(self.task(instance).await? == Some(TaskStatus::Processing))
    }

    /// How the task of the instance's application stands; nothing when the cloud has none, or tells nothing of it.
    async fn task(&self, instance: &str) -> Result<Option<TaskStatus>, CloudError> {
        let ask = GetTaskAttribute {
            task_id: instance.to_owned(),
            task_type: None,
        };
        match self.cas.call(&ask).await {
            Ok(answer) => Ok(answer.task_status),
            Err(CloudError::Refused {
                retry_after: None, ..
            }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The order with its certificate, once there is one.
    async fn fetch(&self, order: &Order, cert_id: CertId) -> Result<Option<OrderState>, LookError> {
        let ask = GetUserCertificateDetail {
            cert_id,
            cert_filter: None,
        };
        let certificate = self.cas.call(&ask).await?.cert;
        let certificate = certificate.filter(|pem| !pem.is_empty());
        Ok(certificate.map(|pem| issued(order, &pem)).transpose()?)
    }
}
