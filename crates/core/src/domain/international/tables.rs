//! UTS 46 by the tables of the crate `idna`.

use std::borrow::Cow;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::DomainProblem;

/// The name in ASCII.
///
/// # Errors
/// What is wrong with a label, or with its hyphens.
pub(in crate::domain) fn to_ascii(name: &str) -> Result<String, DomainProblem> {
    let convert = |text: &str, hyphens| {
        Uts46::new()
            .to_ascii(
                text.as_bytes(),
                AsciiDenyList::STD3,
                hyphens,
                DnsLength::Ignore,
            )
            .map(Cow::into_owned)
    };
    convert(name, Hyphens::Check).map_err(|_| {
        if convert(name, Hyphens::Allow).is_ok() {
            return DomainProblem::Hyphen;
        }
        name.chars()
            .find(|character| convert(character.encode_utf8(&mut [0; 4]), Hyphens::Allow).is_err())
            .map_or(DomainProblem::International, DomainProblem::Character)
    })
}
