//! What a contact must look like: the page and the proxy ask the same questions.

use keyside_core::DomainName;

use crate::{Contact, ErrorCode};

impl Contact {
    /// The most characters of a name.
    pub const NAME_MAX: usize = 64;
    /// The fewest digits of a telephone number: the shortest local ones.
    pub const PHONE_DIGITS_MIN: usize = 7;
    /// The most digits of a telephone number, with its country code (ITU-T E.164).
    pub const PHONE_DIGITS_MAX: usize = 15;
    /// The most characters of an e-mail address (RFC 5321, 4.5.3.1.3, less the angle brackets).
    pub const EMAIL_MAX: usize = 254;
    /// The most characters before the `@` (RFC 5321, 4.5.3.1.1).
    pub const EMAIL_LOCAL_MAX: usize = 64;

    /// Checks the name: 1 to [`NAME_MAX`](Self::NAME_MAX) characters besides spaces around it, no
    /// control characters.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidContactName`].
    pub fn check_name(name: &str) -> Result<(), ErrorCode> {
        let name = name.trim();
        let fits = !name.is_empty()
            && name.chars().count() <= Self::NAME_MAX
            && !name.chars().any(char::is_control);
        fits.then_some(()).ok_or(ErrorCode::InvalidContactName)
    }

    /// Checks the telephone number: digits, with spaces, hyphens, dots and brackets between them and
    /// `+` before the country code.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidPhone`].
    pub fn check_phone(phone: &str) -> Result<(), ErrorCode> {
        let phone = phone.trim();
        let number = phone.strip_prefix('+').unwrap_or(phone);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let fits = (Self::PHONE_DIGITS_MIN..=Self::PHONE_DIGITS_MAX).contains(&digits)
            && number
                .bytes()
                .all(|b| b.is_ascii_digit() || b" -.()".contains(&b));
        fits.then_some(()).ok_or(ErrorCode::InvalidPhone)
    }

    /// Checks the e-mail address: a local part of visible ASCII, `@`, and a domain name.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidEmail`].
    pub fn check_email(email: &str) -> Result<(), ErrorCode> {
        let email = email.trim();
        let (local, domain) = email.split_once('@').ok_or(ErrorCode::InvalidEmail)?;
        let local_fits = !local.is_empty()
            && local.len() <= Self::EMAIL_LOCAL_MAX
            && local
                .bytes()
                .all(|b| b.is_ascii_graphic() && !b"\"(),:;<>@[\\]".contains(&b))
            && local.split('.').all(|atom| !atom.is_empty());
        let domain_fits = !domain.ends_with('.')
            && DomainName::parse(domain).is_ok_and(|name| !name.is_wildcard());
        (local_fits && domain_fits && email.len() <= Self::EMAIL_MAX)
            .then_some(())
            .ok_or(ErrorCode::InvalidEmail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_of_any_script() {
        for name in ["Tom Zhang", "张三", " Ada "] {
            assert_eq!(Contact::check_name(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn refuses_a_name_that_is_empty_too_long_or_has_control_characters() {
        for name in ["", "  ", "a\nb", &"x".repeat(Contact::NAME_MAX + 1)] {
            assert_eq!(
                Contact::check_name(name),
                Err(ErrorCode::InvalidContactName),
                "{name:?}"
            );
        }
    }

    #[test]
    fn takes_telephone_numbers_as_people_write_them() {
        for phone in [
            "1390000",
            "13800000000",
            "+86 138 0000 0000",
            "(030) 123-45.67",
        ] {
            assert_eq!(Contact::check_phone(phone), Ok(()), "{phone}");
        }
    }

    #[test]
    fn refuses_what_cannot_be_a_telephone_number() {
        for phone in [
            "",
            "123456",
            "+",
            "1234567890123456",
            "call me",
            "138+0000",
            "１３８００００",
        ] {
            assert_eq!(
                Contact::check_phone(phone),
                Err(ErrorCode::InvalidPhone),
                "{phone}"
            );
        }
    }

    #[test]
    fn takes_email_addresses() {
        for email in [
            "admin@example.com",
            "a.b+c@mail.example.co.uk",
            "o'neil@bücher.example",
        ] {
            assert_eq!(Contact::check_email(email), Ok(()), "{email}");
        }
    }

    #[test]
    fn refuses_what_cannot_be_an_email_address() {
        let long = format!("{}@example.com", "x".repeat(Contact::EMAIL_LOCAL_MAX + 1));
        for email in [
            "",
            "admin",
            "@example.com",
            "admin@",
            "admin@localhost",
            "a b@example.com",
            "a@b@example.com",
            ".a@example.com",
            "a..b@example.com",
            "a@*.example.com",
            "a@example.com.",
            "Tom <tom@example.com>",
            &long,
        ] {
            assert_eq!(
                Contact::check_email(email),
                Err(ErrorCode::InvalidEmail),
                "{email}"
            );
        }
    }
}
