//! The account's instances, as the cloud lists them.

use keyside_aliyun::cas::{self, CertificateStatus, InstanceStatus, ListInstances, Milliseconds};
use keyside_api::{Instance, InstanceState, Validity};

use crate::cas::{Cas, CloudError};

/// Every instance, page after page.
pub(crate) async fn list(cas: &Cas) -> Result<Vec<Instance>, CloudError> {
    /// Entries of a page, the most that the cloud gives.
    const PAGE: i64 = 100;
    /// More pages than any account can have; a list that never ends is no answer.
    const PAGES_MAX: i64 = 1_000;

    let ask = |page| ListInstances {
        current_page: Some(page),
        show_size: Some(PAGE),
        ..ListInstances::default()
    };
    let found = cas
        .list_all(PAGE, PAGES_MAX, ask, |answer| {
            (answer.instance_list, answer.total_count)
        })
        .await?;
    Ok(found.into_iter().map(instance).collect())
}

fn instance(found: cas::Instance) -> Instance {
    let domains = found.certificate_domain.or(found.domain);
    Instance {
        state: state(found.status, found.certificate_status),
        brand: brand(found.spec.as_deref()).or(found.brand),
        domains: domains.as_deref().map(names).unwrap_or_default(),
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

/// The brand that a product such as `ss.dv.t` is sold under.
fn brand(spec: Option<&str>) -> Option<String> {
    let spec: cas::Spec = spec?.parse().ok()?;
    Some(spec.brand.name().to_owned())
}

fn names(list: &str) -> Vec<String> {
    let names = list.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

const fn seconds(moment: Milliseconds) -> i64 {
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
    fn an_unknown_word_is_no_failure() {
        assert_eq!(
            state(Some(InstanceStatus::Unknown), None),
            InstanceState::Unknown
        );
        assert_eq!(brand(Some("zz.dv.t")), None);
    }
}
