//! Whether the domain lets the authority issue: CAA records (RFC 8659).

use std::iter;

use hickory_resolver::proto::rr::{RData, RecordType, rdata::CAA};
use keyside_api::Hint;
use keyside_core::DomainName;

use super::{dns::Dns, zone::text};

/// What CAA records say against a certificate of this product for this name. The records of the closest name above
/// count, and no others (RFC 8659, section 3).
pub(super) async fn hint(dns: &Dns, domain: &DomainName, product_code: &str) -> Option<Hint> {
    let above = iter::successors(Some(domain.base()), |name| Some(name.split_once('.')?.1));
    for name in above {
        let answer = dns.find(name, RecordType::CAA).await.ok()?;
        let records = answer
            .answers
            .iter()
            .filter_map(|record| match &record.data {
                RData::CAA(record) => Some(record),
                _ => None,
            });
        let records: Vec<_> = records.collect();
        if !records.is_empty() {
            let allowed = allowed(&records, domain.is_wildcard())?;
            return judge(name, allowed, issuers(product_code));
        }
    }
    None
}

fn judge(name: &str, allowed: Vec<String>, issuers: &[&str]) -> Option<Hint> {
    let name = name.to_owned();
    if issuers.is_empty() {
        return Some(Hint::CaaNames { name, allowed });
    }
    let is_named = issuers
        .iter()
        .any(|issuer| allowed.iter().any(|allowed| allowed == issuer));
    (!is_named).then_some(Hint::CaaForbids { name, allowed })
}

/// Whom the records name; everyone may when none is about this kind of name. Records about wildcards alone count
/// before the others for a wildcard (RFC 8659, section 4.3).
fn allowed(records: &[&CAA], wildcard: bool) -> Option<Vec<String>> {
    let about = |tag: &str| -> Vec<_> {
        let same = |record: &&&CAA| record.tag.eq_ignore_ascii_case(tag);
        records.iter().filter(same).copied().collect()
    };
    let wild = about("issuewild");
    let named = if wildcard && !wild.is_empty() {
        wild
    } else {
        about("issue")
    };
    (!named.is_empty()).then(|| {
        let issuers = named
            .iter()
            .filter_map(|record| record.value_as_issue().ok());
        issuers.filter_map(|(name, _)| Some(text(&name?))).collect()
    })
}

/// By which names the authority of a product goes in CAA records; none when that is not known.
///
/// `DigiCert`: <https://docs.digicert.com/en/certcentral/manage-certificates/dns-caa-resource-record-check.html>;
/// `GlobalSign`: <https://support.globalsign.com/ssl/general-ssl/certification-authority-authorization-caa-checking>
fn issuers(product_code: &str) -> &'static [&'static str] {
    const DIGICERT: &[&str] = &[
        "digicert.com",
        "www.digicert.com",
        "symantec.com",
        "geotrust.com",
        "rapidssl.com",
        "thawte.com",
        "digitalcertvalidation.com",
    ];
    let brand = product_code.split('-').next().unwrap_or_default();
    match brand {
        "digicert" | "symantec" | "geotrust" | "rapidssl" => DIGICERT,
        "globalsign" => &["globalsign.com"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use hickory_resolver::proto::rr::Name;

    use super::*;

    fn issue(wild: bool, name: &str) -> CAA {
        let name = (!name.is_empty()).then(|| Name::from_ascii(name).expect("a name"));
        if wild {
            CAA::new_issuewild(false, name, Vec::new())
        } else {
            CAA::new_issue(false, name, Vec::new())
        }
    }

    #[test]
    fn a_wildcard_goes_by_its_own_records_if_there_are_any() {
        let (plain, wild) = (issue(false, "digicert.com"), issue(true, "ca.example"));
        let both = [&plain, &wild];

        assert_eq!(allowed(&both, false), Some(vec!["digicert.com".to_owned()]));
        assert_eq!(allowed(&both, true), Some(vec!["ca.example".to_owned()]));
        assert_eq!(
            allowed(&[&plain], true),
            Some(vec!["digicert.com".to_owned()])
        );
        assert_eq!(allowed(&[&wild], false), None);
    }

    #[test]
    fn a_record_that_names_nobody_forbids_everybody() {
        let nobody = issue(false, "");

        let allowed = allowed(&[&nobody], false).expect("a restriction");
        let hint = judge("example.com", allowed, issuers("digicert-free-1-free"));

        assert!(matches!(hint, Some(Hint::CaaForbids { .. })));
    }

    #[test]
    fn an_authority_is_known_by_any_of_its_names() {
        let allowed = vec!["geotrust.com".to_owned()];

        assert_eq!(
            judge("a.example", allowed, issuers("symantec-dv-1-starter")),
            None
        );
    }

    #[test]
    fn of_an_unknown_authority_nothing_is_claimed() {
        let allowed = vec!["geotrust.com".to_owned()];

        let hint = judge("a.example", allowed, issuers("cfca-ov-1-starter"));

        assert!(matches!(hint, Some(Hint::CaaNames { .. })));
    }
}
