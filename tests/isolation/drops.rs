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

    let (mut said, mut seen) = (Outcomes::new(), Outcomes::new());
    for together in [others, slice::from_ref(last)] {
        let walled = leave_all(&lab, Walls::Up, place, together).await;
        let open = leave_all(&lab, Walls::Down, place, together).await;
        for drop in together {
            let expected = table.outcome(drop, make, place);
            // Browsers write when they find the time.
            let patience = if expected == Some(Outcome::None) {
                Duration::ZERO
            } else {
                PATIENCE
            };
            let free = find(&lab, &open, drop, Walls::Down, patience).await;
            // What is found without walls by now would be found with them.
            let out = find(&lab, &walled, drop, Walls::Up, Duration::ZERO).await;
            let outcome = match (out, free) {
                (true, _) => Outcome::Out,
                (false, true) => Outcome::Held,
                (false, false) => Outcome::None,
            };
            said.insert(drop.clone(), expected);
            seen.insert(drop.clone(), Some(outcome));
        }
        lab.leave().await;
    }
    [said, seen]
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
