//! A DNS record as a line to paste.

use keyside_api::{DnsProvider, DnsRecordType, Zone};

/// The record as a line of a zone file (RFC 1035, section 5.1).
pub(super) fn zone_line(name: &str, kind: DnsRecordType, value: &str) -> String {
    let name = name.trim_end_matches('.');
    let data = match kind {
        DnsRecordType::Cname => format!("{}.", value.trim_end_matches('.')),
        DnsRecordType::Txt => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    format!("{name}. 600 IN {} {data}", kind.name())
}

/// The command that adds the record, where the zone's provider has one. What a shell might take for more than
/// a word is in none.
pub(super) fn command(zone: &Zone, kind: DnsRecordType, value: &str) -> Option<String> {
    let Zone {
        name,
        relative_name: relative,
        ..
    } = zone;
    if ![name, relative, value].into_iter().all(is_word) {
        return None;
    }
    let kind = kind.name();
    match zone.provider {
        DnsProvider::AlibabaCloud => Some(format!(
            "aliyun alidns AddDomainRecord --DomainName {name} --RR {relative} --Type {kind} --Value {value}"
        )),
        DnsProvider::Dnspod => Some(format!(
            "tccli dnspod CreateRecord --Domain {name} --SubDomain {relative} --RecordType {kind} \
             --RecordLine 默认 --Value {value}"
        )),
        _ => None,
    }
}

fn is_word(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@=+/".contains(&byte);
    !text.is_empty() && !text.starts_with('-') && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(provider: DnsProvider) -> Zone {
        Zone {
            name: "example.com".to_owned(),
            relative_name: "_dnsauth.www".to_owned(),
            provider,
            servers: Vec::new(),
        }
    }

    #[test]
    fn a_zone_file_gets_whole_names_and_quoted_texts() {
        let name = "_dnsauth.example.com";

        let text = zone_line(name, DnsRecordType::Txt, "a\"b\\c");
        let alias = zone_line(name, DnsRecordType::Cname, "ca.example.net");

        assert_eq!(text, r#"_dnsauth.example.com. 600 IN TXT "a\"b\\c""#);
        assert_eq!(alias, "_dnsauth.example.com. 600 IN CNAME ca.example.net.");
    }

    #[test]
    fn a_command_names_the_zone_and_the_name_in_it() {
        let command = command(
            &zone(DnsProvider::AlibabaCloud),
            DnsRecordType::Txt,
            "2026k",
        );

        assert_eq!(
            command.as_deref(),
            Some(
                "aliyun alidns AddDomainRecord --DomainName example.com --RR _dnsauth.www --Type TXT \
                 --Value 2026k"
            )
        );
    }

    #[test]
    fn nothing_that_a_shell_would_run_is_in_a_command() {
        for value in ["$(reboot)", "a;b", "a b", "`x`", "--flag", "a'b", ""] {
            let zone = zone(DnsProvider::Dnspod);

            assert_eq!(command(&zone, DnsRecordType::Txt, value), None, "{value}");
        }
    }
}
