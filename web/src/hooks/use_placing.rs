//! Placing the order that was reviewed.

use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{
    browser::memory,
    proxy,
    state::{Action, Flow, Placing, Review},
};

/// Sends the order while the state says so. The attempt is remembered until its outcome is known,
/// so that a page that is closed meanwhile finds the order again.
#[hook]
pub(crate) fn use_placing(flow: &Flow, dispatch: &Dispatch) {
    let review = match flow {
        Flow::Reviewing(review) if review.placing == Placing::Sending => Some(review.clone()),
        _ => None,
    };
    use_effect_with((review, dispatch.clone()), |(review, dispatch)| {
        let task = review.clone().map(|review| send(&review, dispatch.clone()));
        move || drop(task)
    });
}

fn send(review: &Review, dispatch: Dispatch) -> Task {
    let order = review.request.order(&review.signed.csr);
    let attempt = review.attempt();
    memory::remember_attempt(&attempt);
    Task::spawn(async move {
        let answer = proxy::place_order(&order, &attempt.idempotency_key).await;
        if answer
            .as_ref()
            .err()
            .is_none_or(|trouble| trouble.is_settled())
        {
            memory::forget_attempt();
        }
        dispatch.emit(match answer {
            Ok(order) => Action::Placed(Box::new(order)),
            Err(trouble) => Action::NotPlaced(trouble),
        });
    })
}
