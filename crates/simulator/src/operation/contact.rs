//! The operations on contacts (cas-api.md 3.7).

use keyside_aliyun::cas::{
    ChangedContact, Contact, ContactId, CreateContact, DeleteContact, GetContact,
    GetContactResponse, ListContact, ListContactResponse, UpdateContact,
};

use super::{
    Fields, fields,
    page::{Page, has_keyword},
};
use crate::{cloud::Cloud, lock::Lock, refusal::Refusal};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 20;

pub(super) fn create(cloud: &Cloud, request: &CreateContact) -> Result<Fields, Refusal> {
    let contact = Contact {
        name: Some(request.name.clone()),
        mobile: Some(request.mobile.clone()),
        mobile_status: Some(0),
        email: request.email.clone(),
        email_status: request.email.as_ref().map(|_| 0),
        webhooks: request.webhooks.clone(),
        webhook_list: webhook_list(request.webhooks.as_deref()),
        contact_id: None,
    };
    let contact_id = cloud.book.locked().contacts.put(contact)?;
    Ok(changed(contact_id))
}

pub(super) fn update(cloud: &Cloud, request: &UpdateContact) -> Result<Fields, Refusal> {
    let mut book = cloud.book.locked();
    let mut contact = book.contacts.find(request.contact_id)?.clone();
    if let Some(name) = &request.name {
        contact.name = Some(name.clone());
    }
    if let Some(mobile) = &request.mobile {
        contact.mobile = Some(mobile.clone());
        contact.mobile_status = Some(0);
    }
    if let Some(email) = &request.email {
        contact.email = Some(email.clone());
        contact.email_status = Some(0);
    }
    if let Some(webhooks) = &request.webhooks {
        contact.webhooks = Some(webhooks.clone());
        contact.webhook_list = webhook_list(Some(webhooks));
    }
    let contact_id = book.contacts.put(contact)?;
    Ok(changed(contact_id))
}

pub(super) fn delete(cloud: &Cloud, request: &DeleteContact) -> Result<Fields, Refusal> {
    cloud.book.locked().contacts.remove(request.contact_id)?;
    Ok(Fields::new())
}

pub(super) fn read(cloud: &Cloud, request: &GetContact) -> Result<Fields, Refusal> {
    Ok(fields(&GetContactResponse {
        contact: cloud
            .book
            .locked()
            .contacts
            .find(request.contact_id)?
            .clone(),
        request_id: String::new(),
    }))
}

pub(super) fn list(cloud: &Cloud, request: &ListContact) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.current_page,
        request.show_size,
        SHOW_SIZE,
        Page::SIZE_MAX,
    )?;
    let book = cloud.book.locked();
    let contacts = book.contacts.newest_first().filter(|contact| {
        let texts = [&contact.name, &contact.email, &contact.mobile];
        has_keyword(texts.map(Option::as_deref), request.keyword.as_deref())
    });
    let (contacts, total) = page.of(contacts.cloned().collect());
    Ok(fields(&ListContactResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        keyword: request.keyword.clone(),
        contact_list: Some(contacts),
        request_id: String::new(),
    }))
}

fn changed(contact_id: ContactId) -> Fields {
    fields(&ChangedContact {
        contact_id: Some(contact_id),
        request_id: String::new(),
    })
}

/// The list that the text holds, if it does.
fn webhook_list(webhooks: Option<&str>) -> Option<Vec<String>> {
    serde_json::from_str(webhooks?).ok()
}
