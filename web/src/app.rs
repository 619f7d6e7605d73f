//! The page: head, screen, the key room, foot.

mod screen;

use yew::prelude::*;

use self::screen::{Leave, followed_copy, screen, title_of};
use crate::{
    browser::{self, store},
    components::{BuildNotice, Confirm, Footer, Header, RoomPanel, StepsBar},
    hooks::{
        discard, forget, use_arrival, use_build, use_flow, use_language, use_room, use_session,
        use_text,
    },
    route::Route,
    state::{Action, Stake},
    text::{Language, TakeText},
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
