//! A contact in the form in which the cloud gets it.

use keyside_api::Contact;

use crate::problem::Problem;

/// Checks the contact and takes from it what does not matter: spaces around it, and what people put
/// between the digits of a number.
pub(super) fn check(contact: &Contact) -> Result<Contact, Problem> {
    let in_field = |field| move |code| Problem::new(code).in_field(field);
    Contact::check_name(&contact.name).map_err(in_field("contact.name"))?;
    Contact::check_phone(&contact.phone).map_err(in_field("contact.phone"))?;
    Contact::check_email(&contact.email).map_err(in_field("contact.email"))?;
    let matters = |c: &char| c.is_ascii_digit() || *c == '+';
    Ok(Contact {
        name: contact.name.trim().to_owned(),
        phone: contact.phone.chars().filter(matters).collect(),
        email: contact.email.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use keyside_api::ErrorCode;

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
            (&*contact.name, &*contact.phone, &*contact.email),
            ("张伟", "+8613800000000", "a.b+c@例え.jp")
        );
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        for (contact, field, code) in [
            (
                contact("", "13800000000", "a@example.com"),
                "contact.name",
                ErrorCode::InvalidContactName,
            ),
            (
                contact("Tom", "call me", "a@example.com"),
                "contact.phone",
                ErrorCode::InvalidPhone,
            ),
            (
                contact("Tom", "13800000000", "tom"),
                "contact.email",
                ErrorCode::InvalidEmail,
            ),
        ] {
            assert_eq!(contact, Err(Problem::new(code).in_field(field)));
        }
    }
}
