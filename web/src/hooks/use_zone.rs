//! The zone that an order's record belongs in, as the proxy finds it.

use keyside_api::{OrderId, Zone};
use yew::prelude::*;

use super::Task;
use crate::proxy;

/// The zone, once it is found. Without it, people still have the whole name.
#[hook]
pub(crate) fn use_zone(id: &OrderId) -> Option<Zone> {
    let zone = use_state_eq(|| None);
    {
        let zone = zone.clone();
        use_effect_with(id.clone(), move |id| {
            let id = id.clone();
            let task = Task::spawn(async move {
                if let Ok(report) = proxy::find_zone(&id).await {
                    zone.set(report.zone);
                }
            });
            move || drop(task)
        });
    }
    (*zone).clone()
}
