//! What the steps need to know from the proxy before they can be shown.

use gloo_timers::future::TimeoutFuture;
use keyside_api::{Order, OrderId};
use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{
    browser::memory,
    proxy,
    state::{Action, Flow, Otherwise, Sought, is_refused},
};

/// What is to be loaded.
#[derive(Clone, PartialEq)]
enum Wanted {
    Products,
    Order(OrderId),
    Sought(Box<Sought>),
    Nothing,
}

/// Loads what the place needs, anew at each arrival.
#[hook]
pub(crate) fn use_loading(flow: &Flow, dispatch: &Dispatch) {
    let wanted = match flow {
        Flow::Describing { .. } | Flow::Reviewing(_) | Flow::Following(_) => Wanted::Products,
        Flow::Opening { id, trouble: None } => Wanted::Order(id.clone()),
        Flow::Seeking(sought) => Wanted::Sought(sought.clone()),
        Flow::Opening { .. }
        | Flow::Making(_)
        | Flow::Resuming(_)
        | Flow::Listing
        | Flow::Reading(_)
        | Flow::Offline => Wanted::Nothing,
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
        Wanted::Sought(sought) => Task::spawn(async move {
            dispatch.emit(seek(&sought).await);
        }),
        Wanted::Nothing => return None,
    };
    Some(task)
}

/// Looks for an order. The journal is written before the cloud is asked, so one that was being placed
/// and is not there after a while never arrived.
async fn seek(sought: &Sought) -> Action {
    let pauses = match sought.otherwise {
        Otherwise::Lost => PAUSES_MILLISECONDS,
        Otherwise::Review(_) | Otherwise::NoNote => &PAUSES_MILLISECONDS[..1],
    };
    for pause in pauses {
        TimeoutFuture::new(*pause).await;
        match proxy::orders().await {
            Ok(orders) => {
                if let Some(order) = orders.into_iter().find(|order| fits(order, sought)) {
                    memory::forget_attempt();
                    return Action::OrderArrived(Box::new(order));
                }
            }
            Err(trouble) => return Action::NotPlaced(trouble),
        }
    }
    memory::forget_attempt();
    Action::NoOrder
}

/// A refused order is no reason not to place another one.
fn fits(order: &Order, sought: &Sought) -> bool {
    let in_the_way = match sought.otherwise {
        Otherwise::Lost | Otherwise::NoNote => true,
        Otherwise::Review(_) => !is_refused(order),
    };
    order.fingerprint == sought.fingerprint && in_the_way
}

const PAUSES_MILLISECONDS: &[u32] = &[0, 1_000, 3_000];
