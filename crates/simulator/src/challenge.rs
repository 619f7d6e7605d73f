//! What an applicant must publish.

use keyside_aliyun::cas::ValidateType;
use keyside_core::DomainName;
use rand_core::CryptoRng;
use time::OffsetDateTime;

use crate::{ChallengeRecord, DnsRecord};

/// What an applicant must publish.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Challenge {
    /// A record.
    Dns(DnsRecord),
    /// A file at [`Challenge::PATH`].
    File {
        /// The host that serves it.
        host: String,
        /// Its whole content.
        content: String,
    },
}

impl Challenge {
    /// Where the file must be.
    pub(crate) const PATH: &str = "/.well-known/pki-validation/fileauth.txt";
    /// The label that records are published under.
    pub(crate) const LABEL: &str = "_dnsauth";

    /// A new challenge for the domain.
    pub(crate) fn make(
        domain: &DomainName,
        validate_type: ValidateType,
        record: ChallengeRecord,
        now: OffsetDateTime,
        rng: &mut impl CryptoRng,
    ) -> Self {
        let token = base36(TOKEN_LENGTH, rng);
        let name = format!("{}.{}", Self::LABEL, domain.base());
        match (validate_type, record) {
            (ValidateType::File, _) => Self::File {
                host: domain.as_ascii().to_owned(),
                content: format!("{}{token}", stamp(now)),
            },
            (ValidateType::Dns, ChallengeRecord::Txt) => {
                Self::Dns(DnsRecord::txt(name, format!("{}{token}", stamp(now))))
            }
            (ValidateType::Dns, ChallengeRecord::Cname) => {
                Self::Dns(DnsRecord::cname(name, format!("{token}.dcv.keyside.test")))
            }
        }
    }
}

/// As many as the documented sample has after its date.
const TOKEN_LENGTH: usize = 47;

/// Random lower-case letters and digits.
pub(crate) fn base36(length: usize, rng: &mut impl CryptoRng) -> String {
    const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut bytes = vec![0; length];
    rng.fill_bytes(&mut bytes);
    bytes
        .into_iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte) % 36]))
        .collect()
}

/// The date and time that tokens begin with, to the millisecond.
fn stamp(now: OffsetDateTime) -> String {
    let (year, month, day) = now.to_calendar_date();
    let (hour, minute, second, millisecond) = now.to_hms_milli();
    let month = u8::from(month);
    format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{millisecond:03}")
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::*;

    fn make(domain: &str, validate_type: ValidateType, record: ChallengeRecord) -> Challenge {
        let domain = DomainName::parse(domain).expect("a domain");
        let now = OffsetDateTime::UNIX_EPOCH;
        Challenge::make(&domain, validate_type, record, now, &mut UnwrapErr(SysRng))
    }

    #[test]
    fn a_record_is_named_after_the_domain_without_its_wildcard() {
        let Challenge::Dns(record) = make("*.example.com", ValidateType::Dns, ChallengeRecord::Txt)
        else {
            panic!("a record")
        };

        assert_eq!(record.name, "_dnsauth.example.com");
        assert_eq!(record.value.len(), 64);
        assert!(record.value.starts_with("19700101000000000"));
    }

    #[test]
    fn a_token_is_never_the_same() {
        let make = || make("www.example.com", ValidateType::File, ChallengeRecord::Txt);

        assert_ne!(make(), make());
    }

    #[test]
    fn an_alias_points_to_a_name_that_dns_can_have() {
        let challenge = make("www.example.com", ValidateType::Dns, ChallengeRecord::Cname);

        let Challenge::Dns(record) = challenge else {
            panic!("a record")
        };
        assert!(
            record.value.split('.').all(|label| label.len() <= 63),
            "{}",
            record.value
        );
    }
}
