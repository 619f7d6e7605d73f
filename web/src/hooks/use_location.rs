//! The address in step with the state, both ways.

use gloo_events::EventListener;
use yew::prelude::*;

use super::Dispatch;
use crate::{
    browser,
    route::Route,
    state::{Action, Flow},
};

/// Writes the state's place into the address, and goes where the person navigates.
#[hook]
pub(crate) fn use_location(flow: &Flow, dispatch: &Dispatch) {
    use_effect_with(flow.route(), |route| {
        if Route::parse(&browser::hash()) != *route {
            browser::set_hash(&route.hash());
        }
    });
    use_effect_with(dispatch.clone(), |dispatch| {
        let dispatch = dispatch.clone();
        let listener = EventListener::new(&browser::window(), "hashchange", move |_| {
            dispatch.emit(Action::Go(Route::parse(&browser::hash())));
        });
        move || drop(listener)
    });
}
