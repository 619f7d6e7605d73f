//! What the page remembers across reloads: the language, and an order that is being placed.

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Window;

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

/// The order that was being placed in this tab.
pub(crate) fn attempt() -> Option<Attempt> {
    read(ATTEMPT)
}

/// Remembers that this order is being placed.
pub(crate) fn remember_attempt(attempt: &Attempt) {
    write(ATTEMPT, attempt);
}

/// Forgets it: its outcome is known.
pub(crate) fn forget_attempt() {
    if let Some(storage) = storage(Window::session_storage) {
        _ = storage.remove_item(ATTEMPT);
    }
}

fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = storage(Window::session_storage)?.get_item(name).ok()??;
    serde_json::from_str(&text).ok()
}

fn write(name: &str, value: &impl Serialize) {
    if let (Some(storage), Ok(text)) = (
        storage(Window::session_storage),
        serde_json::to_string(value),
    ) {
        _ = storage.set_item(name, &text);
    }
}

const LANGUAGE: &str = "keyside.language";
const ATTEMPT: &str = "keyside.attempt";
