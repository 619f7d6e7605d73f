//! Copying to the clipboard, and saying so for a moment.

use gloo_timers::future::TimeoutFuture;
use yew::prelude::*;

use super::Task;
use crate::browser;

/// How the last copying went.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Copied {
    /// Some time ago, or never.
    #[default]
    NotNow,
    /// Well.
    Yes,
    /// The browser did not let it.
    No,
}

/// Copies the text it is given.
#[hook]
pub(crate) fn use_copy() -> (Copied, Callback<AttrValue>) {
    let copied = use_state_eq(Copied::default);
    let task = use_mut_ref(|| None::<Task>);
    let copy = {
        let copied = copied.clone();
        Callback::from(move |text: AttrValue| {
            let copied = copied.clone();
            *task.borrow_mut() = Some(Task::spawn(async move {
                copied.set(if browser::copy(&text).await {
                    Copied::Yes
                } else {
                    Copied::No
                });
                TimeoutFuture::new(SHOWN_MILLISECONDS).await;
                copied.set(Copied::NotNow);
            }));
        })
    };
    (*copied, copy)
}

const SHOWN_MILLISECONDS: u32 = 4_000;
