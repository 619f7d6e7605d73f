//! Whether a contact can be one.

use keyside_api::{Contact, ErrorCode};
use keyside_core::DomainName;

use crate::problem::Problem;

/// The contact in the form in which the cloud gets it.
pub(super) fn check(contact: &Contact) -> Result<Contact, Problem> {
    let name = contact.name.trim();
    if !(1..=NAME_MAX).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Problem::new(ErrorCode::InvalidContactName).in_field("contact.name"));
    }
    let phone = phone(&contact.phone)
        .ok_or_else(|| Problem::new(ErrorCode::InvalidPhone).in_field("contact.phone"))?;
    let email = contact.email.trim();
    if !is_email(email) {
        return Err(Problem::new(ErrorCode::InvalidEmail).in_field("contact.email"));
    }
    Ok(Contact {
        name: name.to_owned(),
        phone,
        email: email.to_owned(),
    })
}

/// The most characters of a name.
const NAME_MAX: usize = 64;

/// The number without what people put between the digits; a `+` in front stays.
fn phone(text: &str) -> Option<String> {
    /// From the shortest local numbers to the longest of ITU-T E.164.
    const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

    let text = text.trim();
    let (plus, rest) = match text.strip_prefix('+') {
        Some(rest) => ("+", rest),
        None => ("", text),
    };
    let written_well = rest
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    (written_well && DIGITS.contains(&digits.len())).then(|| format!("{plus}{digits}"))
}

/// Whether it looks like an address that reaches someone: RFC 5321's `Dot-string` at a domain.
fn is_email(text: &str) -> bool {
    /// RFC 5321 section 4.5.3.1.
    const LOCAL_MAX: usize = 64;
    const ADDRESS_MAX: usize = 254;

    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    local.len() <= LOCAL_MAX
        && text.len() <= ADDRESS_MAX
        && local.split('.').all(atom)
        && !domain.ends_with('.')
        && DomainName::parse(domain).is_ok_and(|domain| !domain.is_wildcard())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str, phone: &str, email: &str) -> Result<Contact, Problem> {
        check(&Contact {
            name: name.to_owned(),
            phone: phone.to_owned(),
            email: email.to_owned(),
        })
    }

    #[test]
    fn a_contact_loses_what_does_not_matter() {
        let contact =
            contact(" 张伟 ", "+86 (138) 0000-0000", " a.b+c@例え.jp ").expect("a contact");

        assert_eq!(
            (&*contact.name, &*contact.phone),
            ("张伟", "+8613800000000")
        );
    }

    #[test]
    fn a_number_has_seven_to_fifteen_digits_and_nothing_else() {
        for text in ["1390000", "13800000000", "+49 30 123456", "(010) 6555-0000"] {
            assert!(phone(text).is_some(), "{text}");
        }
        for text in [
            "",
            "123456",
            "1234567890123456",
            "1380000000x",
            "1+3800000000",
            "１３８００００００００",
        ] {
            assert!(phone(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_address_has_a_name_at_a_domain() {
        for text in [
            "a@example.com",
            "first.last+tag@mail.example.com",
            "o'neil@example.co.uk",
        ] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "a",
            "@example.com",
            "a@",
            "a@b",
            "a b@example.com",
            ".a@example.com",
            "a..b@example.com",
            "a@*.example.com",
            "a@example.com.",
            "a@127.0.0.1",
            "a@b@",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn each_field_is_named_by_its_problem() {
        let long = "x".repeat(65);
        for (name, phone, email, code) in [
            (
                "",
                "13800000000",
                "a@example.com",
                ErrorCode::InvalidContactName,
            ),
            (
                &long,
                "13800000000",
                "a@example.com",
                ErrorCode::InvalidContactName,
            ),
            ("Tom\n", "1", "a@example.com", ErrorCode::InvalidPhone),
            (
                "Tom\nZhang",
                "13800000000",
                "a@example.com",
                ErrorCode::InvalidContactName,
            ),
            ("Tom", "13800000000", "a", ErrorCode::InvalidEmail),
        ] {
            assert_eq!(contact(name, phone, email).expect_err("wrong").code(), code);
        }
    }
}
