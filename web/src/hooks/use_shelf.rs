//! The copies that this browser keeps: looked at anew when another tab may have changed them, and kept in
//! step with their orders.

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;
use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{
    browser::{
        self,
        store::{self, Changes},
    },
    state::{Action, State},
};

/// Keeps the state's shelf as it is in the browser, and the browser's copies as they are in the state.
#[hook]
pub(crate) fn use_shelf(state: &State, dispatch: &Dispatch) {
    use_effect_with(dispatch.clone(), |dispatch| {
        look(dispatch.clone());
        let changed = {
            let dispatch = dispatch.clone();
            move || look(dispatch.clone())
        };
        let seen = {
            let changed = changed.clone();
            let document = browser::document();
            EventListener::new(&document, "visibilitychange", move |_| {
                if browser::document().visibility_state() == VisibilityState::Visible {
                    changed();
                }
            })
        };
        let changes = Changes::hear(changed);
        move || drop((seen, changes))
    });
    use_effect_with(state.copy_to_update(), |copy| {
        let task = copy.clone().map(|copy| {
            Task::spawn(async {
                // Without it the order is still found by its key.
                _ = store::update(copy).await;
            })
        });
        move || drop(task)
    });
}

/// Deletes what lies under this name. What cannot be deleted is still shown.
pub(crate) fn discard(name: String) {
    spawn_local(async {
        _ = store::discard(name).await;
    });
}

fn look(dispatch: Dispatch) {
    spawn_local(async move { dispatch.emit(Action::ShelfRead(store::list().await)) });
}
