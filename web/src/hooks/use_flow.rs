//! The page's state, and everything that follows from it.

use yew::prelude::*;

use super::{use_leave_guard, use_loading, use_location, use_placing, use_shelf};
use crate::{
    browser::{self, html, memory},
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
    use_leave_guard(state.room.holds_unsafe_key());
    (state, dispatch)
}

/// Where the address leads, or where the person was when the page was closed.
fn first_state() -> State {
    let route = Route::parse(&browser::hash());
    let action = match (memory::attempt(), route) {
        (Some(attempt), Route::Form) => Action::Seek(attempt),
        (_, route) => Action::Go(route),
    };
    let names = Names::new(browser::unique_name().unwrap_or_default());
    let state = State {
        names,
        alone: html::is_alone(),
        ..State::default()
    };
    state.after(action)
}
