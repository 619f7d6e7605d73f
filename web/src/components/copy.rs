//! A button that copies.

use yew::prelude::*;

use super::Glyph;
use crate::hooks::{Copied, use_copy, use_text};

#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// What is copied.
    pub(crate) value: AttrValue,
    /// What that is, for those who do not see where the button stands.
    pub(crate) what: AttrValue,
    /// Words on the button instead of “Copy”.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
}

/// Copies its value and says so.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let text = use_text();
    let (copied, copy) = use_copy();
    let value = props.value.clone();
    let onclick = copy.reform(move |_: MouseEvent| value.clone());
    let label = props
        .label
        .clone()
        .unwrap_or(AttrValue::Static(text.words.copy));
    let (glyph, word) = match copied {
        Copied::Yes => (Glyph::Check, AttrValue::Static(text.words.copied)),
        Copied::NotNow | Copied::No => (Glyph::Copy, label),
    };
    let said = match copied {
        Copied::NotNow => "",
        Copied::Yes => text.frame.copied_title,
        Copied::No => text.words.copy_failed,
    };
    html! {
        <span class="copy">
            <button
                type="button"
                class="button button-small"
                aria-label={format!("{} {}", text.words.copy_what, props.what)}
                {onclick}
            >
                { glyph.draw() }
                <span>{ word }</span>
            </button>
            <span
                class={if copied == Copied::No { "copy-failed" } else { "hidden-visually" }}
                role="status"
            >
                { said }
            </span>
        </span>
    }
}
