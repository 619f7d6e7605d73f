//! What code leaves behind in frame and worker, and whether the page finds it.

use std::{
    slice,
    time::{Duration, Instant},
};

use serde_json::json;
use support::Make;
use thirtyfour::WindowHandle;

use crate::{
    lab::{Lab, PATIENCE, Place, Walls},
    table::{Outcome, Outcomes, Table},
};

/// What comes of each place to leave something at, as SECURITY.md says and as it is.
pub(crate) async fn outcomes(make: Make, place: Place) -> [Outcomes; 2] {
    let table = Table::under("### To the page");
    let lab = Lab::start(make).await;
    let [drops] = lab.plans(["drops"]).await;
    // The last changes what is found at the others.
    let (last, others) = drops.split_last().expect("some");

    let said: Outcomes = drops
        .iter()
        .map(|drop| (drop.clone(), table.outcome(drop, make, place)))
        .collect();
    let mut seen = Outcomes::new();
    for together in [others, slice::from_ref(last)] {
        let mut left = together.to_vec();
        for _ in 0..TRIES {
            for (drop, outcome) in leave_and_find(&lab, place, &left, &said).await {
                let before = seen.entry(drop).or_default();
                // What was found once stays found.
                if *before != Some(Outcome::Out) {
                    *before = Some(outcome);
                }
            }
            left.retain(|drop| seen[drop] != said[drop]);
            if left.is_empty() {
                break;
            }
        }
    }
    [said, seen]
}

/// How often is left and looked for what ends otherwise than it should: a busy browser stops what takes it long.
const TRIES: usize = 3;

/// Leaves a word wherever it can, with walls and without, and looks for it from the page.
async fn leave_and_find(
    lab: &Lab,
    place: Place,
    drops: &[String],
    said: &Outcomes,
) -> Vec<(String, Outcome)> {
    let walled = leave_all(lab, Walls::Up, place, drops).await;
    let open = leave_all(lab, Walls::Down, place, drops).await;
    let mut outcomes = Vec::new();
    for drop in drops {
        // Browsers write when they find the time.
        let patience = if said[drop] == Some(Outcome::None) {
            Duration::ZERO
        } else {
            PATIENCE
        };
        let free = find(lab, &open, drop, Walls::Down, patience).await;
        // What is found without walls by now would be found with them.
        let out = find(lab, &walled, drop, Walls::Up, Duration::ZERO).await;
        let outcome = match (out, free) {
            (true, _) => Outcome::Out,
            (false, true) => Outcome::Held,
            (false, false) => Outcome::None,
        };
        outcomes.push((drop.clone(), outcome));
    }
    lab.leave().await;
    outcomes
}

/// Has code at the place leave a word wherever it can.
async fn leave_all(lab: &Lab, walls: Walls, place: Place, drops: &[String]) -> WindowHandle {
    let window = lab.enter(walls, place).await;
    let errands: Vec<_> = drops
        .iter()
        .map(|drop| (drop.as_str(), word(walls)))
        .collect();
    lab.have(place, "leave", &errands).await;
    window
}

/// Whether the page in that tab finds the word: it looks again until it has looked for that long.
async fn find(
    lab: &Lab,
    page: &WindowHandle,
    drop: &str,
    walls: Walls,
    patience: Duration,
) -> bool {
    lab.turn_to(page).await;
    let deadline = Instant::now() + patience;
    loop {
        let look = "intruder.look(arguments[0]).then(done)";
        let found = lab.ask(look, vec![json!(drop)]).await;
        if found.to_string().contains(&word(walls)) {
            return true;
        }
        if Instant::now() >= deadline {
            return false;
        }
    }
}

fn word(walls: Walls) -> String {
    format!("word{walls:?}").to_lowercase()
}
