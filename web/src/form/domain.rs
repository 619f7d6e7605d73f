//! The domain name in what people type and paste.

use keyside_core::{DomainName, DomainProblem, Error};

/// The name inside what people paste: a web address, an e-mail address, a name with a port or with
/// spaces. `None` when there is none, or nothing to correct.
pub(crate) fn domain_inside(text: &str) -> Option<DomainName> {
    if read_domain(text).is_ok() {
        return None;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (_, after_scheme) = text.split_once("://").unwrap_or(("", &text));
    let host = after_scheme.split(['/', '\\', '?', '#']).next()?;
    let (_, after_user) = host.rsplit_once('@').unwrap_or(("", host));
    let name = after_user.split(':').next()?;
    read_domain(name).ok()
}

/// The name that the text is, as a request can have it.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_domain(text: &str) -> Result<DomainName, DomainProblem> {
    DomainName::parse(text).map_err(|error| match error {
        Error::InvalidDomain { problem, .. } => problem,
        _ => DomainProblem::Empty,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_in_what_people_paste() {
        for (pasted, name) in [
            ("https://www.example.com/shop?id=1#top", "www.example.com"),
            ("example.com:8443", "example.com"),
            ("https://me:secret@example.com:443/", "example.com"),
            ("tom@example.com", "example.com"),
            ("www. example. com", "www.example.com"),
            ("http://例え.jp/", "xn--r8jz45g.jp"),
            ("example.com/path", "example.com"),
        ] {
            let inside = domain_inside(pasted).expect(pasted);

            assert_eq!(inside.as_ascii(), name, "{pasted}");
        }
    }

    #[test]
    fn offers_nothing_where_there_is_nothing_to_correct() {
        for text in [
            "",
            "example.com",
            "  EXAMPLE.com. ",
            "localhost",
            "https://localhost/",
            "???",
        ] {
            assert_eq!(domain_inside(text), None, "{text}");
        }
    }
}
