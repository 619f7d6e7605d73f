//! One call to the proxy at a time, with its outcome.

use std::{future::Future, rc::Rc};

use yew::prelude::*;

use super::Task;
use crate::trouble::Trouble;

/// How a call stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Call<T> {
    /// Not made yet.
    Idle,
    /// Under way.
    Running,
    /// Answered.
    Done(T),
    /// Not answered as hoped.
    Failed(Trouble),
}

/// A call that is made when its callback is, and dropped with the component.
#[hook]
pub(crate) fn use_call<T, F>(call: impl Fn() -> F + 'static) -> (Call<T>, Callback<()>)
where
    T: Clone + PartialEq + 'static,
    F: Future<Output = Result<T, Trouble>> + 'static,
{
    let state = use_state_eq(|| Call::Idle);
    let task = use_mut_ref(|| None::<Task>);
    let call = Rc::new(call);
    let run = {
        let state = state.clone();
        Callback::from(move |()| {
            let state = state.clone();
            let answer = call();
            state.set(Call::Running);
            *task.borrow_mut() = Some(Task::spawn(async move {
                state.set(answer.await.map_or_else(Call::Failed, Call::Done));
            }));
        })
    };
    ((*state).clone(), run)
}

/// A call that is made when its callback first is, such as by the opening of a fold.
#[hook]
pub(crate) fn use_call_once<T, F>(call: impl Fn() -> F + 'static) -> (Call<T>, Callback<Event>)
where
    T: Clone + PartialEq + 'static,
    F: Future<Output = Result<T, Trouble>> + 'static,
{
    let (state, run) = use_call(call);
    let idle = state == Call::Idle;
    let once = Callback::from(move |_: Event| {
        if idle {
            run.emit(());
        }
    });
    (state, once)
}
