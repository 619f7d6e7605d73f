//! The page's state, and everything that follows from it.

use yew::prelude::*;

use super::{use_leave_guard, use_loading, use_location, use_placing, use_shelf};
use crate::{
    browser::{self, html, memory},
    form::Draft,
    route::Route,
    state::{Action, Names, State},
};

/// How to change the state.
pub(crate) type Dispatch = Callback<Action>;

/// The state and how to change it.
#[hook]
pub(crate) fn use_flow() -> (UseReducerHandle<State>, Dispatch) {
    let state = use_reducer_eq(first_state);
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    use_location(&state.flow, &dispatch);
    use_loading(&state.flow, &dispatch);
    use_placing(&state.flow, &dispatch);
    use_shelf(&state, &dispatch);
    use_remembering(&state.draft);
    use_leave_guard(state.room.holds_unsafe_key());
    (state, dispatch)
}

/// Remembers the contact as long as that is wanted, and forgets it when it is not.
#[hook]
fn use_remembering(draft: &Draft) {
    let wanted = draft.remember_contact.then(|| draft.contact.clone());
    use_effect_with(wanted, |wanted| memory::keep_contact(wanted.as_ref()));
}

/// Where the address leads, or where the person was when the page was closed.
fn first_state() -> State {
    let route = Route::parse(&browser::hash());
    let action = match (memory::attempt(), route) {
        (Some(attempt), Route::Form) => Action::Seek(attempt),
        (_, route) => Action::Go(route),
    };
    let names = Names::new(browser::unique_name().unwrap_or_default());
    let contact = memory::contact();
    let draft = Draft {
        remember_contact: contact.is_some(),
        contact: contact.unwrap_or_default(),
        ..Draft::default()
    };
    let state = State {
        draft,
        names,
        alone: html::is_alone(),
        ..State::default()
    };
    state.after(action)
}
