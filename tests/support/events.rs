//! An order's states as they happen: server-sent events.

use std::sync::{Mutex, PoisonError};

use keyside_api::{Order, OrderState};
use reqwest::Response;

use crate::PATIENCE;

/// The stream of an order's states.
///
/// <https://html.spec.whatwg.org/multipage/server-sent-events.html>
#[derive(Debug)]
pub struct Events<'a> {
    response: Response,
    received: Vec<u8>,
    answers: &'a Mutex<Vec<u8>>,
    seen: Vec<Order>,
}

impl<'a> Events<'a> {
    pub(crate) fn new(response: Response, answers: &'a Mutex<Vec<u8>>) -> Self {
        Self {
            response,
            received: Vec::new(),
            answers,
            seen: Vec::new(),
        }
    }

    /// The order once it stands so; the last state that was seen counts.
    ///
    /// # Panics
    /// When the stream ends before, or too much time passes.
    pub async fn until(&mut self, stands: impl Fn(&OrderState) -> bool) -> Order {
        let wait = async {
            loop {
                match self.seen.last() {
                    Some(order) if stands(&order.state) => return order.clone(),
                    _ => {
                        let order = self.next().await.expect("another state");
                        self.seen.push(order);
                    }
                }
            }
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(order) => order,
            Err(_) => panic!("waited in vain; the order stands at {:?}", self.seen.last()),
        }
    }

    /// Every state until the stream ends, as it does when nothing more can change.
    pub async fn rest(mut self) -> Vec<Order> {
        while let Some(order) = self.next().await {
            self.seen.push(order);
        }
        self.seen
    }

    async fn next(&mut self) -> Option<Order> {
        loop {
            let end = self.received.windows(2).position(|pair| pair == b"\n\n");
            if let Some(end) = end {
                let event: Vec<u8> = self.received.drain(..end + 2).collect();
                match order(std::str::from_utf8(&event).expect("events are text")) {
                    Some(order) => return Some(order),
                    None => continue,
                }
            }
            let chunk = self.response.chunk().await.expect("the stream goes on")?;
            self.answers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(&chunk);
            self.received.extend_from_slice(&chunk);
        }
    }
}

/// The order in an event; comments and other events have none.
fn order(event: &str) -> Option<Order> {
    let field = |name: &str| {
        event
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
    };
    let data = field("data:")?;
    (field("event:") == Some("order")).then(|| serde_json::from_str(data).expect("an order"))
}
