//! What the room says.

use keyside_api::OrderState;
use keyside_room::{FromRoom, Place, RoomError, Saved};

use super::{Flow, State};
use crate::{
    form::{OwnKey, OwnRequest, Request},
    offline::{KeyAnswer, OfflineRequest},
    room::{HeldKey, Kept, SignedRequest, Standing},
    trouble::Trouble,
};

impl State {
    pub(super) fn room_said(&mut self, said: FromRoom) {
        match said {
            FromRoom::Standing => {
                self.room.standing = Standing::Starting;
                self.lose(|_| true);
            }
            FromRoom::Ready => self.room.standing = Standing::Ready,
            FromRoom::Making { .. } => {
                self.room.trouble = None;
                self.lose(|_| true);
            }
            FromRoom::Made {
                algorithm,
                fingerprint,
                csr,
            } => {
                if let Flow::Making(request) = &self.flow {
                    let signed = SignedRequest {
                        domain: request.domain.clone(),
                        key_kind: algorithm.name().to_owned(),
                        fingerprint,
                        csr,
                    };
                    self.signed(request.clone(), signed);
                } else {
                    self.made_offline(algorithm, fingerprint, csr);
                }
            }
            FromRoom::Cancelled => {
                self.lose(|_| true);
                if self.offline.request.asked().is_some() {
                    self.offline.request = OfflineRequest::NotYet;
                }
                if matches!(self.flow, Flow::Making(_)) {
                    self.flow = Flow::default();
                }
            }
            FromRoom::Opened { fingerprint } => {
                self.hold(HeldKey::new(fingerprint, Kept::Proven(Place::File)));
                self.answered(&fingerprint, KeyAnswer::Here);
            }
            FromRoom::KeyBrought {
                algorithm,
                fingerprint,
            } => self.key_brought(OwnKey {
                algorithm,
                fingerprint,
            }),
            FromRoom::RequestBrought { report, request } => self.request_brought(OwnRequest {
                report: *report,
                usable: request,
            }),
            FromRoom::Saved { what } => self.saved(what),
            FromRoom::Sealed {
                fingerprint,
                capsule,
            } => self.sealed(fingerprint, capsule),
            FromRoom::Proven { fingerprint, place } => self.proven(&fingerprint, place),
            FromRoom::Resumed {
                algorithm,
                fingerprint,
                note,
                place,
            } => self.resumed(algorithm, fingerprint, &note, place),
            FromRoom::Forgotten => {
                self.lose(|_| true);
                self.offline.request = OfflineRequest::NotYet;
            }
            FromRoom::Fits { fingerprint } => {
                self.room.trouble = None;
                self.answered(&fingerprint, KeyAnswer::Here);
            }
            FromRoom::KeyWanted { fingerprint } => {
                self.room.trouble = None;
                self.answered(&fingerprint, KeyAnswer::Missing);
            }
            FromRoom::Size { height } => self.room.height = height,
            FromRoom::Failed { error } => self.room_failed(error),
        }
    }

    fn signed(&mut self, request: Request, signed: SignedRequest) {
        self.hold(HeldKey {
            request: Some(signed.clone()),
            ..HeldKey::new(signed.fingerprint, request.signing.kept())
        });
        self.look_at(request, signed);
    }

    /// The room hands out the key that it shows: the one of the certificate on the page, or else the
    /// newest.
    fn saved(&mut self, what: Saved) {
        let of_certificate = match &self.flow {
            Flow::Following(order) if matches!(order.state, OrderState::Issued { .. }) => {
                self.room.key_with(&order.fingerprint)
            }
            _ => self.matched().and_then(|certificate| {
                let fingerprint = certificate.chain.leaf().public_key_fingerprint();
                self.room.key_with(&fingerprint)
            }),
        };
        if let Some(key) = of_certificate.or_else(|| self.room.keys.last()) {
            let fingerprint = key.fingerprint;
            self.room.saved(&fingerprint);
            if what == Saved::Bundle {
                self.taken.push(fingerprint);
            }
        }
    }

    pub(super) fn room_failed(&mut self, error: RoomError) {
        match error {
            RoomError::EngineFailed => {
                self.room.standing = Standing::Failed;
                self.lose(|_| true);
            }
            RoomError::KeysLost => self.lose(|_| true),
            RoomError::NoKey => self.lose(|key| key.own().is_some()),
            // The room says so where the copy is asked for.
            RoomError::CopyDamaged => return self.copy_damaged(),
            RoomError::NoRandomness
            | RoomError::MakeFailed
            | RoomError::CertificateMismatch
            | RoomError::InvalidCertificate
            | RoomError::InvalidMessage => {}
        }
        self.room.trouble = Some(error);
        self.failed_offline(error);
        if matches!(self.flow, Flow::Making(_)) {
            self.flow = Flow::back_to_form(Trouble::Room(error));
        }
    }
}
