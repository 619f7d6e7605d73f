//! The screen for where the person is.

use keyside_api::{OrderState, Session};
use yew::prelude::*;

use crate::{
    components::{Heading, TroubleNotice, Wait},
    form::{Request, Signing},
    hooks::Dispatch,
    kept::KeptCopy,
    route::Route,
    state::{Flow, State},
    steps::{
        Describe, Make, OfflineScreen, Orders, Prove, Read, Resume, ReviewScreen, Take, heading,
        product_named, title,
    },
    text::Text,
};

/// The ways to be done with an order.
pub(super) struct Leave {
    pub(super) on_another: Callback<()>,
    pub(super) on_wipe: Callback<()>,
}

/// The kept copy of the key that the shown order is for.
pub(super) fn followed_copy(state: &State) -> Option<&KeptCopy> {
    match &state.flow {
        Flow::Following(order) => state.shelf.copy_of(&order.fingerprint),
        _ => None,
    }
}

/// The title of the window.
pub(super) fn title_of(text: &Text, flow: &Flow) -> &'static str {
    match flow {
        Flow::Describing { .. } => text.describe.title,
        Flow::Making(Request {
            signing: Signing::NewKey(_),
            ..
        }) => text.key.making,
        Flow::Making(_) => text.key.signing,
        Flow::Reviewing(_) => text.review.title,
        Flow::Resuming(resuming) => heading(&text.kept, resuming),
        Flow::Seeking(_) | Flow::Opening { trouble: None, .. } => text.orders.looking,
        Flow::Opening {
            trouble: Some(_), ..
        } => text.orders.missing,
        Flow::Following(order) => title(text, &order.state),
        Flow::Listing => text.orders.title,
        Flow::Reading(_) => text.read.title,
        Flow::Offline => text.offline.title,
    }
}

/// The screen itself.
pub(super) fn screen(
    state: &State,
    dispatch: &Dispatch,
    session: &Option<Session>,
    on_demo: &Callback<bool>,
    leave: &Leave,
    text: &'static Text,
) -> Html {
    match &state.flow {
        Flow::Describing { problems, remark } => html! {
            <Describe
                draft={state.draft.clone()}
                products={state.products.clone()}
                problems={problems.clone()}
                remark={remark.clone()}
                stored={state.shelf.stored().to_vec()}
                key_at_stake={state.room.holds_unsafe_key()}
                order_at_stake={state.room.holds_unsafe_key_of_an_order()}
                dispatch={dispatch.clone()}
            />
        },
        Flow::Making(request) => html! {
            <Make
                request={request.clone()}
                standing={state.room.standing}
                dispatch={dispatch.clone()}
            />
        },
        Flow::Reviewing(review) => html! {
            <ReviewScreen
                review={(**review).clone()}
                products={state.products().to_vec()}
                held={state.room.key_with(&review.signed.fingerprint).cloned()}
                copy={state.shelf.copy_of(&review.signed.fingerprint).cloned()}
                dispatch={dispatch.clone()}
            />
        },
        Flow::Resuming(resuming) => html! {
            <Resume resuming={resuming.clone()} dispatch={dispatch.clone()} />
        },
        Flow::Seeking(_) | Flow::Opening { trouble: None, .. } => html! {
            <>
                <Heading title={text.orders.looking} />
                <Wait>{ text.words.loading }</Wait>
            </>
        },
        Flow::Opening {
            trouble: Some(trouble),
            ..
        } => html! {
            <>
                <Heading title={text.orders.missing} />
                <TroubleNotice trouble={trouble.clone()} />
                <p><a href={Route::Orders.hash()}>{ text.orders.title }</a></p>
            </>
        },
        Flow::Following(order) => match &order.state {
            OrderState::Issued { chain } => html! {
                <Take
                    order={(**order).clone()}
                    chain={chain.clone()}
                    key_place={state.key_place(order)}
                    copy={followed_copy(state).cloned()}
                    on_another={leave.on_another.clone()}
                    on_wipe={leave.on_wipe.clone()}
                    dispatch={dispatch.clone()}
                />
            },
            _ => html! {
                <Prove
                    order={(**order).clone()}
                    product={product_named(text, state.products(), &order.product_code)}
                    key_place={state.key_place(order)}
                    demo={session.as_ref().and_then(|session| session.demo.clone())}
                    on_demo={on_demo.clone()}
                    on_another={leave.on_another.clone()}
                    dispatch={dispatch.clone()}
                />
            },
        },
        Flow::Listing => html! { <Orders on_new={leave.on_another.clone()} /> },
        Flow::Reading(request) => html! {
            <Read request={request.clone()} alone={state.alone} dispatch={dispatch.clone()} />
        },
        Flow::Offline => html! {
            <OfflineScreen
                offline={state.offline.clone()}
                room={state.room.clone()}
                shelf={state.shelf.clone()}
                alone={state.alone}
                dispatch={dispatch.clone()}
            />
        },
    }
}
