//! What the room says.

use keyside_core::DomainName;
use keyside_room::{FromRoom, RoomError};

use super::{Flow, Placing, Review, State};
use crate::{
    room::{HeldKey, SignedRequest, Standing},
    trouble::Trouble,
};

impl State {
    pub(super) fn room_said(&mut self, said: FromRoom) {
        match said {
            FromRoom::Standing => {
                self.room.standing = Standing::Starting;
                self.room.key = None;
            }
            FromRoom::Ready => self.room.standing = Standing::Ready,
            FromRoom::Making { .. } => self.room.trouble = None,
            FromRoom::Made {
                algorithm,
                fingerprint,
                csr,
            } => {
                self.made(|domain| SignedRequest {
                    domain,
                    algorithm,
                    fingerprint,
                    csr,
                });
            }
            FromRoom::Cancelled => {
                self.room.key = None;
                if matches!(self.flow, Flow::Making(_)) {
                    self.flow = Flow::default();
                }
            }
            FromRoom::Opened { fingerprint } => {
                self.room.key = Some(HeldKey {
                    fingerprint,
                    saved: true,
                    request: None,
                });
            }
            FromRoom::KeyBrought { .. } | FromRoom::RequestBrought { .. } => {}
            FromRoom::Saved { .. } => {
                if let Some(key) = &mut self.room.key {
                    key.saved = true;
                }
            }
            FromRoom::Forgotten => self.room.key = None,
            FromRoom::Fits { .. } | FromRoom::KeyWanted { .. } => self.room.trouble = None,
            FromRoom::Size { height } => self.room.height = height,
            FromRoom::Failed { error } => self.room_failed(error),
        }
    }

    fn made(&mut self, sign: impl FnOnce(DomainName) -> SignedRequest) {
        let Flow::Making(request) = &self.flow else {
            return;
        };
        let signed = sign(request.domain.clone());
        self.room.key = Some(HeldKey {
            fingerprint: signed.fingerprint,
            saved: false,
            request: Some(signed.clone()),
        });
        self.flow = Flow::Reviewing(Box::new(Review {
            request: request.clone(),
            signed,
            placing: Placing::NotYet,
        }));
    }

    pub(super) fn room_failed(&mut self, error: RoomError) {
        if error == RoomError::EngineFailed {
            self.room.standing = Standing::Failed;
            self.room.key = None;
        }
        self.room.trouble = Some(error);
        if matches!(self.flow, Flow::Making(_)) {
            self.flow = Flow::back_to_form(Trouble::Room(error));
        }
    }
}
