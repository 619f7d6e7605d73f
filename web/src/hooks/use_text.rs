//! The page's language: the browser's wish at first, then the person's choice.

use yew::prelude::*;

use crate::{
    browser::{self, memory},
    text::{Language, Text},
};

/// The sentences of the language around.
#[hook]
pub(crate) fn use_text() -> &'static Text {
    use_context::<Language>().unwrap_or_default().text()
}

/// The page's language, and how to choose another.
#[hook]
pub(crate) fn use_language() -> (Language, Callback<Language>) {
    let language = use_state_eq(first_language);
    use_effect_with(*language, |language| {
        if let Some(root) = browser::document().document_element() {
            _ = root.set_attribute("lang", language.tag());
        }
    });
    let choose = {
        let language = language.clone();
        Callback::from(move |chosen| {
            memory::remember_language(chosen);
            language.set(chosen);
        })
    };
    (*language, choose)
}

fn first_language() -> Language {
    let wished = || {
        browser::languages()
            .iter()
            .find_map(|tag| Language::for_tag(tag))
    };
    memory::language().or_else(wished).unwrap_or_default()
}
