//! The page: head, the screen for where the person is, the key room, foot.

use keyside_api::{OrderState, Session};
use yew::prelude::*;

use crate::{
    browser,
    components::{Confirm, Footer, Header, Heading, RoomPanel, StepsBar, TroubleNotice, Wait},
    form::{Request, Signing},
    hooks::{
        Dispatch, forget, use_arrival, use_flow, use_language, use_room, use_session, use_text,
    },
    route::Route,
    state::{Action, Flow, State},
    steps::{Describe, Make, Orders, Prove, Read, ReviewScreen, Take, product_named, title},
    text::{Language, Text},
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
    let frame = use_node_ref();
    use_room(&frame, &state, props.language, &dispatch);
    use_arrival(
        (text.frame.page_title)(title_of(text, &state.flow)),
        props.language.tag(),
    );

    let leaving = use_state_eq(|| false);
    let start_another = {
        let (frame, dispatch, leaving) = (frame.clone(), dispatch.clone(), leaving.setter());
        Callback::from(move |()| {
            leaving.set(false);
            forget(&frame);
            dispatch.emit(Action::StartAnother);
        })
    };
    let on_another = {
        let (start_another, leaving) = (start_another.clone(), leaving.setter());
        let at_stake = state.room.holds_unsaved_key();
        Callback::from(move |()| {
            if at_stake {
                leaving.set(true);
            } else {
                start_another.emit(());
            }
        })
    };
    html! {
        <div class="page">
            <SkipLink />
            <Header
                language={props.language}
                on_language={props.on_language.clone()}
                route={state.flow.route()}
                demo={session.as_ref().is_some_and(|session| session.demo.is_some())}
                on_home={dispatch.reform(|()| Action::Go(Route::Form))}
            />
            <div class="stage">
                <main id={MAIN} class="screen" tabindex="-1">
                    if let Some(current) = state.flow.step() { <StepsBar {current} /> }
                    { screen(&state, &dispatch, &session, &on_demo, &on_another, text) }
                </main>
                <RoomPanel
                    frame={frame.clone()}
                    room={state.room.clone()}
                    on_rebuild={dispatch.reform(|()| Action::RebuildRoom)}
                />
            </div>
            <Footer version={session.map(|session| AttrValue::from(session.version))} />
            if *leaving {
                <Confirm
                    title={text.take.another_title}
                    body={text.take.another_body}
                    go={text.take.another_go}
                    stay={text.take.another_stay}
                    on_go={start_another}
                    on_stay={let leaving = leaving.setter(); move |()| leaving.set(false)}
                />
            }
        </div>
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
        Flow::Seeking(_) | Flow::Opening { trouble: None, .. } => text.orders.looking,
        Flow::Opening {
            trouble: Some(_), ..
        } => text.orders.missing,
        Flow::Following(order) => title(text, &order.state),
        Flow::Listing => text.orders.title,
        Flow::Reading(_) => text.read.title,
    }
}

fn screen(
    state: &State,
    dispatch: &Dispatch,
    session: &Option<Session>,
    on_demo: &Callback<bool>,
    on_another: &Callback<()>,
    text: &'static Text,
) -> Html {
    match &state.flow {
        Flow::Describing { problems, remark } => html! {
            <Describe
                draft={state.draft.clone()}
                products={state.products.clone()}
                problems={problems.clone()}
                remark={remark.clone()}
                key_at_stake={state.room.holds_unsaved_key_of_an_order()}
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
                dispatch={dispatch.clone()}
            />
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
                    on_another={on_another.clone()}
                />
            },
            _ => html! {
                <Prove
                    order={(**order).clone()}
                    product={product_named(text, state.products(), &order.product_code)}
                    key_place={state.key_place(order)}
                    demo={session.as_ref().and_then(|session| session.demo.clone())}
                    on_demo={on_demo.clone()}
                    on_another={on_another.clone()}
                    dispatch={dispatch.clone()}
                />
            },
        },
        Flow::Listing => html! { <Orders on_new={on_another.clone()} /> },
        Flow::Reading(request) => html! {
            <Read request={request.clone()} dispatch={dispatch.clone()} />
        },
    }
}
