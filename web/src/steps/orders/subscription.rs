//! The link to the calendar of all certificates.

use yew::prelude::*;

use crate::{
    components::{CopyButton, TroubleNotice},
    hooks::{Call, use_call_once, use_text},
    proxy,
};

/// The link, folded up and not asked for before that is opened.
#[component]
pub(super) fn Subscription() -> Html {
    let text = &use_text().orders;
    let (link, ontoggle) = use_call_once(proxy::calendar);
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ text.calendar }</summary>
            <p class="small">{ text.calendar_body }</p>
            { match link {
                Call::Idle | Call::Running => html! {},
                Call::Failed(trouble) => html! { <TroubleNotice {trouble} /> },
                Call::Done(link) => html! {
                    <p class="record-part">
                        <code class="record-value">{ &link }</code>
                        <CopyButton value={link} what={text.calendar} />
                    </p>
                },
            } }
        </details>
    }
}
