//! What a page into which code got can do to the room.

use serde_json::Value;

use crate::lab::{Lab, Place, Walls};

/// What the page gets of its frame, by what it tries.
pub(crate) async fn reach(lab: &Lab, walls: Walls) -> Vec<(String, String)> {
    enter(lab, walls).await;
    let found = lab.ask("done(burglar.reach())", vec![]).await;
    serde_json::from_value(found).expect("pairs")
}

/// Whether a script runs that the page puts where the room was.
pub(crate) async fn replace(lab: &Lab, walls: Walls) -> String {
    enter(lab, walls).await;
    text(lab.ask("burglar.replace().then(done)", vec![]).await)
}

/// What a room says that the page builds with such changes.
pub(crate) async fn build(lab: &Lab, changes: Value) -> String {
    enter(lab, Walls::Up).await;
    let build = "burglar.build(arguments[0]).then(done)";
    text(lab.ask(build, vec![changes]).await)
}

/// What a room with a key answers to messages that no page of ours sends.
pub(crate) async fn forge(lab: &Lab) -> Vec<String> {
    enter(lab, Walls::Up).await;
    let answers = lab.ask("burglar.forge().then(done)", vec![]).await;
    serde_json::from_value(answers).expect("kinds and errors")
}

/// What code in the frame gets of the file of a key.
pub(crate) async fn steal(lab: &Lab, walls: Walls) -> String {
    enter(lab, walls).await;
    if walls == Walls::Up {
        let _ = lab.ask("burglar.make().then(done)", vec![]).await;
    }
    lab.enter_frame().await;
    text(lab.ask("accomplice.steal().then(done)", vec![]).await)
}

/// Opens a page, and waits until its frame is ready.
async fn enter(lab: &Lab, walls: Walls) {
    let page = lab.enter(walls, Place::Worker).await;
    lab.turn_to(&page).await;
}

fn text(answer: Value) -> String {
    answer.as_str().expect("a text").to_owned()
}
