//! What happens at the form, up to the review.

use std::mem;

use keyside_api::Order;
use keyside_core::{DomainName, KeyAlgorithm};

use super::{Flow, Placing, Remark, State};
use crate::{
    form::{Draft, Field, Request, Source, is_taken},
    room::Standing,
};

impl State {
    /// The kind of key that the form will ask the room for, as far as it can be foreseen, and the
    /// name to sign for: not before its field is left, since each letter typed makes another.
    pub(crate) fn key_to_prepare(&self) -> Option<(KeyAlgorithm, Option<DomainName>)> {
        let describing = matches!(self.flow, Flow::Describing { .. });
        let vacant = self.room.standing == Standing::Ready && self.room.keys.is_empty();
        if let Some(kind) = self.kind_to_prepare_offline() {
            return vacant.then_some((kind, None));
        }
        match self.draft.source {
            Source::New(kind) if describing && vacant && is_taken(kind.name()) => {
                Some((kind, self.left_name.clone()))
            }
            Source::New(_) | Source::Key(_) | Source::Request(_) => None,
        }
    }

    pub(super) fn edit(&mut self, draft: Draft) {
        self.draft = draft;
        if let Flow::Describing { remark, .. } = &mut self.flow
            && *remark != Remark::Wrong
        {
            *remark = Remark::Nothing;
        }
        self.rejudge();
    }

    pub(super) fn judge(&mut self, field: Field) {
        if field == Field::Domain {
            self.left_name = self.draft.name();
            self.fit();
        }
        if let Flow::Describing { problems, remark } = &self.flow {
            self.flow = Flow::Describing {
                problems: problems.with(field, self.draft.problem(field, self.products())),
                remark: remark.clone(),
            };
        }
    }

    /// Fits product and validation to the name, and says so where that changed a choice.
    pub(super) fn fit(&mut self) {
        let fitted = self.draft.fitted(self.products());
        let switched = !self.draft.product_code.is_empty() && fitted != self.draft;
        self.draft = fitted;
        self.rejudge();
        if let Flow::Describing { remark, .. } = &mut self.flow
            && switched
        {
            *remark = Remark::Switched;
        }
    }

    /// Fills the form in for another certificate like that of this order, with a new key of the kind that was
    /// chosen last.
    pub(super) fn renew(&mut self, order: Order) {
        let source = match self.draft.source {
            Source::New(algorithm) => Source::New(algorithm),
            Source::Key(_) | Source::Request(_) => Source::default(),
        };
        self.draft = Draft {
            domain: order.domain.to_unicode(),
            product_code: order.product_code,
            validation: order.validation,
            source,
            contact: mem::take(&mut self.draft.contact),
            remember_contact: self.draft.remember_contact,
        };
        self.left_name = Some(order.domain);
        self.flow = Flow::default();
    }

    /// Judges anew what was judged before.
    pub(super) fn rejudge(&mut self) {
        let Flow::Describing { problems, remark } = &self.flow else {
            return;
        };
        let problems = problems.rejudged(|field| self.draft.problem(field, self.products()));
        let remark = match remark {
            Remark::Wrong if problems.is_empty() => Remark::Nothing,
            other => other.clone(),
        };
        self.flow = Flow::Describing { problems, remark };
    }

    pub(super) fn ask(&mut self, request: Request) {
        match self.room.signed_request(&request) {
            Some(signed) => self.look_at(request, signed),
            None => self.flow = Flow::Making(request),
        }
    }

    pub(super) fn back_to_form(&mut self) {
        self.flow = match &self.flow {
            Flow::Reviewing(review) => match &review.placing {
                Placing::Failed(trouble) => {
                    if trouble.is_about_the_key() {
                        self.room.request_used(&review.signed.fingerprint);
                        if let Source::Request(request) = &mut self.draft.source {
                            *request = None;
                        }
                    }
                    Flow::back_to_form(trouble.clone())
                }
                Placing::NotYet | Placing::Sending => Flow::default(),
            },
            _ => Flow::default(),
        };
    }
}
