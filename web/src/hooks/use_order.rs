//! An order as it changes: by server-sent events, or by asking again when those do not come.

use futures_util::StreamExt;
use gloo_net::eventsource::futures::EventSource;
use gloo_timers::future::TimeoutFuture;
use keyside_api::{Order, OrderId, paths};
use web_sys::MessageEvent;
use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{proxy, state::Action};

/// Whether news of the order come through.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Follow {
    /// They do.
    #[default]
    Live,
    /// The last call failed; the next one is coming.
    Interrupted,
}

/// Follows an order until its state is final.
#[hook]
pub(crate) fn use_order(order: &Order, dispatch: &Dispatch) -> Follow {
    let follow = use_state_eq(Follow::default);
    let wanted = (!order.state.is_final()).then(|| order.id.clone());
    {
        let follow = follow.clone();
        use_effect_with((wanted, dispatch.clone()), move |(wanted, dispatch)| {
            let task = wanted.clone().map(|id| {
                let dispatch = dispatch.clone();
                Task::spawn(async move {
                    let tell = |order| dispatch.emit(Action::OrderArrived(Box::new(order)));
                    follow_order(&id, tell, |state| follow.set(state)).await;
                })
            });
            move || drop(task)
        });
    }
    *follow
}

/// Never ends by itself: the caller drops it when the order is final. Each time the events break
/// off, the order is asked for once, with a longer pause as long as that fails, too.
async fn follow_order(id: &OrderId, tell: impl Fn(Order), say: impl Fn(Follow)) {
    let mut pause = PAUSE_FIRST_MILLISECONDS;
    loop {
        let heard = listen(id, &tell, &say).await;
        match proxy::order(id).await {
            Ok(order) => {
                say(Follow::Live);
                tell(order);
                pause = if heard {
                    PAUSE_FIRST_MILLISECONDS
                } else {
                    PAUSE_POLLING_MILLISECONDS
                };
            }
            Err(_) => {
                say(Follow::Interrupted);
                pause = (pause * 2).min(PAUSE_LONGEST_MILLISECONDS);
            }
        }
        TimeoutFuture::new(pause).await;
    }
}

/// Tells every event until they break off. Answers whether there was one.
async fn listen(id: &OrderId, tell: impl Fn(Order), say: impl Fn(Follow)) -> bool {
    let Ok(address) = proxy::address(&paths::order_events(id)).await else {
        return false;
    };
    let Ok(mut source) = EventSource::new(&address) else {
        return false;
    };
    let Ok(mut events) = source.subscribe(EVENT) else {
        return false;
    };
    let mut heard = false;
    while let Some(Ok((_, event))) = events.next().await {
        if let Some(order) = read(&event) {
            heard = true;
            say(Follow::Live);
            tell(order);
        }
    }
    heard
}

fn read(event: &MessageEvent) -> Option<Order> {
    serde_json::from_str(&event.data().as_string()?).ok()
}

const EVENT: &str = "order";
const PAUSE_FIRST_MILLISECONDS: u32 = 1_000;
const PAUSE_POLLING_MILLISECONDS: u32 = 4_000;
const PAUSE_LONGEST_MILLISECONDS: u32 = 30_000;
