//! The account's instances, as the cloud lists them.

use keyside_aliyun::cas::{
    self, CertificateStatus, InstanceStatus, ListInstances, Milliseconds, Spec,
};
use keyside_api::{Instance, InstanceState, Validity};

use crate::cas::{Cas, CloudError};

/// Every instance, in our own words.
pub(crate) async fn list(cas: &Cas) -> Result<Vec<Instance>, CloudError> {
    Ok(list_all(cas).await?.into_iter().map(instance).collect())
}

/// The instances of a product that nothing was applied for at, those first that an order should take first: ones that
/// nobody has told of a domain yet, then the one that ends first.
pub(crate) async fn unused(cas: &Cas, spec: Spec) -> Result<Vec<String>, CloudError> {
    let mut instances = list_all(cas).await?;
    instances.retain(|instance| is_unused(instance) && spec_of(instance) == Some(spec));
    instances.sort_by_key(turn);
    Ok(instances
        .into_iter()
        .map(|instance| instance.instance_id)
        .collect())
}

/// Whether nothing is under way and there is no certificate.
pub(crate) fn is_unused(instance: &cas::Instance) -> bool {
    instance.status == Some(InstanceStatus::Inactive)
}

/// What sorts instances so that the first is the one to take.
pub(crate) fn turn(instance: &cas::Instance) -> (bool, i64) {
    let told = instance
        .domain
        .as_deref()
        .is_some_and(|domain| !domain.is_empty());
    let ends = instance.instance_end_time.map_or(i64::MAX, |end| end.0);
    (told, ends)
}

/// What the instance was bought as.
pub(crate) fn spec_of(instance: &cas::Instance) -> Option<Spec> {
    instance.spec.as_deref()?.parse().ok()
}

/// Every instance, page after page.
pub(crate) async fn list_all(cas: &Cas) -> Result<Vec<cas::Instance>, CloudError> {
    /// Entries of a page, the most that the cloud gives.
    const PAGE: i64 = 100;
    /// More pages than any account can have; a list that never ends is no answer.
    const PAGES_MAX: i64 = 1_000;

    let ask = |page| ListInstances {
        current_page: Some(page),
        show_size: Some(PAGE),
        ..ListInstances::default()
    };
    cas.list_all(PAGE, PAGES_MAX, ask, |answer| {
        (answer.instance_list, answer.total_count)
    })
    .await
}

fn instance(found: cas::Instance) -> Instance {
    let domains = found.certificate_domain.as_ref().or(found.domain.as_ref());
    Instance {
        state: state(found.status, found.certificate_status),
        brand: spec_of(&found)
            .map(|spec| spec.brand.name().to_owned())
            .or_else(|| found.brand.clone()),
        domains: domains.map(|list| names(list)).unwrap_or_default(),
        validity: found
            .certificate_not_before
            .zip(found.certificate_not_after)
            .map(|(from, to)| Validity {
                not_before: seconds(from),
                not_after: seconds(to),
            }),
        ends_at: found.instance_end_time.map(seconds),
        id: found.instance_id,
    }
}

fn state(
    instance: Option<InstanceStatus>,
    certificate: Option<CertificateStatus>,
) -> InstanceState {
    if certificate == Some(CertificateStatus::Revoked) {
        return InstanceState::Revoked;
    }
    match instance {
        Some(InstanceStatus::Inactive) => InstanceState::Unused,
        Some(InstanceStatus::Pending) => InstanceState::Pending,
        Some(InstanceStatus::Normal | InstanceStatus::WillExpire) => InstanceState::Issued,
        Some(InstanceStatus::Expired | InstanceStatus::Refund | InstanceStatus::Closed) => {
            InstanceState::Over
        }
        Some(InstanceStatus::Unknown) | None => InstanceState::Unknown,
    }
}

fn names(list: &str) -> Vec<String> {
    let names = list.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(crate) const fn seconds(moment: Milliseconds) -> i64 {
    moment.0.div_euclid(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_is_told_in_our_words() {
        let found = cas::Instance {
            instance_id: "cas_dv-cn-1".to_owned(),
            spec: Some("ss.dv.t".to_owned()),
            status: Some(InstanceStatus::WillExpire),
            domain: Some("a.example".to_owned()),
            certificate_domain: Some("a.example, www.a.example".to_owned()),
            certificate_not_before: Some(Milliseconds(1_000)),
            certificate_not_after: Some(Milliseconds(2_999)),
            ..cas::Instance::default()
        };

        let told = instance(found);

        assert_eq!(told.state, InstanceState::Issued);
        assert_eq!(told.brand.as_deref(), Some("DigiCert"));
        assert_eq!(told.domains, ["a.example", "www.a.example"]);
        let validity = Validity {
            not_before: 1,
            not_after: 2,
        };
        assert_eq!(told.validity, Some(validity));
    }

    #[test]
    fn a_revoked_certificate_counts_more_than_its_instance() {
        let state = state(
            Some(InstanceStatus::Normal),
            Some(CertificateStatus::Revoked),
        );

        assert_eq!(state, InstanceState::Revoked);
    }

    #[test]
    fn the_first_to_be_taken_is_untold_and_ends_first() {
        let found = |id: &str, domain: &str, end| cas::Instance {
            instance_id: id.to_owned(),
            domain: Some(domain.to_owned()),
            instance_end_time: Some(Milliseconds(end)),
            ..cas::Instance::default()
        };
        let mut all = [
            found("told", "a.example", 1),
            found("late", "", 3),
            found("early", "", 2),
        ];

        all.sort_by_key(turn);

        let order: Vec<_> = all.iter().map(|one| &*one.instance_id).collect();
        assert_eq!(order, ["early", "late", "told"]);
    }

    #[test]
    fn an_unknown_word_is_no_failure() {
        assert_eq!(
            state(Some(InstanceStatus::Unknown), None),
            InstanceState::Unknown
        );
        let unknown = cas::Instance {
            spec: Some("zz.dv.t".to_owned()),
            ..cas::Instance::default()
        };
        assert_eq!(instance(unknown).brand, None);
    }
}
