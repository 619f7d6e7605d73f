//! What was ordered.

use keyside_api::Order;
use yew::prelude::*;

use crate::{
    browser,
    components::{Fact, Facts},
    hooks::use_text,
    steps::words,
    text::Language,
};

#[derive(PartialEq, Properties)]
pub(super) struct OrderFactsProps {
    pub(super) order: Order,
    pub(super) product: AttrValue,
}

/// What was ordered, folded up.
#[component]
pub(super) fn OrderFacts(props: &OrderFactsProps) -> Html {
    let text = use_text();
    let words = &text.words;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let order = &props.order;
    html! {
        <details class="fold">
            <summary>
                { words.about_order }
            </summary>
            <Facts>
                <Fact name={words.domain}>{ order.domain.to_unicode() }</Fact>
                <Fact name={words.product}>{ &props.product }</Fact>
                <Fact name={words.validation}>{ words::validation(text, order.validation) }</Fact>
                <Fact name={words.placed}>{ browser::moment(language, &order.created_at) }</Fact>
                <Fact name={words.order_number}><code>{ order.id.to_string() }</code></Fact>
                if let Some(number) = &order.cloud_order_id {
                    <Fact name={words.cloud_number}><code>{ number }</code></Fact>
                }
                if let Some(instance) = &order.instance_id {
                    <Fact name={words.instance_number}><code>{ instance }</code></Fact>
                }
                <Fact name={words.fingerprint}>
                    <code class="fingerprint">{ words::grouped(&order.fingerprint.to_string()) }</code>
                </Fact>
            </Facts>
        </details>
    }
}
