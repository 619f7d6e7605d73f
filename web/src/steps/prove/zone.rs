//! Where a DNS console wants the record: the zone, and the name inside it.

use keyside_api::Zone;

/// A record's name split where its zone begins.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Placement {
    /// What to type into a console that adds the zone by itself.
    pub(super) relative: String,
    /// The zone.
    pub(super) zone: String,
}

impl From<&Zone> for Placement {
    fn from(zone: &Zone) -> Self {
        Self {
            relative: zone.relative_name.clone(),
            zone: zone.name.clone(),
        }
    }
}

/// The placement of a record whose zone was not found. Only the DNS itself knows where zones begin: this takes the last two
/// labels, or three under the registries that sell names one level down.
pub(super) fn likely_placement(name: &str) -> Option<Placement> {
    let labels: Vec<_> = name.trim_end_matches('.').split('.').collect();
    let size = match labels.as_slice() {
        [.., second, top] if top.len() == 2 && SECOND_LEVELS.contains(second) => 3,
        _ => 2,
    };
    let split = labels.len().checked_sub(size).filter(|split| *split > 0)?;
    let (relative, zone) = labels.split_at(split);
    Some(Placement {
        relative: relative.join("."),
        zone: zone.join("."),
    })
}

/// Second levels under which country registries sell names, such as `com.cn` and `co.uk`.
const SECOND_LEVELS: [&str; 13] = [
    "ac", "co", "com", "edu", "go", "gob", "gov", "idv", "ne", "net", "nom", "or", "org",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_a_record_where_its_zone_probably_begins() {
        for (name, relative, zone) in [
            ("_dnsauth.example.com", "_dnsauth", "example.com"),
            ("_dnsauth.www.example.com", "_dnsauth.www", "example.com"),
            (
                "_dnsauth.www.example.com.cn",
                "_dnsauth.www",
                "example.com.cn",
            ),
            ("_dnsauth.example.co.uk.", "_dnsauth", "example.co.uk"),
            ("_dnsauth.go.com", "_dnsauth", "go.com"),
        ] {
            let placement = Placement {
                relative: relative.to_owned(),
                zone: zone.to_owned(),
            };

            assert_eq!(likely_placement(name), Some(placement), "{name}");
        }
    }

    #[test]
    fn a_name_that_may_be_the_zone_itself_is_not_split() {
        for name in ["example.com", "example.com.cn", "localhost", ""] {
            assert_eq!(likely_placement(name), None, "{name}");
        }
    }
}
