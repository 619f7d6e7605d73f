//! `GetInstanceSummary`: how many instances there are.

use keyside_aliyun::cas::{GetInstanceSummary, GetInstanceSummaryResponse, InstanceStatus, Switch};

use crate::{
    cloud::Cloud,
    instance::Instance,
    lock::Lock,
    operation::{Fields, fields},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &GetInstanceSummary,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let book = cloud.book.locked();
    let instances: Vec<&Instance> = book
        .instances()
        .filter(|instance| {
            let wanted = request.instance_type;
            wanted.is_none_or(|wanted| wanted == instance.instance_type)
        })
        .collect();
    let count = |is_counted: &dyn Fn(&Instance) -> bool| {
        let counted = instances.iter().filter(|instance| is_counted(instance));
        i64::try_from(counted.count()).ok()
    };
    let has = |status| move |instance: &Instance| instance.status(now) == status;
    Ok(fields(&GetInstanceSummaryResponse {
        certificate_count: count(&has(InstanceStatus::Inactive)),
        inactive_count: count(&has(InstanceStatus::Inactive)),
        total_count: count(&|_| true),
        will_expire_count: count(&has(InstanceStatus::WillExpire)),
        auto_reissue_count: count(&|instance| instance.draft.auto_reissue == Switch::Enable),
        request_id: String::new(),
    }))
}
