//! What happens to keys that outlive a visit: going on from a capsule, and what the browser keeps.

use std::mem;

use keyside_core::{Fingerprint, KeyAlgorithm};
use keyside_room::{KeepProblem, Place};

use super::{Flow, Otherwise, Placing, Resuming, Review, Sought, State, ordering::is_refused};
use crate::{
    form::Draft,
    kept::{KeptCopy, SealedCopy, Shelf, Stored},
    note::{Note, OrderNote},
    room::{HeldKey, Kept},
};

impl State {
    /// Takes in a capsule that is to be kept. The room seals no key without a note.
    pub(super) fn sealed(&mut self, fingerprint: Fingerprint, capsule: String) {
        self.room.trouble = None;
        let note = self
            .room
            .key_with(&fingerprint)
            .and_then(|key| key.note.clone());
        self.room.sealed = note.and_then(|note| {
            let domain = match &note {
                Note::Order(note) => note.domain.clone(),
                Note::Offline(note) => note.names.first()?.clone(),
            };
            Some(SealedCopy {
                fingerprint,
                domain,
                capsule,
                note,
            })
        });
    }

    pub(super) fn proven(&mut self, fingerprint: &Fingerprint, place: Place) {
        self.room.trouble = None;
        self.room.sealed = None;
        self.room.proven(fingerprint, place);
    }

    /// The room cannot open a copy: the one that was to be kept, or the one to go on from.
    pub(super) fn copy_damaged(&mut self) {
        self.room.sealed = None;
        if let Flow::Resuming(resuming) = &mut self.flow
            && let Resuming::Copy(copy) = resuming
        {
            *resuming = Resuming::DamagedCopy(copy.clone());
        }
    }

    /// Goes on with what a capsule holds: its order if that is known, or else the one that is found for
    /// its key, or else its review.
    pub(super) fn resumed(
        &mut self,
        algorithm: KeyAlgorithm,
        fingerprint: Fingerprint,
        note: &str,
        place: Place,
    ) {
        self.room.trouble = None;
        let note = Note::parse(note).map(|note| self.renewed(note, &fingerprint));
        let request = note
            .as_ref()
            .and_then(Note::order)
            .filter(|note| note.order.is_none())
            .map(|note| note.signed(algorithm, fingerprint));
        self.hold(HeldKey {
            fingerprint,
            kept: Kept::Proven(place),
            request: request.clone(),
            note: note.clone(),
        });
        match (note, request) {
            (Some(Note::Offline(note)), _) => self.resumed_offline(&note, algorithm, fingerprint),
            (Some(Note::Order(note)), _) if self.alone => {
                self.resumed_offline(&note.offline(), algorithm, fingerprint);
            }
            (Some(Note::Order(note)), Some(signed)) => {
                self.draft = Draft {
                    remember_contact: self.draft.remember_contact,
                    ..note.draft(algorithm)
                };
                let review = Review {
                    request: note.request(algorithm),
                    signed,
                    idempotency_key: note.idempotency_key,
                    placing: Placing::NotYet,
                };
                self.seek(fingerprint, Otherwise::Review(Box::new(review)));
            }
            (
                Some(Note::Order(OrderNote {
                    order: Some(id), ..
                })),
                None,
            ) => {
                self.flow = Flow::Opening { id, trouble: None };
            }
            _ => self.seek(fingerprint, Otherwise::NoNote),
        }
    }

    /// A note with what the browser wrote down since it was sealed.
    fn renewed(&self, mut note: Note, fingerprint: &Fingerprint) -> Note {
        if let Some(copy) = self.shelf.copy_of(fingerprint)
            && let (Some(note), Some(name)) = (note.order_mut(), &copy.idempotency_key)
        {
            note.idempotency_key.clone_from(name);
            note.order = copy.order.clone().or_else(|| note.order.take());
        }
        note
    }

    pub(super) fn stop_resuming(&mut self) {
        if let Flow::Resuming(resuming) = mem::take(&mut self.flow)
            && let Some(copy) = resuming.copy()
        {
            match &copy.order {
                Some(id) => {
                    let id = id.clone();
                    self.flow = Flow::Opening { id, trouble: None };
                }
                None if copy.is_offline() => self.flow = Flow::Offline,
                None => {}
            }
        }
    }

    pub(super) fn seek(&mut self, fingerprint: Fingerprint, otherwise: Otherwise) {
        self.flow = Flow::Seeking(Box::new(Sought {
            fingerprint,
            otherwise,
        }));
    }

    /// Takes in what the browser keeps. A key whose copy was deleted is no longer safe; an order that
    /// another tab was refused is placed under that tab's next name.
    pub(super) fn shelf_read(&mut self, found: Result<Vec<Stored>, KeepProblem>) {
        self.shelf = Shelf::from(found);
        let shelf = &self.shelf;
        if let Shelf::Open(_) = shelf {
            self.room.keeps_only(|key| shelf.copy_of(key).is_some());
        }
        if let Flow::Reviewing(review) = &mut self.flow
            && review.placing == Placing::NotYet
            && let Some(copy) = shelf.copy_of(&review.signed.fingerprint)
            && let Some(name) = &copy.idempotency_key
        {
            review.idempotency_key.clone_from(name);
        }
    }

    /// The kept copy of the key in question as it should be, if something has changed.
    pub(crate) fn copy_to_update(&self) -> Option<KeptCopy> {
        let (kept, current) = match &self.flow {
            Flow::Following(order) if !is_refused(order) => {
                let kept = self.shelf.copy_of(&order.fingerprint)?;
                let order = Some(order.id.clone());
                (
                    kept,
                    KeptCopy {
                        order,
                        ..kept.clone()
                    },
                )
            }
            Flow::Reviewing(review) if review.placing == Placing::Sending => {
                let kept = self.shelf.copy_of(&review.signed.fingerprint)?;
                let idempotency_key = Some(review.idempotency_key.clone());
                (
                    kept,
                    KeptCopy {
                        idempotency_key,
                        ..kept.clone()
                    },
                )
            }
            _ => return None,
        };
        (current != *kept).then_some(current)
    }

    /// What a capsule with the key in question shall hold beside it.
    pub(crate) fn note(&self) -> Option<(Fingerprint, Note)> {
        let fingerprint = match &self.flow {
            Flow::Reviewing(review) => review.signed.fingerprint,
            Flow::Following(order) => order.fingerprint,
            Flow::Offline => self.offline.request.made()?.signed.fingerprint,
            _ => return None,
        };
        let note = self.room.key_with(&fingerprint)?.note.clone()?;
        Some((fingerprint, note))
    }

    /// Why the browser will not keep the key that is about to be ordered for.
    pub(crate) fn keep_problem(&self) -> Option<KeepProblem> {
        let fingerprint = match &self.flow {
            Flow::Reviewing(review) => review.signed.fingerprint,
            Flow::Offline => self.offline.request.made()?.signed.fingerprint,
            _ => return None,
        };
        let key = self.room.key_with(&fingerprint)?;
        self.shelf.problem().filter(|_| !key.kept.is_safe())
    }
}
