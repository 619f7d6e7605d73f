//! What happens when another screen comes up: its title, and the focus on its heading.

use yew::prelude::*;

use crate::browser;

/// The `id` of each screen's heading.
pub(crate) const HEADING: &str = "heading";

/// Sets the document's title; when it changes after the first time, moves the focus to the heading.
#[hook]
pub(crate) fn use_arrival(title: String, language: &'static str) {
    let arrived = use_mut_ref(|| None::<&'static str>);
    use_effect_with((title, language), move |(title, language)| {
        browser::document().set_title(title);
        let before = arrived.replace(Some(language));
        if before == Some(language) {
            browser::focus(HEADING);
        }
    });
}
