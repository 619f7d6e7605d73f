//! Something is under way and needs nothing from the person.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct WaitProps {
    pub(crate) children: Html,
}

/// A calm sign of life with its words, read out when they change.
#[component]
pub(crate) fn Wait(props: &WaitProps) -> Html {
    html! {
        <p class="wait" role="status">
            <span class="wait-sign" aria-hidden="true"></span>
            <span>{ props.children.clone() }</span>
        </p>
    }
}
