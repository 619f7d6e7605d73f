//! Code that got in, into the page and into the room, in two browsers: what it can send, leave and
//! reach. The page must have been built; `secluded.sh` makes the network that this runs in.

mod drops;
mod lab;
mod table;
mod ways_in;
mod ways_out;

use serde_json::json;
use support::{Make, in_both_browsers};

use crate::{
    lab::{Lab, Place, Walls},
    table::Outcome,
};

in_both_browsers! {
    nothing_gets_out_of_the_worker
    nothing_but_names_gets_out_of_the_frame
    what_gets_out_of_the_page_is_known
    the_page_finds_nothing_of_the_frame
    the_page_finds_nothing_of_the_worker
    the_page_cannot_reach_into_the_room
    no_script_of_the_page_runs_where_the_room_was
    the_frame_cannot_read_what_it_has_saved
    the_room_runs_no_engine_but_its_own
    a_room_without_its_sandbox_does_not_start
    messages_of_no_page_have_nothing_saved
}

async fn nothing_gets_out_of_the_worker(make: Make) {
    let [said, seen] = ways_out::outcomes(make, Place::Worker).await;

    assert_eq!(seen, said);
    let gone = |outcome: &Outcome| matches!(outcome, Outcome::Name | Outcome::Out);
    assert!(!seen.values().flatten().any(gone));
}

async fn nothing_but_names_gets_out_of_the_frame(make: Make) {
    let [said, seen] = ways_out::outcomes(make, Place::Frame).await;

    assert_eq!(seen, said);
    assert!(!seen.values().any(|outcome| *outcome == Some(Outcome::Out)));
}

async fn what_gets_out_of_the_page_is_known(make: Make) {
    let [said, seen] = ways_out::outcomes(make, Place::Page).await;

    assert_eq!(seen, said);
}

async fn the_page_finds_nothing_of_the_frame(make: Make) {
    the_page_finds_nothing_of(make, Place::Frame).await;
}

async fn the_page_finds_nothing_of_the_worker(make: Make) {
    the_page_finds_nothing_of(make, Place::Worker).await;
}

async fn the_page_finds_nothing_of(make: Make, place: Place) {
    let [said, seen] = drops::outcomes(make, place).await;

    assert_eq!(seen, said);
    assert!(!seen.values().any(|outcome| *outcome == Some(Outcome::Out)));
}

async fn the_page_cannot_reach_into_the_room(make: Make) {
    let lab = Lab::start(make).await;
    let refused = |answer: &str| answer == "SecurityError" || answer == "TypeError";

    let walled = ways_in::reach(&lab, Walls::Up).await;
    let open = ways_in::reach(&lab, Walls::Down).await;

    assert!(
        walled.iter().all(|(_, answer)| refused(answer)),
        "{walled:?}"
    );
    assert!(!open.iter().any(|(_, answer)| refused(answer)), "{open:?}");
}

async fn no_script_of_the_page_runs_where_the_room_was(make: Make) {
    let lab = Lab::start(make).await;

    assert_eq!(ways_in::replace(&lab, Walls::Up).await, "did not run");
    assert_eq!(ways_in::replace(&lab, Walls::Down).await, "ran");
}

async fn the_frame_cannot_read_what_it_has_saved(make: Make) {
    let lab = Lab::start(make).await;

    let walled = ways_in::steal(&lab, Walls::Up).await;
    lab.browser.saved(".key").await;
    let open = ways_in::steal(&lab, Walls::Down).await;

    assert_eq!(walled, "");
    assert!(open.contains("PRIVATE KEY"), "{open}");
}

async fn the_room_runs_no_engine_but_its_own(make: Make) {
    let lab = Lab::start(make).await;

    assert_eq!(ways_in::build(&lab, json!({})).await, "ready");
    for changes in [
        json!({ "changeScript": true }),
        json!({ "changeWasm": true }),
    ] {
        assert_eq!(ways_in::build(&lab, changes).await, "engineFailed");
    }
}

async fn a_room_without_its_sandbox_does_not_start(make: Make) {
    let lab = Lab::start(make).await;

    for sandbox in ["", "allow-scripts allow-downloads allow-same-origin"] {
        let changes = json!({ "sandbox": sandbox });
        assert_eq!(ways_in::build(&lab, changes).await, "silent");
    }
}

async fn messages_of_no_page_have_nothing_saved(make: Make) {
    let lab = Lab::start(make).await;

    let answers = ways_in::forge(&lab).await;

    let harmless = ["forgotten", "invalidMessage", "size"];
    let all_harmless = answers
        .iter()
        .all(|answer| harmless.contains(&answer.as_str()));
    assert!(all_harmless, "{answers:?}");
    let forgotten = answers.iter().filter(|answer| *answer == "forgotten");
    assert_eq!(forgotten.count(), 1, "{answers:?}");
    assert_eq!(lab.browser.everything_saved(), [""; 0]);
}
