//! `ListInstances`: the account's instances, newest first.

use keyside_aliyun::cas::{self, ListInstances, ListInstancesResponse, Switch};
use time::OffsetDateTime;

use crate::{
    book::Book,
    cloud::Cloud,
    instance::Instance,
    lock::Lock,
    operation::{
        Fields, fields,
        page::{Page, has_keyword},
    },
    refusal::Refusal,
};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 10;

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &ListInstances,
) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.current_page,
        request.show_size,
        SHOW_SIZE,
        Page::SIZE_MAX,
    )?;
    let now = cloud.clock.now();
    let book = cloud.book.locked();
    let all: Vec<cas::Instance> = book
        .instances()
        .rev()
        .map(|instance| entry(&book, instance, now))
        .collect();
    let count = |switch| {
        let of_switch = |entry: &&cas::Instance| entry.auto_reissue == Some(switch);
        i64::try_from(all.iter().filter(of_switch).count()).ok()
    };
    let (enabled, disabled) = (count(Switch::Enable), count(Switch::Disable));
    let chosen = all.into_iter().filter(|entry| is_wanted(entry, request));
    let (entries, total) = page.of(chosen.collect());
    Ok(fields(&ListInstancesResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        enable_reissue_count: enabled,
        disable_reissue_count: disabled,
        instance_list: Some(entries),
        request_id: String::new(),
    }))
}

fn is_wanted(entry: &cas::Instance, request: &ListInstances) -> bool {
    let is = |wanted: Option<&str>, found: Option<&str>| wanted.is_none() || wanted == found;
    let reissues = i64::from(entry.auto_reissue == Some(Switch::Enable));
    // Nothing is deployed to servers, and all are of the basic edition.
    let texts = [entry.domain.as_deref(), Some(&*entry.instance_id)];
    (request.status.is_none() || request.status == entry.status)
        && (request.instance_type.is_none() || request.instance_type == entry.instance_type)
        && (request.certificate_type.is_none()
            || request.certificate_type == entry.certificate_type)
        && (request.certificate_status.is_none()
            || request.certificate_status == entry.certificate_status)
        && is(request.brand.as_deref(), entry.brand.as_deref())
        && is(
            request.version_type.as_deref(),
            entry.version_type.as_deref(),
        )
        && is(
            request.resource_group_id.as_deref(),
            entry.resource_group_id.as_deref(),
        )
        && request
            .auto_reissue_flag
            .is_none_or(|flag| flag == reissues)
        && request.server_deploy_flag.is_none_or(|flag| flag == 0)
        && has_keyword(texts, request.keyword.as_deref())
}

/// The instance as lists show it, and as its details begin.
pub(super) fn entry(book: &Book, instance: &Instance, now: OffsetDateTime) -> cas::Instance {
    let certificate = instance
        .certificate
        .and_then(|id| book.certificates.get(id));
    let (full, wildcards) = instance.counts();
    let draft = &instance.draft;
    cas::Instance {
        instance_id: instance.id.clone(),
        instance_type: Some(instance.instance_type),
        spec: Some(instance.spec.to_string()),
        brand: Some(instance.spec.brand.name().to_owned()),
        certificate_type: Some(instance.spec.grade),
        status: Some(instance.status(now)),
        certificate_status: certificate.map(|certificate| certificate.status(now)),
        domain: draft.domain(),
        certificate_domain: certificate.map(|certificate| certificate.domain.clone()),
        certificate_id: certificate.map(|certificate| certificate.id),
        cert_identifier: certificate.map(|certificate| certificate.identifier()),
        certificate_name: certificate.map(|certificate| certificate.name.clone()),
        certificate_not_before: certificate.map(|certificate| certificate.issued.not_before.into()),
        certificate_not_after: certificate.map(|certificate| certificate.issued.not_after.into()),
        certificate_revoke_time: certificate
            .and_then(|certificate| certificate.revoked)
            .map(Into::into),
        instance_start_time: Some(instance.bought.into()),
        instance_end_time: Some(instance.ends().into()),
        order_start_time: Some(instance.bought.into()),
        order_end_time: Some(instance.ends().into()),
        key_algorithm: Some(draft.key_algorithm),
        auto_reissue: Some(draft.auto_reissue),
        full_domain_count: i64::try_from(full).ok(),
        wildcard_domain_count: i64::try_from(wildcards).ok(),
        pending_result: instance.pending_result.map(str::to_owned),
        resource_group_id: draft.resource_group_id.clone(),
        version_type: Some("basic".to_owned()),
    }
}
