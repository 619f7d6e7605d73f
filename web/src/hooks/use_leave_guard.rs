//! Asks before the page is closed.

use gloo_events::{EventListener, EventListenerOptions};
use yew::prelude::*;

use crate::browser;

/// While `guarded`, the browser asks before it closes or reloads the page.
#[hook]
pub(crate) fn use_leave_guard(guarded: bool) {
    use_effect_with(guarded, |guarded| {
        let listener = guarded.then(|| {
            EventListener::new_with_options(
                &browser::window(),
                "beforeunload",
                EventListenerOptions::enable_prevent_default(),
                |event| event.prevent_default(),
            )
        });
        move || drop(listener)
    });
}
