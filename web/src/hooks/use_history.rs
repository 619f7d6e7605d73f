//! The states that an order was in, told anew whenever it changes.

use keyside_api::{Order, OrderEvent};
use yew::prelude::*;

use super::Task;
use crate::proxy;

/// What became of the order so far; nothing until it is known.
#[hook]
pub(crate) fn use_history(order: &Order) -> Vec<OrderEvent> {
    let events = use_state_eq(Vec::new);
    {
        let events = events.clone();
        let deps = (order.id.clone(), order.updated_at.clone());
        use_effect_with(deps, move |(id, _)| {
            let id = id.clone();
            let task = Task::spawn(async move {
                if let Ok(history) = proxy::order_history(&id).await {
                    events.set(history.events);
                }
            });
            move || drop(task)
        });
    }
    (*events).clone()
}
