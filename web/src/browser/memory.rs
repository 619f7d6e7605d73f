//! What the page remembers across reloads: the language, an order that is being placed, and the contact if that is
//! wanted.

use keyside_api::Contact;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use web_sys::{Storage, Window};

use super::storage;
use crate::{state::Attempt, text::Language};

/// The language that the person chose.
pub(crate) fn language() -> Option<Language> {
    Language::for_tag(&storage(Window::local_storage)?.get_item(LANGUAGE).ok()??)
}

/// Remembers the person's choice.
pub(crate) fn remember_language(language: Language) {
    if let Some(storage) = storage(Window::local_storage) {
        _ = storage.set_item(LANGUAGE, language.tag());
    }
}

/// The contact that the person wants remembered.
pub(crate) fn contact() -> Option<Contact> {
    read(Window::local_storage, CONTACT)
}

/// Remembers the contact, or forgets the one that was remembered.
pub(crate) fn keep_contact(contact: Option<&Contact>) {
    match contact {
        Some(contact) => write(Window::local_storage, CONTACT, contact),
        None => forget(Window::local_storage, CONTACT),
    }
}

/// The order that was being placed in this tab.
pub(crate) fn attempt() -> Option<Attempt> {
    read(Window::session_storage, ATTEMPT)
}

/// Remembers that this order is being placed.
pub(crate) fn remember_attempt(attempt: &Attempt) {
    write(Window::session_storage, ATTEMPT, attempt);
}

/// Forgets it: its outcome is known.
pub(crate) fn forget_attempt() {
    forget(Window::session_storage, ATTEMPT);
}

fn read<T: DeserializeOwned>(of: Of, name: &str) -> Option<T> {
    let text = storage(of)?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

fn write(of: Of, name: &str, value: &impl Serialize) {
    if let (Some(storage), Ok(text)) = (storage(of), serde_json::to_string(value)) {
        _ = storage.set_item(name, &text);
    }
}

fn forget(of: Of, name: &str) {
    if let Some(storage) = storage(of) {
        _ = storage.remove_item(name);
    }
}

/// Which of a window's storages.
type Of = fn(&Window) -> Result<Option<Storage>, JsValue>;

const LANGUAGE: &str = "keyside.language";
const ATTEMPT: &str = "keyside.attempt";
const CONTACT: &str = "keyside.contact";
