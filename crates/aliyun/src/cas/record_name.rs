//! Where a validation record goes, whichever way the service says it.

/// The record's full name for a certificate of the domain (`*.` in front of it or not), without a
/// final dot.
///
/// The service's `RecordDomain` is a full name in practice and a bare label in its documentation.
/// What ends like the domain is a full name; anything else is relative to the domain.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/user-guide/verify-the-ownership-of-a-domain-name>
#[must_use]
pub fn full_record_name(record_domain: &str, domain: &str) -> String {
    let record = record_domain.trim_end_matches('.').to_ascii_lowercase();
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let domain = domain.strip_prefix("*.").unwrap_or(&domain);
    let is_full = zones(domain).any(|zone| {
        record
            .strip_suffix(zone)
            .is_some_and(|host| host.is_empty() || host.ends_with('.'))
    });
    if is_full {
        record
    } else {
        format!("{record}.{domain}")
    }
}

/// The domain and those above it, down to two labels.
fn zones(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |zone| {
        zone.split_once('.').map(|(_, above)| above)
    })
    .filter(|zone| zone.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_stays_as_it_is() {
        for record in [
            "_dnsauth.www.example.com",
            "_dnsauth.www.example.com.",
            "_DnsAuth.WWW.example.com",
        ] {
            assert_eq!(
                full_record_name(record, "www.example.com"),
                "_dnsauth.www.example.com"
            );
        }
    }

    #[test]
    fn a_full_name_in_the_zone_above_stays_as_it_is() {
        let name = full_record_name("_dnsauth.example.com", "www.example.com");

        assert_eq!(name, "_dnsauth.example.com");
    }

    #[test]
    fn a_bare_label_is_relative_to_the_domain() {
        assert_eq!(
            full_record_name("_dnsauth", "example.com"),
            "_dnsauth.example.com"
        );
        assert_eq!(
            full_record_name("_dnsauth", "www.example.com"),
            "_dnsauth.www.example.com"
        );
    }

    #[test]
    fn a_wildcard_is_proven_at_its_base() {
        assert_eq!(
            full_record_name("_dnsauth", "*.example.com"),
            "_dnsauth.example.com"
        );
        assert_eq!(
            full_record_name("_dnsauth.example.com", "*.example.com"),
            "_dnsauth.example.com"
        );
    }

    #[test]
    fn an_ending_that_only_looks_alike_is_no_suffix() {
        assert_eq!(
            full_record_name("_dnsauth.notexample.com", "example.com"),
            "_dnsauth.notexample.com.example.com"
        );
        assert_eq!(
            full_record_name("_dnsauth.com", "example.com"),
            "_dnsauth.com.example.com"
        );
    }
}
