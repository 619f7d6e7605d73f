//! All orders and their certificates.

mod filter;
mod instances;
mod listed;
mod subscription;

use keyside_api::OrderState;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::{filter::Filter, instances::Instances, listed::Listed, subscription::Subscription};
use crate::{
    browser,
    components::{Button, ButtonKind, Heading, Notice, TroubleNotice, Wait},
    hooks::{Call, use_call, use_text},
    proxy,
    route::Route,
    text::{Language, OrdersText, Text},
    validity::{Remaining, days_left},
};

#[derive(PartialEq, Properties)]
pub(crate) struct OrdersProps {
    pub(crate) on_new: Callback<()>,
}

/// The list, newest first.
#[component]
pub(crate) fn Orders(props: &OrdersProps) -> Html {
    let text = use_text();
    let (list, load) = use_call(|| async {
        let orders = proxy::orders().await?;
        Ok(orders.into_iter().map(Listed::from).collect::<Vec<_>>())
    });
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
                Call::Done(orders) => html! { <List {orders} /> },
            } }
            <Instances />
            <div class="actions">
                <Button kind={ButtonKind::Main} on_press={props.on_new.clone()}>
                    { text.orders.new }
                </Button>
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ListProps {
    orders: Vec<Listed>,
}

/// What is looked for among them, and those that fit.
#[component]
fn List(props: &ListProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default();
    let filter = use_state_eq(Filter::default);
    let sought = use_state_eq(String::new);
    let now = browser::now_seconds();
    let fits = |listed: &&Listed| filter.fits(listed, now) && listed.order.has_name(&sought);
    let found: Vec<_> = props.orders.iter().filter(fits).collect();
    let on_search = {
        let sought = sought.setter();
        move |event: InputEvent| {
            sought.set(event.target_unchecked_into::<HtmlInputElement>().value());
        }
    };
    let on_filter = {
        let filter = filter.setter();
        Callback::from(move |choice| filter.set(choice))
    };
    html! {
        <>
            <div class="orders-tools">
                <input
                    type="search"
                    class="field-input"
                    aria-label={text.orders.search}
                    placeholder={text.orders.search}
                    value={(*sought).clone()}
                    oninput={on_search}
                />
                { filters(&text.orders, &props.orders, *filter, now, &on_filter) }
            </div>
            <p class="hidden-visually" role="status">{ (text.orders.found)(found.len()) }</p>
            if found.is_empty() { <p>{ text.orders.nothing }</p> }
            <ul class="orders">
                { for found.into_iter().map(|listed| line(text, language, listed, now)) }
            </ul>
            <Subscription sought={sought.trim().to_owned()} />
        </>
    }
}

fn filters(
    text: &OrdersText,
    orders: &[Listed],
    chosen: Filter,
    now: i64,
    on_filter: &Callback<Filter>,
) -> Html {
    let button = |filter: Filter| {
        let count = orders
            .iter()
            .filter(|listed| filter.fits(listed, now))
            .count();
        html! {
            <button
                type="button"
                class="button button-small orders-filter"
                aria-pressed={(filter == chosen).to_string()}
                onclick={on_filter.reform(move |_| filter)}
            >
                { filter.name(text) }{ " " }{ count }
            </button>
        }
    };
    html! {
        <div class="orders-filters" role="group" aria-label={text.filter}>
            { for Filter::ALL.into_iter().map(button) }
        </div>
    }
}

fn line(text: &Text, language: Language, listed: &Listed, now: i64) -> Html {
    let order = &listed.order;
    html! {
        <li key={order.id.to_string()}>
            <a class="orders-item" href={Route::Order(order.id.clone()).hash()}>
                <span class="orders-domain">{ order.domain.to_unicode() }</span>
                { state(text, listed, now) }
                <time class="orders-time" datetime={order.created_at.clone()}>
                    { browser::moment(language.tag(), &order.created_at) }
                </time>
            </a>
        </li>
    }
}

/// How the order stands; of a certificate, how long it lasts.
fn state(text: &Text, listed: &Listed, now: i64) -> Html {
    if let Some(validity) = listed.validity {
        return lasting(&text.orders, validity, now);
    }
    let class = match listed.order.state {
        OrderState::AwaitingValidation { .. } => "state state-care",
        OrderState::ValidationFailed | OrderState::Refused { .. } => "state state-bad",
        _ => "state",
    };
    html! { <span {class}>{ (text.orders.state_name)(&listed.order.state) }</span> }
}

/// How long a certificate lasts that begins and ends then; all in seconds from 1970.
fn lasting(text: &OrdersText, (begins, ends): (i64, i64), now: i64) -> Html {
    let class = match Remaining::of(begins, ends, now) {
        Remaining::Enough => "state state-good",
        Remaining::Little => "state state-care",
        Remaining::Nothing => "state",
    };
    html! { <span {class}>{ (text.left)(days_left(ends, now)) }</span> }
}
