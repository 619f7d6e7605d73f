//! The account's instances: what the cloud's newer subscriptions are made of.

use keyside_api::{Instance, InstanceState, Validity};
use yew::prelude::*;

use super::lasting;
use crate::{
    browser,
    components::TroubleNotice,
    hooks::{Call, use_call_once, use_text},
    proxy,
    text::{Language, Text},
};

/// The list, folded up and not asked for before that is opened.
#[component]
pub(super) fn Instances() -> Html {
    let text = use_text();
    let words = &text.instances;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let (list, ontoggle) = use_call_once(proxy::instances);
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ words.title }</summary>
            <p class="small">{ words.body }</p>
            { match list {
                Call::Idle | Call::Running => html! {},
                Call::Failed(trouble) => html! { <TroubleNotice {trouble} /> },
                Call::Done(list) if list.is_empty() => html! { <p>{ words.none }</p> },
                Call::Done(list) => html! {
                    <ul class="orders">
                        { for list.iter().map(|instance| line(text, language, instance)) }
                    </ul>
                },
            } }
        </details>
    }
}

fn line(text: &Text, language: &str, instance: &Instance) -> Html {
    let words = &text.instances;
    let name = match instance.domains.as_slice() {
        [] => words.unnamed.to_owned(),
        names => names.join(", "),
    };
    let brand = instance.brand.as_deref().unwrap_or_default();
    let until = instance
        .ends_at
        .map(|end| (words.until)(&browser::day(language, end)));
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
fn state(text: &Text, instance: &Instance) -> Html {
    match (instance.state, instance.validity) {
        (
            InstanceState::Issued,
            Some(Validity {
                not_before,
                not_after,
            }),
        ) => {
            let now = browser::now_seconds();
            lasting(&text.orders, (not_before, not_after), now)
        }
        (state, _) => html! {
            <span class="state">{ (text.instances.state_name)(state) }</span>
        },
    }
}
