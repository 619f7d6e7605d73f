//! What the steps need to know from the proxy before they can be shown.

use gloo_timers::future::TimeoutFuture;
use keyside_api::OrderId;
use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{
    browser::memory,
    proxy,
    state::{Action, Attempt, Flow},
    trouble::Trouble,
};

/// What is to be loaded.
#[derive(Clone, PartialEq)]
enum Wanted {
    Products,
    Order(OrderId),
    Attempt(Attempt),
    Nothing,
}

/// Loads what the place needs, anew at each arrival.
#[hook]
pub(crate) fn use_loading(flow: &Flow, dispatch: &Dispatch) {
    let wanted = match flow {
        Flow::Describing { .. } | Flow::Following(_) => Wanted::Products,
        Flow::Opening { id, trouble: None } => Wanted::Order(id.clone()),
        Flow::Seeking(attempt) => Wanted::Attempt(attempt.clone()),
        Flow::Opening { .. }
        | Flow::Making(_)
        | Flow::Reviewing(_)
        | Flow::Listing
        | Flow::Reading(_) => Wanted::Nothing,
    };
    use_effect_with((wanted, dispatch.clone()), |(wanted, dispatch)| {
        let task = load(wanted.clone(), dispatch.clone());
        move || drop(task)
    });
}

fn load(wanted: Wanted, dispatch: Dispatch) -> Option<Task> {
    let task = match wanted {
        Wanted::Products => Task::spawn(async move {
            let answer = proxy::products().await.map(|list| list.products);
            dispatch.emit(Action::ProductsArrived(answer));
        }),
        Wanted::Order(id) => Task::spawn(async move {
            dispatch.emit(match proxy::order(&id).await {
                Ok(order) => Action::OrderArrived(Box::new(order)),
                Err(trouble) => Action::OrderFailed(id, trouble),
            });
        }),
        Wanted::Attempt(attempt) => Task::spawn(async move {
            dispatch.emit(seek(&attempt).await);
        }),
        Wanted::Nothing => return None,
    };
    Some(task)
}

/// Looks for the order of an attempt whose answer the page did not hear. The journal is written
/// before the cloud is asked, so an order that is not there after a while never arrived.
async fn seek(attempt: &Attempt) -> Action {
    for pause in PAUSES_MILLISECONDS {
        TimeoutFuture::new(pause).await;
        match proxy::orders().await {
            Ok(list) => {
                let belongs = |order: &keyside_api::Order| order.fingerprint == attempt.fingerprint;
                if let Some(order) = list.orders.into_iter().find(belongs) {
                    memory::forget_attempt();
                    return Action::OrderArrived(Box::new(order));
                }
            }
            Err(trouble) => return Action::NotPlaced(trouble),
        }
    }
    memory::forget_attempt();
    Action::NotPlaced(Trouble::AttemptLost)
}

const PAUSES_MILLISECONDS: [u32; 3] = [0, 1_000, 3_000];
