//! `/api/orders/{id}/events`.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue},
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, StreamExt, future::ready, stream};
use keyside_api::ErrorBody;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{App, orders::parse_id};
use crate::{journal::Entry, problem::Problem};

/// Sends the order as it stands and then after each change, until nothing will change any more.
#[utoipa::path(get, path = "/api/orders/{id}/events", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "text/event-stream", body = String,
            description = "`order` events, each with an `Order` as its data."),
        (status = "4XX", body = ErrorBody)))]
pub(super) async fn watch_order(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    /// Often enough for the proxies in between, which cut silent connections after a minute.
    const KEEP_ALIVE: Duration = Duration::from_secs(15);

    let (entry, changes) = app.orders.watch(&parse_id(&id)?).await?;
    let stopping = app.stopping.clone().cancelled_owned();
    let events = states(entry, changes)
        .take_until(Box::pin(stopping))
        .map(|entry| {
            let event = Event::default()
                .event("order")
                .id(entry.revision.to_string());
            event.json_data(&entry.order)
        });
    let unbuffered = [(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    )];
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    Ok((unbuffered, Sse::new(events).keep_alive(keep_alive)))
}

/// The entry, then each later one, to the final one.
fn states(entry: Entry, changes: Receiver<Entry>) -> impl Stream<Item = Entry> {
    let later = stream::unfold((entry.clone(), changes), |(last, mut changes)| async move {
        if last.order.state.is_final() {
            return None;
        }
        loop {
            match changes.recv().await {
                Ok(next) if next.revision > last.revision => {
                    return Some((next.clone(), (next, changes)));
                }
                // What was sent already, or was missed: the newest is still to come.
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    stream::once(ready(entry)).chain(later)
}
