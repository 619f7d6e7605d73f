//! Something that the proxy knows, asked for anew whenever what it is about changes.

use std::future::Future;

use yew::prelude::*;

use super::Task;
use crate::trouble::Trouble;

/// The last answer; nothing before there is one.
#[hook]
pub(crate) fn use_fetched<A, T, F>(about: A, fetch: fn(A) -> F) -> Option<T>
where
    A: Clone + PartialEq + 'static,
    T: Clone + PartialEq + 'static,
    F: Future<Output = Result<T, Trouble>> + 'static,
{
    let answer = use_state_eq(|| None);
    {
        let answer = answer.clone();
        use_effect_with(about, move |about| {
            let fetching = fetch(about.clone());
            let task = Task::spawn(async move {
                if let Ok(found) = fetching.await {
                    answer.set(Some(found));
                }
            });
            move || drop(task)
        });
    }
    (*answer).clone()
}
