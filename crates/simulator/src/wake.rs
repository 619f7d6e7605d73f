//! How the certificate authority is woken, and how others wait until it is done.

use tokio::sync::{Notify, watch};

/// The authority's bell.
pub(crate) struct Wake {
    asked: watch::Sender<u64>,
    done: watch::Sender<u64>,
    plan: Notify,
}

/// The authority's ear.
pub(crate) struct Ear<'a> {
    asked: watch::Receiver<u64>,
    wake: &'a Wake,
}

impl Wake {
    pub(crate) fn new() -> Self {
        Self {
            asked: watch::Sender::new(0),
            done: watch::Sender::new(0),
            plan: Notify::new(),
        }
    }

    /// Something changed that any order may be waiting for.
    pub(crate) fn look_anew(&self) {
        self.asked.send_modify(|asked| *asked += 1);
    }

    /// Something new is due some time.
    pub(crate) fn plan_anew(&self) {
        self.plan.notify_one();
    }

    /// Has every order looked at, and waits for it.
    pub(crate) async fn settle(&self) {
        let mut done = self.done.subscribe();
        self.look_anew();
        let asked = *self.asked.borrow();
        // Its sender is in `self`: it cannot be gone.
        let _ = done.wait_for(|done| *done >= asked).await;
    }

    pub(crate) fn listen(&self) -> Ear<'_> {
        let mut asked = self.asked.subscribe();
        asked.mark_changed();
        Ear { asked, wake: self }
    }
}

impl Ear<'_> {
    /// Whether all orders must be looked at, and the number of the question.
    pub(crate) fn question(&mut self) -> (bool, u64) {
        let all = self.asked.has_changed().unwrap_or(false);
        (all, *self.asked.borrow_and_update())
    }

    /// Says that everything asked up to this number is done.
    pub(crate) fn answer(&self, number: u64) {
        self.wake.done.send_replace(number);
    }

    /// Waits for the bell.
    pub(crate) async fn rung(&mut self) {
        tokio::select! {
            _ = self.asked.changed() => {}
            () = self.wake.plan.notified() => {}
        }
    }
}
