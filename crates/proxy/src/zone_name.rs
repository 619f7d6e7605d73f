//! Names and the zones that they are in.

use keyside_aliyun::alidns::APEX;

/// The part of a name that stands before its zone; [`APEX`] is the zone's own. Nothing for a name that is in another.
/// The zone is in small letters, and both are without a dot at the end.
pub(crate) fn relative<'a>(name: &'a str, zone: &str) -> Option<&'a str> {
    let (relative, end) = name.split_at_checked(name.len().checked_sub(zone.len())?)?;
    if !end.eq_ignore_ascii_case(zone) {
        return None;
    }
    match relative {
        "" => Some(APEX),
        relative => relative
            .strip_suffix('.')
            .filter(|relative| !relative.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_relative_to_its_zone_and_to_no_other() {
        for (name, zone, expected) in [
            (
                "_dnsauth.www.example.com",
                "example.com",
                Some("_dnsauth.www"),
            ),
            (
                "_dnsauth.WWW.Example.com",
                "example.com",
                Some("_dnsauth.WWW"),
            ),
            ("example.com", "example.com", Some("@")),
            ("badexample.com", "example.com", None),
            ("_dnsauth.notexample.com", "example.com", None),
            ("_dnsauth.example.com.evil.example", "example.com", None),
            ("example.com", "www.example.com", None),
            (".example.com", "example.com", None),
            ("com", "example.com", None),
            ("é.com", ".com", None),
        ] {
            assert_eq!(relative(name, zone), expected, "{name} in {zone}");
        }
    }
}
