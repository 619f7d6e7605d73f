//! What this installation is, and the demo's switch.

use keyside_api::{DemoSettings, Session};
use yew::prelude::*;

use super::Task;
use crate::proxy;

/// The session, once known, and how to switch the demo's hosted DNS.
#[hook]
pub(crate) fn use_session() -> (Option<Session>, Callback<bool>) {
    let session = use_state_eq(|| None);
    let task = use_mut_ref(|| None::<Task>);
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            let task = Task::spawn(async move {
                if let Ok(answer) = proxy::session().await {
                    session.set(Some(answer));
                }
            });
            move || drop(task)
        });
    }
    let switch = {
        let session = session.clone();
        Callback::from(move |hosted_dns| {
            let session = session.clone();
            *task.borrow_mut() = Some(Task::spawn(async move {
                if let Ok(answer) = proxy::change_demo(DemoSettings { hosted_dns }).await {
                    session.set(Some(answer));
                }
            }));
        })
    };
    ((*session).clone(), switch)
}
