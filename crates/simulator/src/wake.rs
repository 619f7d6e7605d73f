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
    answered: Option<u64>,
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
        Ear {
            asked: self.asked.subscribe(),
            answered: None,
            wake: self,
        }
    }
}

impl Ear<'_> {
    /// The number of the latest question, and whether it is new: then all orders must be looked
    /// at.
    pub(crate) fn question(&mut self) -> (u64, bool) {
        let number = *self.asked.borrow_and_update();
        (number, self.answered != Some(number))
    }

    /// Says that everything asked up to this number is done.
    pub(crate) fn answer(&mut self, number: u64) {
        self.answered = Some(number);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_question_is_new_until_it_is_answered() {
        let wake = Wake::new();
        let mut ear = wake.listen();
        let (first, _) = ear.question();
        ear.answer(first);
        assert_eq!(ear.question(), (first, false));

        wake.look_anew();
        ear.rung().await;

        assert_eq!(ear.question(), (first + 1, true));
    }

    #[tokio::test]
    async fn a_plan_rings_without_a_question() {
        let wake = Wake::new();
        let mut ear = wake.listen();
        let (number, _) = ear.question();
        ear.answer(number);

        wake.plan_anew();
        ear.rung().await;

        assert_eq!(ear.question(), (number, false));
    }

    #[tokio::test]
    async fn settling_waits_for_the_answer() {
        let wake = Wake::new();
        let mut ear = wake.listen();

        let answer = async {
            ear.rung().await;
            let (number, all) = ear.question();
            assert!(all);
            ear.answer(number);
        };

        tokio::join!(wake.settle(), answer);
    }
}
