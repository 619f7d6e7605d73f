//! The key room: built once, then told what the state asks of it.

use std::rc::Rc;

use keyside_core::{DomainName, KeyAlgorithm};
use keyside_room::{FromRoom, ToRoom};
use web_sys::HtmlIFrameElement;
use yew::prelude::*;

use super::{Dispatch, Task, use_keeping};
use crate::{
    form::Signing,
    offline::ToSign,
    room::{Assets, Frame, Standing},
    state::{Action, Flow, State, Wish},
    text::Language,
};

/// Builds the room in the frame with this reference, and keeps it in step with the state.
#[hook]
pub(crate) fn use_room(frame: &NodeRef, state: &State, language: Language, dispatch: &Dispatch) {
    let standing = state.room.standing;
    use_building(frame, standing, dispatch);
    use_dressing(frame, standing, language);
    use_making(frame, standing, state);
    use_wish(frame, state.wish());
    use_keeping(frame, state);
    // After these, so that what they take away is gone when a key is prepared.
    use_preparing(frame, state.key_to_prepare());
}

/// Wipes the key in the room.
pub(crate) fn forget(frame: &NodeRef) {
    post(frame, &ToRoom::Forget);
}

#[hook]
fn use_building(frame: &NodeRef, standing: Standing, dispatch: &Dispatch) {
    let assets = use_mut_ref(|| None::<Rc<Assets>>);
    let deps = (frame.clone(), dispatch.clone());
    {
        let assets = assets.clone();
        use_effect_with(deps.clone(), move |(frame, dispatch)| {
            let (room, dispatch) = (room_in(frame), dispatch.clone());
            let listener = room.clone().and_then(|room| {
                room.clone().listen(move |said| {
                    if let (FromRoom::Standing, Some(assets)) = (&said, &*assets.borrow()) {
                        room.start(assets);
                    }
                    dispatch.emit(Action::Room(said));
                })
            });
            move || drop(listener)
        });
    }
    let building = standing == Standing::Building;
    use_effect_with((building, deps), move |(building, (frame, dispatch))| {
        let (frame, dispatch) = (frame.clone(), dispatch.clone());
        let task = building.then(|| {
            Task::spawn(async move {
                match (room_in(&frame), Assets::fetch().await) {
                    (Some(room), Ok(fetched)) => {
                        let fetched = Rc::new(fetched);
                        assets.replace(Some(fetched.clone()));
                        room.build(&fetched);
                    }
                    _ => dispatch.emit(Action::RoomNotBuilt),
                }
            })
        });
        move || drop(task)
    });
}

#[hook]
fn use_dressing(frame: &NodeRef, standing: Standing, language: Language) {
    let stands = matches!(standing, Standing::Starting | Standing::Ready);
    use_effect_with(
        (frame.clone(), stands, language),
        |(frame, stands, language)| {
            if *stands {
                let text = language.text().room;
                post(
                    frame,
                    &ToRoom::Dress {
                        language: language.tag(),
                        text,
                    },
                );
            }
        },
    );
}

#[hook]
fn use_making(frame: &NodeRef, standing: Standing, state: &State) {
    let wanted = state.to_sign().filter(|_| standing == Standing::Ready);
    let made = match state.flow {
        Flow::Reviewing(_) => true,
        Flow::Offline => state.offline.request.made().is_some(),
        _ => false,
    };
    let asked = use_mut_ref(|| None::<ToSign>);
    use_effect_with(
        (frame.clone(), wanted, made),
        move |(frame, wanted, made)| {
            let before = asked.replace(wanted.clone());
            match (before, wanted) {
                (_, Some(wanted)) => ask(frame, wanted),
                (Some(before), None) if !made => give_up(frame, &before),
                (_, None) => {}
            }
        },
    );
}

fn ask(frame: &NodeRef, asked: &ToSign) {
    let (domain, others) = (asked.domain.clone(), asked.others.clone());
    match asked.signing {
        Signing::NewKey(algorithm) => post(
            frame,
            &ToRoom::Make {
                algorithm,
                domain,
                others,
            },
        ),
        Signing::OwnKey(_) => post(frame, &ToRoom::Sign { domain, others }),
        Signing::Done { .. } => {}
    }
}

/// A signature is there before it could be given up.
fn give_up(frame: &NodeRef, asked: &ToSign) {
    if let Signing::NewKey(_) = asked.signing {
        post(frame, &ToRoom::Cancel);
    }
}

#[hook]
fn use_wish(frame: &NodeRef, wish: Wish) {
    let told = use_mut_ref(|| Wish::Nothing);
    use_effect_with((frame.clone(), wish), move |(frame, wish)| {
        let before = told.replace(wish.clone());
        if let Some(message) = wish.message_after(&before) {
            post(frame, &message);
        }
    });
}

#[hook]
fn use_preparing(frame: &NodeRef, key: Option<(KeyAlgorithm, Option<DomainName>)>) {
    use_effect_with((frame.clone(), key), |(frame, key)| {
        if let Some((algorithm, domain)) = key.clone() {
            post(frame, &ToRoom::Prepare { algorithm, domain });
        }
    });
}

pub(super) fn post(frame: &NodeRef, message: &ToRoom) {
    if let Some(room) = room_in(frame) {
        room.post(message);
    }
}

fn room_in(frame: &NodeRef) -> Option<Frame> {
    frame.cast::<HtmlIFrameElement>().map(Frame::new)
}
