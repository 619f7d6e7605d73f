//! Which names an authority may certify (nameConstraints; RFC 5280, section 4.2.1.10).

use std::mem::discriminant;

use x509_cert::{
    ext::pkix::{NameConstraints, constraints::name::GeneralSubtrees, name::GeneralName},
    name::Name,
};

/// Whether a certificate with this subject and these alternative names may be below an authority
/// with these constraints. Of the kinds of name, DNS names and subjects are compared; for the
/// others, any constraint forbids all.
pub(super) fn permits(
    constraints: &NameConstraints,
    subject: &Name,
    names: &[GeneralName],
) -> bool {
    let subject = GeneralName::DirectoryName(subject.clone());
    names
        .iter()
        .chain([&subject])
        .all(|name| is_permitted(&constraints.permitted_subtrees, name))
        && !names
            .iter()
            .chain([&subject])
            .any(|name| is_excluded(&constraints.excluded_subtrees, name))
}

/// Constraints of another kind say nothing about a name.
fn bases<'a>(
    subtrees: &'a Option<GeneralSubtrees>,
    name: &'a GeneralName,
) -> impl Iterator<Item = &'a GeneralName> {
    let bases = subtrees.iter().flatten().map(|subtree| &subtree.base);
    bases.filter(|base| discriminant(*base) == discriminant(name))
}

fn is_permitted(permitted: &Option<GeneralSubtrees>, name: &GeneralName) -> bool {
    let is_within = |base: &GeneralName| match (base, name) {
        (GeneralName::DnsName(base), GeneralName::DnsName(name)) => {
            is_below(name.as_str(), base.as_str())
        }
        (GeneralName::DirectoryName(base), GeneralName::DirectoryName(name)) => {
            name.is_empty() || begins_with(name, base)
        }
        _ => false,
    };
    let mut bases = bases(permitted, name).peekable();
    bases.peek().is_none() || bases.any(is_within)
}

fn is_excluded(excluded: &Option<GeneralSubtrees>, name: &GeneralName) -> bool {
    bases(excluded, name).any(|base| match (base, name) {
        (GeneralName::DnsName(base), GeneralName::DnsName(name)) => {
            let (name, base) = (name.as_str(), base.as_str());
            let wildcard = name.strip_prefix("*.");
            is_below(name, base) || wildcard.is_some_and(|parent| is_below(base, parent))
        }
        (GeneralName::DirectoryName(base), GeneralName::DirectoryName(name)) => {
            !name.is_empty() && begins_with(name, base)
        }
        _ => true,
    })
}

/// Whether a DNS name is this base or below it. A base that begins with a dot is not below itself.
fn is_below(name: &str, base: &str) -> bool {
    let (name, base) = (name.to_ascii_lowercase(), base.to_ascii_lowercase());
    match name.strip_suffix(&base) {
        Some(rest) => {
            base.is_empty() || base.starts_with('.') || rest.is_empty() || rest.ends_with('.')
        }
        None => false,
    }
}

fn begins_with(name: &Name, base: &Name) -> bool {
    base.as_ref().len() <= name.as_ref().len()
        && name
            .as_ref()
            .iter()
            .zip(base.as_ref().iter())
            .all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_below_its_parents_and_itself() {
        for (name, base) in [
            ("www.example.com", "example.com"),
            ("example.com", "example.com"),
            ("WWW.example.com", "Example.com"),
            ("www.example.com", ".example.com"),
            ("*.example.com", "example.com"),
            ("example.com", ""),
        ] {
            assert!(is_below(name, base), "{name} {base}");
        }
        for (name, base) in [
            ("notexample.com", "example.com"),
            ("example.com", ".example.com"),
            ("example.com", "www.example.com"),
        ] {
            assert!(!is_below(name, base), "{name} {base}");
        }
    }
}
