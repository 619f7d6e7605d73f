//! The page: head, the screen for where the person is, the key room, foot.

use keyside_api::{OrderState, Session};
use yew::prelude::*;

use crate::{
    browser::{self, store},
    components::{
        BuildNotice, Confirm, Footer, Header, Heading, RoomPanel, StepsBar, TroubleNotice, Wait,
    },
    form::{Request, Signing},
    hooks::{
        Dispatch, discard, forget, use_arrival, use_build, use_flow, use_language, use_room,
        use_session, use_text,
    },
    kept::KeptCopy,
    route::Route,
    state::{Action, Flow, Stake, State},
    steps::{
        Describe, Make, OfflineScreen, Orders, Prove, Read, Resume, ReviewScreen, Take, heading,
        product_named, title,
    },
    text::{Language, TakeText, Text},
};

/// The page in its language.
#[component]
pub(crate) fn App() -> Html {
    let (language, on_language) = use_language();
    html! {
        <ContextProvider<Language> context={language}>
            <Page {language} {on_language} />
        </ContextProvider<Language>>
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    language: Language,
    on_language: Callback<Language>,
}

/// The page. The room's place in it never changes, so that its frame is never made anew.
#[component]
fn Page(props: &PageProps) -> Html {
    let text = use_text();
    let (state, dispatch) = use_flow();
    let (session, on_demo) = use_session();
    let build = use_build();
    let frame = use_node_ref();
    use_room(&frame, &state, props.language, &dispatch);
    use_arrival(
        (text.frame.page_title)(title_of(text, &state.flow)),
        props.language.tag(),
    );

    let leaving = use_state_eq(|| None::<Stake>);
    let start_another = {
        let (frame, dispatch, leaving) = (frame.clone(), dispatch.clone(), leaving.setter());
        Callback::from(move |stake: Option<Stake>| {
            leaving.set(None);
            if let Some(Stake::TakenCopy(key) | Stake::VainCopy(key)) = stake {
                discard(store::name_of(&key));
            }
            forget(&frame);
            dispatch.emit(Action::StartAnother);
        })
    };
    let on_another = {
        let (start_another, leaving) = (start_another.clone(), leaving.setter());
        let stake = state.stake();
        Callback::from(move |()| match stake {
            Some(_) => leaving.set(stake),
            None => start_another.emit(None),
        })
    };
    let on_wipe = {
        let (frame, copy) = (frame.clone(), followed_copy(&state).cloned());
        Callback::from(move |()| {
            if let Some(copy) = &copy {
                discard(store::name_of(&copy.fingerprint));
            }
            forget(&frame);
        })
    };
    let leave = Leave {
        on_another,
        on_wipe,
    };
    html! {
        <div class="page">
            <SkipLink />
            <Header
                language={props.language}
                on_language={props.on_language.clone()}
                route={state.flow.route()}
                demo={session.as_ref().is_some_and(|session| session.demo.is_some())}
                alone={state.alone}
                on_home={dispatch.reform(|()| Action::Go(Route::Form))}
            />
            <BuildNotice build={build.clone()} />
            <div class="stage">
                <main id={MAIN} class="screen" tabindex="-1">
                    if let Some(current) = state.flow.step() { <StepsBar {current} /> }
                    { screen(&state, &dispatch, &session, &on_demo, &leave, text) }
                </main>
                <RoomPanel
                    frame={frame.clone()}
                    room={state.room.clone()}
                    on_rebuild={dispatch.reform(|()| Action::RebuildRoom)}
                />
            </div>
            <Footer
                build={build.hash}
                version={session.map(|session| AttrValue::from(session.version))}
                alone={state.alone}
            />
            if let Some(stake) = *leaving {
                { ask(
                    stake,
                    &text.take,
                    start_another.reform(move |()| Some(stake)),
                    { let leaving = leaving.setter(); Callback::from(move |()| leaving.set(None)) },
                ) }
            }
        </div>
    }
}

/// The ways to be done with an order.
struct Leave {
    on_another: Callback<()>,
    on_wipe: Callback<()>,
}

/// Asks before a key or a copy is given up.
fn ask(stake: Stake, text: &TakeText, on_go: Callback<()>, on_stay: Callback<()>) -> Html {
    let (title, body, go, stay) = match stake {
        Stake::Key => (
            text.another_title,
            text.another_body,
            text.another_go,
            text.another_stay,
        ),
        Stake::TakenCopy(_) => (
            text.copy_title,
            text.copy_taken,
            text.copy_go,
            text.copy_stay,
        ),
        Stake::VainCopy(_) => (
            text.copy_title,
            text.copy_vain,
            text.copy_go,
            text.copy_stay,
        ),
    };
    html! { <Confirm {title} {body} {go} {stay} {on_go} {on_stay} /> }
}

/// The kept copy of the key that the shown order is for.
fn followed_copy(state: &State) -> Option<&KeptCopy> {
    match &state.flow {
        Flow::Following(order) => state.shelf.copy_of(&order.fingerprint),
        _ => None,
    }
}

/// The way past the head, for those who come by keyboard.
#[component]
fn SkipLink() -> Html {
    let text = use_text();
    let onclick = |event: MouseEvent| {
        event.prevent_default();
        browser::focus(MAIN);
    };
    html! { <a class="skip" href={format!("#{MAIN}")} {onclick}>{ text.frame.skip }</a> }
}

const MAIN: &str = "main";

fn title_of(text: &Text, flow: &Flow) -> &'static str {
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

fn screen(
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
