//! The key room: built once, then told what the state asks of it.

use std::rc::Rc;

use keyside_api::OrderState;
use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::{FromRoom, ToRoom};
use web_sys::HtmlIFrameElement;
use yew::prelude::*;

use super::{Dispatch, Task};
use crate::{
    form::Request,
    room::{Assets, Frame, Standing},
    state::{Action, Flow, State},
    text::Language,
};

/// Builds the room in the frame with this reference, and keeps it in step with the state.
#[hook]
pub(crate) fn use_room(frame: &NodeRef, state: &State, language: Language, dispatch: &Dispatch) {
    let standing = state.room.standing;
    use_building(frame, standing, dispatch);
    use_dressing(frame, standing, language);
    use_making(frame, standing, &state.flow);
    use_delivery(frame, standing, &state.flow);
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
fn use_making(frame: &NodeRef, standing: Standing, flow: &Flow) {
    let wanted = match flow {
        Flow::Making(request) if standing == Standing::Ready => Some(request.clone()),
        _ => None,
    };
    let made = matches!(flow, Flow::Reviewing(_));
    let asked = use_mut_ref(|| None::<Request>);
    use_effect_with(
        (frame.clone(), wanted, made),
        move |(frame, wanted, made)| {
            let before = asked.replace(wanted.clone());
            match (before, wanted) {
                (_, Some(request)) => post(
                    frame,
                    &ToRoom::Make {
                        algorithm: request.algorithm,
                        domain: request.domain.clone(),
                    },
                ),
                (Some(_), None) if !made => post(frame, &ToRoom::Cancel),
                (_, None) => {}
            }
        },
    );
}

#[hook]
fn use_delivery(frame: &NodeRef, standing: Standing, flow: &Flow) {
    let delivery = match flow {
        Flow::Following(order) if standing == Standing::Ready => match &order.state {
            OrderState::Issued { chain } => {
                Some((chain.clone(), order.fingerprint, order.domain.clone()))
            }
            _ => None,
        },
        _ => None,
    };
    let delivered = use_mut_ref(|| false);
    use_effect_with(
        (frame.clone(), delivery),
        move |(frame, delivery): &(NodeRef, Option<(String, Fingerprint, DomainName)>)| {
            let before = delivered.replace(delivery.is_some());
            match delivery.clone() {
                Some((chain, fingerprint, domain)) => post(
                    frame,
                    &ToRoom::Deliver {
                        chain,
                        fingerprint,
                        domain,
                    },
                ),
                None if before => post(frame, &ToRoom::Withdraw),
                None => {}
            }
        },
    );
}

#[hook]
fn use_preparing(frame: &NodeRef, kind: Option<KeyAlgorithm>) {
    use_effect_with((frame.clone(), kind), |(frame, kind)| {
        if let Some(algorithm) = *kind {
            post(frame, &ToRoom::Prepare { algorithm });
        }
    });
}

fn post(frame: &NodeRef, message: &ToRoom) {
    if let Some(room) = room_in(frame) {
        room.post(message);
    }
}

fn room_in(frame: &NodeRef) -> Option<Frame> {
    frame.cast::<HtmlIFrameElement>().map(Frame::new)
}
