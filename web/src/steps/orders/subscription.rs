//! The link to the calendar of all certificates, or of those that are looked for.

use yew::prelude::*;

use crate::{
    components::{Button, CopyButton, TroubleNotice},
    hooks::{Call, use_call, use_call_once, use_text},
    proxy,
};

#[derive(PartialEq, Properties)]
pub(super) struct SubscriptionProps {
    /// What is looked for in the list; empty when nothing is.
    pub(super) sought: AttrValue,
}

/// The link, folded up and not asked for before that is opened.
#[component]
pub(super) fn Subscription(props: &SubscriptionProps) -> Html {
    let text = &use_text().orders;
    let (link, ontoggle) = use_call_once(|| proxy::calendar(""));
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ text.calendar }</summary>
            <p class="small">{ text.calendar_body }</p>
            { shown(link, text.calendar) }
            if !props.sought.is_empty() {
                <Limited key={props.sought.to_string()} sought={props.sought.clone()} />
            }
        </details>
    }
}

/// The link that is limited to what is looked for, once it is asked for.
#[component]
fn Limited(props: &SubscriptionProps) -> Html {
    let text = &use_text().orders;
    let sought = props.sought.clone();
    let (link, run) = use_call(move || {
        let sought = sought.clone();
        async move { proxy::calendar(&sought).await }
    });
    let asked = link != Call::Idle;
    html! {
        <>
            <p class="small">{ (text.calendar_limited_body)(&props.sought) }</p>
            if !asked {
                <div class="actions">
                    <Button on_press={run}>{ text.calendar_limited }</Button>
                </div>
            }
            { shown(link, text.calendar_limited) }
        </>
    }
}

fn shown(link: Call<String>, what: &'static str) -> Html {
    match link {
        Call::Idle | Call::Running => html! {},
        Call::Failed(trouble) => html! { <TroubleNotice {trouble} /> },
        Call::Done(link) => html! {
            <p class="record-part">
                <code class="record-value">{ &link }</code>
                <CopyButton value={link} {what} />
            </p>
        },
    }
}
