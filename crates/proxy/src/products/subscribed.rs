//! The account's instances as products.

use std::collections::{BTreeMap, HashSet};

use keyside_aliyun::cas::{
    CertificateType, Instance, InstanceStatus, InstanceType, Spec, SpecKind,
};
use keyside_api::{Product, ProductSource, Quota};

use crate::instances::{is_unused, seconds, spec_of, turn};

/// What can be ordered from these instances, of which orders have the `taken` ones: an entry for each that they were
/// bought as, and that can be had with an own request for one name.
pub(super) fn subscribed(instances: Vec<Instance>, taken: &HashSet<String>) -> Vec<Product> {
    let mut kinds: BTreeMap<String, (Spec, Vec<Instance>)> = BTreeMap::new();
    for instance in instances {
        if let Some(spec) = spec_of(&instance).filter(can_be_had)
            && !is_over(&instance)
        {
            let (_, of_kind) = kinds
                .entry(spec.to_string())
                .or_insert_with(|| (spec, Vec::new()));
            of_kind.push(instance);
        }
    }
    kinds
        .into_iter()
        .map(|(code, (spec, instances))| product(code, spec, instances, taken))
        .collect()
}

fn product(
    code: String,
    spec: Spec,
    mut instances: Vec<Instance>,
    taken: &HashSet<String>,
) -> Product {
    let total = instances.len() as u64;
    let any_type = instances
        .first()
        .and_then(|instance| instance.instance_type);
    instances.retain(|instance| is_unused(instance) && !taken.contains(&instance.instance_id));
    instances.sort_by_key(turn);
    let next = instances.first();
    Product {
        code,
        source: ProductSource::Instances {
            ends_at: next.and_then(|next| next.instance_end_time).map(seconds),
        },
        brand: spec.brand.name().to_owned(),
        wildcard: spec.kind == SpecKind::Wildcard,
        free: spec.kind == SpecKind::Test,
        validity_days: validity_days(spec, next.map_or(any_type, |next| next.instance_type)),
        quota: Some(Quota {
            total,
            left: instances.len() as u64,
        }),
    }
}

/// Certificates of an organisation need its entry at the cloud, those of several names are not ordered here.
fn can_be_had(spec: &Spec) -> bool {
    spec.grade == CertificateType::Domain && spec.kind != SpecKind::Multiple
}

fn is_over(instance: &Instance) -> bool {
    use InstanceStatus::{Closed, Expired, Refund};

    matches!(instance.status, Some(Expired | Refund | Closed))
}

/// Days of a free test, of one that was paid for, and of all others (cas-api.md 5.3).
fn validity_days(spec: Spec, sold_as: Option<InstanceType>) -> u32 {
    match (spec.kind, sold_as) {
        (SpecKind::Test, _) => 90,
        (_, Some(InstanceType::Test)) => 180,
        _ => 199,
    }
}

#[cfg(test)]
mod tests {
    use keyside_aliyun::cas::Milliseconds;

    use super::*;

    fn instance(id: &str, spec: &str, status: InstanceStatus, end: i64) -> Instance {
        Instance {
            instance_id: id.to_owned(),
            spec: Some(spec.to_owned()),
            status: Some(status),
            instance_end_time: Some(Milliseconds(end)),
            ..Instance::default()
        }
    }

    #[test]
    fn what_is_left_is_unused_and_no_orders() {
        let found = vec![
            instance("late", "ss.dv.w", InstanceStatus::Inactive, 9_000),
            instance("early", "ss.dv.w", InstanceStatus::Inactive, 5_000),
            instance("taken", "ss.dv.w", InstanceStatus::Inactive, 1_000),
            instance("used", "ss.dv.w", InstanceStatus::Normal, 1_000),
            instance("gone", "ss.dv.w", InstanceStatus::Expired, 1_000),
        ];

        let products = subscribed(found, &HashSet::from(["taken".to_owned()]));

        let [product] = products.as_slice() else {
            panic!("{products:?}");
        };
        assert!(product.wildcard && !product.free);
        assert_eq!(
            product.source,
            ProductSource::Instances { ends_at: Some(5) }
        );
        assert_eq!(product.quota, Some(Quota { total: 4, left: 2 }));
    }

    #[test]
    fn only_what_one_name_and_an_own_request_suffice_for_is_offered() {
        let specs = ["ss.dv.t", "ss.dv.m", "ss.ov.f", "ss.ev.f", "new.dv.f"];
        let found = specs
            .iter()
            .map(|spec| instance("id", spec, InstanceStatus::Inactive, 0));

        let products = subscribed(found.collect(), &HashSet::new());

        let codes: Vec<_> = products.iter().map(|product| &*product.code).collect();
        assert_eq!(codes, ["ss.dv.t"]);
    }
}
