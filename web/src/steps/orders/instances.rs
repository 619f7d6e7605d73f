//! The account's instances: what the cloud's newer subscriptions are made of.

use keyside_api::{Instance, InstanceState};
use yew::prelude::*;

use crate::{
    browser,
    components::TroubleNotice,
    hooks::{Call, use_call, use_text},
    proxy,
    text::{InstancesText, Language},
    validity::{Remaining, days_left},
};

/// The list, folded up and not asked for before that is opened.
#[component]
pub(super) fn Instances() -> Html {
    let text = &use_text().instances;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let (list, ask) = use_call(proxy::instances);
    let idle = list == Call::Idle;
    let ontoggle = move |_: Event| {
        if idle {
            ask.emit(());
        }
    };
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ text.title }</summary>
            <p class="small">{ text.body }</p>
            { match list {
                Call::Idle | Call::Running => html! {},
                Call::Failed(trouble) => html! { <TroubleNotice {trouble} /> },
                Call::Done(list) if list.is_empty() => html! { <p>{ text.none }</p> },
                Call::Done(list) => html! {
                    <ul class="orders">
                        { for list.iter().map(|instance| line(text, language, instance)) }
                    </ul>
                },
            } }
        </details>
    }
}

fn line(text: &InstancesText, language: &str, instance: &Instance) -> Html {
    let name = match instance.domains.as_slice() {
        [] => text.unnamed.to_owned(),
        names => names.join(", "),
    };
    let brand = instance.brand.as_deref().unwrap_or_default();
    let until = instance
        .ends_at
        .map(|end| (text.until)(&browser::day(language, end)));
    html! {
        <li key={instance.id.clone()}>
            <div class="orders-item">
                <span class="orders-domain">{ name }</span>
                { state(text, instance) }
                <span class="orders-time">
                    { brand }{ " " }<code>{ &instance.id }</code>
                    if let Some(until) = until { { " " }{ until } }
                </span>
            </div>
        </li>
    }
}

/// How the instance stands; of a certificate, how long it lasts.
fn state(text: &InstancesText, instance: &Instance) -> Html {
    let now = browser::now_seconds();
    let validity = instance
        .validity
        .filter(|_| instance.state == InstanceState::Issued);
    let (class, words) = match validity {
        Some(validity) => {
            let class = match Remaining::of(validity.not_before, validity.not_after, now) {
                Remaining::Enough => "state state-good",
                Remaining::Little => "state state-care",
                Remaining::Nothing => "state",
            };
            (class, (text.left)(days_left(validity.not_after, now)))
        }
        None => ("state", (text.state_name)(instance.state).to_owned()),
    };
    html! { <span {class}>{ words }</span> }
}
