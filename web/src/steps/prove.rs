//! Proving the domain: every state of an order between placed and issued.

mod cancel;
mod check;
mod demo;
mod facts;
mod file;
mod paste;
mod phrase;
mod publish;
mod record;
mod zone;

use keyside_api::{Challenge, Demo, ErrorCode, Order, OrderState};
use yew::prelude::*;

pub(crate) use self::phrase::title;
use self::{
    cancel::CancelOrder, check::CheckNow, demo::DemoPanel, facts::OrderFacts, file::FileCard,
    phrase::phrase, publish::PublishRecord, record::RecordCard,
};
use crate::{
    components::{Button, ButtonKind, Heading, Notice, ToRoom, Tone, Wait},
    hooks::{Dispatch, Follow, use_order, use_text},
    state::KeyPlace,
    steps::timeline::Timeline,
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(crate) struct ProveProps {
    pub(crate) order: Order,
    /// The product, as people call it.
    pub(crate) product: AttrValue,
    /// Where the order's key is.
    pub(crate) key_place: KeyPlace,
    pub(crate) demo: Option<Demo>,
    pub(crate) on_demo: Callback<bool>,
    pub(crate) on_another: Callback<()>,
    pub(crate) dispatch: Dispatch,
}

/// The second screen.
#[component]
pub(crate) fn Prove(props: &ProveProps) -> Html {
    let text = use_text();
    let follow = use_order(&props.order, &props.dispatch);
    let asked = use_state_eq(|| 0_u32);
    let on_asked = {
        let (asked, times) = (asked.setter(), *asked);
        Callback::from(move |()| asked.set(times.wrapping_add(1)))
    };
    html! {
        <>
            { heading(text, &props.order.state) }
            if follow == Follow::Interrupted {
                <Notice tone={Tone::Care}><p>{ text.prove.reconnecting }</p></Notice>
            }
            { state(props, text, on_asked) }
            <Timeline order={props.order.clone()} asked={*asked} />
            <OrderFacts order={props.order.clone()} product={props.product.clone()} />
            if !props.order.state.is_final() {
                <CancelOrder
                    id={props.order.id.clone()}
                    offered={can_be_cancelled(&props.order.state)}
                    dispatch={props.dispatch.clone()}
                />
            }
        </>
    }
}

fn heading(text: &Text, state: &OrderState) -> Html {
    let (title, lede) = phrase(text, state);
    html! { <Heading {title} {lede} /> }
}

const fn can_be_cancelled(state: &OrderState) -> bool {
    match state {
        OrderState::Preparing
        | OrderState::AwaitingValidation { .. }
        | OrderState::UnderReview
        | OrderState::ValidationFailed => true,
        OrderState::Placing
        | OrderState::OutcomeUnknown
        | OrderState::Issued { .. }
        | OrderState::Cancelling
        | OrderState::Cancelled
        | OrderState::Revoked { .. }
        | OrderState::Refused { .. } => false,
    }
}

fn state(props: &ProveProps, text: &'static Text, on_asked: Callback<()>) -> Html {
    match &props.order.state {
        OrderState::Placing
        | OrderState::OutcomeUnknown
        | OrderState::Preparing
        | OrderState::UnderReview
        | OrderState::Cancelling => html! { <Wait>{ text.prove.live }</Wait> },
        OrderState::AwaitingValidation { challenge } => html! {
            <Waiting
                challenge={challenge.clone()}
                order={props.order.clone()}
                key_place={props.key_place}
                demo={props.demo.clone()}
                on_demo={props.on_demo.clone()}
                {on_asked}
            />
        },
        OrderState::ValidationFailed => html! {
            <Notice tone={Tone::Bad}><p>{ text.prove.failed_next }</p></Notice>
        },
        OrderState::Refused { code, message } => html! {
            <>
                <Refusal code={*code} message={message.clone()} />
                <Another on_another={props.on_another.clone()} />
            </>
        },
        OrderState::Revoked {
            reason: Some(reason),
        } => html! {
            <>
                <p>{ (text.revoke.given)(*reason) }</p>
                <Another on_another={props.on_another.clone()} />
            </>
        },
        OrderState::Cancelled | OrderState::Revoked { .. } | OrderState::Issued { .. } => html! {
            <Another on_another={props.on_another.clone()} />
        },
    }
}

#[derive(PartialEq, Properties)]
struct WaitingProps {
    challenge: Challenge,
    order: Order,
    key_place: KeyPlace,
    demo: Option<Demo>,
    on_demo: Callback<bool>,
    /// The proxy was asked to publish the record.
    on_asked: Callback<()>,
}

/// What to publish, and the means to see whether it is seen.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let text = use_text();
    html! {
        <>
            { match &props.challenge {
                Challenge::DnsRecord { name, record_type, value } => html! {
                    <>
                        <RecordCard
                            id={props.order.id.clone()}
                            name={name.clone()}
                            kind={*record_type}
                            value={value.clone()}
                        />
                        <PublishRecord
                            id={props.order.id.clone()}
                            on_asked={props.on_asked.clone()}
                        />
                    </>
                },
                Challenge::HttpFile { url, content } => html! {
                    <FileCard url={url.clone()} content={content.clone()} />
                },
            } }
            if let Some(demo) = &props.demo {
                <DemoPanel
                    demo={demo.clone()}
                    validation={props.order.validation}
                    on_switch={props.on_demo.clone()}
                />
            }
            <section class="card card-plain">
                <Wait>{ text.prove.waiting }{ " " }{ text.prove.live }</Wait>
                <CheckNow id={props.order.id.clone()} />
            </section>
            { match props.key_place {
                KeyPlace::RoomAlone => html! {
                    <Notice tone={Tone::Care}><p>{ text.prove.key_unsafe }</p><ToRoom /></Notice>
                },
                KeyPlace::Room | KeyPlace::Taken => html! {},
                KeyPlace::Kept => html! { <Notice><p>{ text.prove.key_kept }</p></Notice> },
                KeyPlace::Origin => html! { <Notice><p>{ text.prove.key_origin }</p></Notice> },
                KeyPlace::Away | KeyPlace::Wiped => html! {
                    <Notice><p>{ text.prove.key_missing }</p></Notice>
                },
            } }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct RefusalProps {
    code: ErrorCode,
    message: AttrValue,
}

/// Why the cloud did not take the order.
#[component]
fn Refusal(props: &RefusalProps) -> Html {
    let text = use_text();
    html! {
        <Notice tone={Tone::Bad}>
            <p>{ (text.trouble.code)(props.code).next }</p>
            if !props.message.is_empty() {
                <p class="notice-small">
                    { text.prove.refused_words }{ " " }<q>{ &props.message }</q>
                </p>
            }
        </Notice>
    }
}

#[derive(PartialEq, Properties)]
struct AnotherProps {
    on_another: Callback<()>,
}

/// The way to the next certificate.
#[component]
fn Another(props: &AnotherProps) -> Html {
    let text = use_text();
    html! {
        <div class="actions">
            <Button kind={ButtonKind::Main} on_press={props.on_another.clone()}>
                { text.words.another }
            </Button>
        </div>
    }
}
