//! What the room seals: its note before, and keeping it after.

use keyside_room::ToRoom;
use yew::prelude::*;

use super::{Task, use_room::post};
use crate::{
    browser::{self, store},
    state::State,
};

/// Tells the room what a capsule holds beside the key, keeps each one that it seals, and hands back what
/// the browser kept.
#[hook]
pub(crate) fn use_keeping(frame: &NodeRef, state: &State) {
    use_effect_with((frame.clone(), state.note()), |(frame, note)| {
        if let Some((fingerprint, note)) = note {
            let (fingerprint, note) = (*fingerprint, note.to_json());
            post(frame, &ToRoom::Note { fingerprint, note });
        }
    });
    use_effect_with((frame.clone(), state.keep_problem()), |(frame, problem)| {
        if let Some(reason) = *problem {
            post(frame, &ToRoom::NotKept { reason });
        }
    });
    use_effect_with(
        (frame.clone(), state.room.sealed.clone()),
        |(frame, sealed)| {
            let task = sealed.clone().map(|sealed| {
                let frame = frame.clone();
                Task::spawn(async move {
                    let kept = store::keep(sealed.kept(browser::now())).await;
                    post(
                        &frame,
                        &match kept {
                            Ok(capsule) => ToRoom::Prove { capsule },
                            Err(reason) => ToRoom::NotKept { reason },
                        },
                    );
                })
            });
            move || drop(task)
        },
    );
}
