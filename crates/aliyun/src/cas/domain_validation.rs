//! What to publish for one domain of an instance.

use serde::{Deserialize, Serialize};

use super::{Challenge, RecordType, UnexpectedState};

/// What to publish for one domain. [`challenge`](Self::challenge) is what it means.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DomainValidation {
    /// The domain to be proven.
    pub domain: Option<String>,
    /// The zone that it is in.
    pub root_domain: Option<String>,
    /// `TXT`, `CNAME` or `HTTP`; some call the last one `FILE`.
    pub validation_type: Option<String>,
    /// The record's name, relative to the zone; or the path of the file.
    pub validation_key: Option<String>,
    /// What the record or the file says.
    pub validation_value: Option<String>,
    /// What a lasting alias points to, by which later proofs are done without the applicant.
    pub cname: Option<String>,
    /// Where that alias goes.
    pub cname_key: Option<String>,
}

/// Where a file goes when nothing else is said.
const FILE_PATH: &str = "/.well-known/pki-validation/fileauth.txt";

impl DomainValidation {
    /// What to publish, once all of it is there. A record's name is the full one.
    ///
    /// # Errors
    /// [`UnexpectedState::RecordType`] for a type that is not documented.
    pub fn challenge(&self) -> Result<Option<Challenge>, UnexpectedState> {
        let (Some(domain), Some(kind), Some(value)) = (
            filled(self.domain.as_deref()),
            filled(self.validation_type.as_deref()),
            filled(self.validation_value.as_deref()),
        ) else {
            return Ok(None);
        };
        let record_type = match kind.to_ascii_uppercase().as_str() {
            "TXT" => RecordType::Txt,
            "CNAME" => RecordType::Cname,
            "HTTP" | "FILE" => {
                return Ok(Some(Challenge::HttpFile {
                    domain: domain.to_owned(),
                    path: self.path(),
                    content: value.to_owned(),
                }));
            }
            _ => return Err(UnexpectedState::RecordType(kind.to_owned())),
        };
        let record_domain = self.record_name(domain);
        Ok(record_domain.map(|record_domain| Challenge::DnsRecord {
            record_domain,
            record_type,
            value: value.to_owned(),
        }))
    }

    /// The record's full name: its key is relative to the zone, `@` for the zone itself. What ends
    /// in the zone already is a full name.
    fn record_name(&self, domain: &str) -> Option<String> {
        let key = filled(self.validation_key.as_deref())?.trim_end_matches('.');
        let base = domain.strip_prefix("*.").unwrap_or(domain);
        let zone = filled(self.root_domain.as_deref()).unwrap_or(base);
        let [key, zone] = [key, zone.trim_end_matches('.')].map(str::to_ascii_lowercase);
        if key == "@" {
            return Some(zone);
        }
        let is_full = key
            .strip_suffix(&*zone)
            .is_some_and(|host| host.is_empty() || host.ends_with('.'));
        Some(if is_full {
            key
        } else {
            format!("{key}.{zone}")
        })
    }

    /// The file's path: the key may be one, or a URL that ends in one, or something else.
    fn path(&self) -> String {
        let key = self.validation_key.as_deref().unwrap_or_default();
        let path = match key.split_once("://") {
            Some((_, rest)) => rest.find('/').map(|start| &rest[start..]),
            None => Some(key),
        };
        match path {
            Some(path) if path.starts_with("/.well-known/") => path.to_owned(),
            Some(path) if path.starts_with(".well-known/") => format!("/{path}"),
            _ => FILE_PATH.to_owned(),
        }
    }
}

fn filled(field: Option<&str>) -> Option<&str> {
    field.filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn validation(kind: &str, key: &str) -> DomainValidation {
        DomainValidation {
            domain: Some("*.www.example.com".to_owned()),
            root_domain: Some("example.com".to_owned()),
            validation_type: Some(kind.to_owned()),
            validation_key: Some(key.to_owned()),
            validation_value: Some("value".to_owned()),
            ..Default::default()
        }
    }

    fn record_name(validation: &DomainValidation) -> String {
        match validation.challenge() {
            Ok(Some(Challenge::DnsRecord { record_domain, .. })) => record_domain,
            other => panic!("{other:?} is no record"),
        }
    }

    #[test]
    fn a_record_has_its_full_name_whichever_way_it_is_said() {
        for (key, name) in [
            ("_dnsauth", "_dnsauth.example.com"),
            ("_dnsauth.www", "_dnsauth.www.example.com"),
            ("_dnsauth.www.example.com", "_dnsauth.www.example.com"),
            ("_DnsAuth.www.example.com.", "_dnsauth.www.example.com"),
            ("@", "example.com"),
        ] {
            assert_eq!(record_name(&validation("TXT", key)), name, "{key}");
        }
    }

    #[test]
    fn without_a_zone_a_record_is_relative_to_the_domain() {
        let validation = DomainValidation {
            root_domain: None,
            ..validation("cname", "_dnsauth")
        };

        assert_eq!(record_name(&validation), "_dnsauth.www.example.com");
    }

    #[test]
    fn a_file_has_a_path_whichever_way_it_is_said() {
        for (kind, key, path) in [
            ("HTTP", "", FILE_PATH),
            ("FILE", "fileauth.txt", FILE_PATH),
            (
                "HTTP",
                "/.well-known/pki-validation/a.txt",
                "/.well-known/pki-validation/a.txt",
            ),
            (
                "http",
                ".well-known/pki-validation/a.txt",
                "/.well-known/pki-validation/a.txt",
            ),
            (
                "HTTP",
                "http://example.com/.well-known/pki-validation/a.txt",
                "/.well-known/pki-validation/a.txt",
            ),
        ] {
            let challenge = validation(kind, key).challenge();

            assert!(
                matches!(&challenge, Ok(Some(Challenge::HttpFile { path: found, .. }))
                    if found == path),
                "{key}: {challenge:?}"
            );
        }
    }

    #[test]
    fn what_is_not_all_there_yet_is_nothing_to_publish() {
        assert_eq!(DomainValidation::default().challenge(), Ok(None));
        assert_eq!(validation("TXT", "").challenge(), Ok(None));
        assert_eq!(
            validation("MX", "a").challenge(),
            Err(UnexpectedState::RecordType("MX".to_owned()))
        );
    }
}
