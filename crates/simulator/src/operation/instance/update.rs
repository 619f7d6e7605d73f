//! `UpdateInstance`: tells an instance what to apply for.

use keyside_aliyun::{
    cas::{CertificateType, InstanceType, UpdateInstance},
    error_code::DOMAIN_AND_PRODUCT_NOT_MATCH,
};

use super::apply;
use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &UpdateInstance,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let submits = {
        let mut book = cloud.book.locked();
        for contact in &request.contact_id_list {
            book.contacts.find(*contact)?;
        }
        if let Some(company) = request.company_id {
            book.companies.find(company)?;
        }
        let instance = book.instance(&request.instance_id)?;
        instance.check_updatable(now)?;
        let draft = instance.draft.clone().changed(request)?;
        if !instance.accepts(&draft.names) {
            return Err(DOMAIN_AND_PRODUCT_NOT_MATCH.into());
        }
        let submits = instance.instance_type == InstanceType::Buy
            && instance.spec.grade == CertificateType::Domain
            && draft.check_complete(instance.spec.grade).is_ok();
        instance.draft = draft;
        submits
    };
    // As those that are bought for domain validation were seen to do (cas-api.md 3.7).
    if submits && cloud.settings.locked().auto_submit {
        apply::submit(cloud, &request.instance_id)?;
    }
    Ok(Fields::new())
}
