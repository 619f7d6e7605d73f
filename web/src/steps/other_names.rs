//! The names in a request that its certificate is not ordered for.

use yew::prelude::*;

use super::words;
use crate::{
    components::{Notice, Tone},
    hooks::use_text,
};

#[derive(PartialEq, Properties)]
pub(super) struct OtherNamesProps {
    pub(super) domain: AttrValue,
    pub(super) names: Vec<String>,
}

/// Says which names the certificate may leave out, if there are any.
#[component]
pub(super) fn OtherNames(props: &OtherNamesProps) -> Html {
    let text = &use_text().source;
    if props.names.is_empty() {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Care} title={(text.one_name)(&props.domain)}>
            <p>{ text.other_names }</p>
            <ul class="notice-list">
                { for props.names.iter().map(|name| html! { <li>{ words::both_forms(name) }</li> }) }
            </ul>
            <p>{ text.other_names_next }</p>
        </Notice>
    }
}
