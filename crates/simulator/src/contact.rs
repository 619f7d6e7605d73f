//! The people who can be reached about certificates.

use std::collections::BTreeMap;

use keyside_aliyun::{
    cas::{Contact, ContactId},
    error_code::{INVALID_PARAMETER, MOBILE_ILLEGAL, NOT_FOUND},
};

use crate::refusal::Refusal;

/// The people of the account.
pub(crate) struct Contacts {
    contacts: BTreeMap<ContactId, Contact>,
    next_id: i64,
}

impl Contacts {
    /// The number in the documented example.
    const FIRST_ID: i64 = 304_066;

    /// One person, whom every account has.
    pub(crate) fn new() -> Self {
        let mut contacts = Self {
            contacts: BTreeMap::new(),
            next_id: Self::FIRST_ID,
        };
        contacts.reset();
        contacts
    }

    /// Forgets all others. The first one keeps its number, the others' are not used again.
    pub(crate) fn reset(&mut self) {
        let first = ContactId(Self::FIRST_ID);
        self.next_id = self.next_id.max(Self::FIRST_ID + 1);
        let contact = Contact {
            contact_id: Some(first),
            name: Some("Tom Zhang".to_owned()),
            email: Some("admin@example.com".to_owned()),
            email_status: Some(1),
            mobile: Some("13800000000".to_owned()),
            mobile_status: Some(1),
            ..Contact::default()
        };
        self.contacts = BTreeMap::from([(first, contact)]);
    }

    /// Adds or changes a person.
    ///
    /// # Errors
    /// `InvalidParameter.MobileIllegal`, `InvalidParameter`
    pub(crate) fn put(&mut self, contact: Contact) -> Result<ContactId, Refusal> {
        check(contact.mobile.as_deref(), contact.email.as_deref())?;
        let id = contact.contact_id.unwrap_or_else(|| {
            let id = ContactId(self.next_id);
            self.next_id += 1;
            id
        });
        let contact_id = Some(id);
        self.contacts.insert(
            id,
            Contact {
                contact_id,
                ..contact
            },
        );
        Ok(id)
    }

    /// The person.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn find(&self, id: ContactId) -> Result<&Contact, Refusal> {
        self.contacts.get(&id).ok_or_else(|| NOT_FOUND.into())
    }

    /// Forgets the person.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn remove(&mut self, id: ContactId) -> Result<(), Refusal> {
        self.contacts
            .remove(&id)
            .map(drop)
            .ok_or_else(|| NOT_FOUND.into())
    }

    /// Everybody, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.values().rev()
    }
}

/// Whether somebody could be reached there.
///
/// # Errors
/// `InvalidParameter.MobileIllegal`, `InvalidParameter`
pub(crate) fn check(phone: Option<&str>, email: Option<&str>) -> Result<(), Refusal> {
    if phone.is_some_and(|phone| !is_phone(phone)) {
        return Err(MOBILE_ILLEGAL.into());
    }
    if email.is_some_and(|email| !is_email(email)) {
        return Err(Refusal::new(INVALID_PARAMETER, "邮箱格式不正确。"));
    }
    Ok(())
}
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text
        .trim_start_matches('+')
        .bytes()
        .filter(|byte| !byte.is_ascii_digit());
    (5..=20).contains(&digits) && others.into_iter().all(|byte| b" -()".contains(&byte))
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.contains('@')
            && !text.contains(char::is_whitespace)
            && host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_phone_numbers_from_other_texts() {
        for phone in ["13800000000", "+86 138-0000-0000", "(010) 12345678"] {
            assert!(is_phone(phone), "{phone}");
        }
        for text in ["", "1234", "1390000****", "phone", "123456789012345678901"] {
            assert!(!is_phone(text), "{text}");
        }
    }

    #[test]
    fn tells_mail_addresses_from_other_texts() {
        for email in ["admin@example.com", "a.b+c@mail.example.cn"] {
            assert!(is_email(email), "{email}");
        }
        for text in [
            "",
            "admin",
            "@example.com",
            "a@b",
            "a@b@c.de",
            "a b@example.com",
            "a@.com",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
