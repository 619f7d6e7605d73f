//! All orders.

use keyside_api::{Order, OrderState};
use yew::prelude::*;

use crate::{
    browser,
    components::{Button, ButtonKind, Heading, Notice, TroubleNotice, Wait},
    hooks::{Call, use_call, use_text},
    proxy,
    route::Route,
    text::{Language, Text},
};

#[derive(PartialEq, Properties)]
pub(crate) struct OrdersProps {
    pub(crate) on_new: Callback<()>,
}

/// The list, newest first.
#[component]
pub(crate) fn Orders(props: &OrdersProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default();
    let (list, load) = use_call(|| async { proxy::orders().await.map(|list| list.orders) });
    {
        let load = load.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    html! {
        <>
            <Heading title={text.orders.title} lede={text.orders.lede} />
            { match list {
                Call::Idle | Call::Running => html! { <Wait>{ text.words.loading }</Wait> },
                Call::Failed(trouble) => html! {
                    <TroubleNotice {trouble}>
                        <Button on_press={load}>{ text.words.try_again }</Button>
                    </TroubleNotice>
                },
                Call::Done(orders) if orders.is_empty() => html! {
                    <Notice title={text.orders.none}><p>{ text.orders.none_body }</p></Notice>
                },
                Call::Done(orders) => html! {
                    <ul class="orders">
                        { for orders.iter().map(|order| line(text, language, order)) }
                    </ul>
                },
            } }
            <div class="actions">
                <Button kind={ButtonKind::Main} on_press={props.on_new.clone()}>
                    { text.orders.new }
                </Button>
            </div>
        </>
    }
}

fn line(text: &Text, language: Language, order: &Order) -> Html {
    let class = match order.state {
        OrderState::Issued { .. } => "state state-good",
        OrderState::AwaitingValidation { .. } => "state state-care",
        OrderState::ValidationFailed | OrderState::Refused { .. } => "state state-bad",
        OrderState::Placing
        | OrderState::OutcomeUnknown
        | OrderState::Preparing
        | OrderState::UnderReview
        | OrderState::Cancelling
        | OrderState::Cancelled => "state",
    };
    html! {
        <li key={order.id.to_string()}>
            <a class="orders-item" href={Route::Order(order.id.clone()).hash()}>
                <span class="orders-domain">{ order.domain.to_unicode() }</span>
                <span {class}>{ (text.orders.state_name)(&order.state) }</span>
                <time class="orders-time" datetime={order.created_at.clone()}>
                    { browser::moment(language.tag(), &order.created_at) }
                </time>
            </a>
        </li>
    }
}
