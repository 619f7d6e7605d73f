//! What happens at the form, up to the review.

use keyside_core::KeyAlgorithm;

use super::{Flow, Placing, Remark, Review, State};
use crate::{
    form::{Draft, Field, Request, is_taken},
    room::Standing,
};

impl State {
    /// The kind of key that the form will ask the room for, as far as it can be foreseen.
    pub(crate) fn key_to_prepare(&self) -> Option<KeyAlgorithm> {
        let describing = matches!(self.flow, Flow::Describing { .. });
        let vacant = self.room.standing == Standing::Ready && self.room.key.is_none();
        let kind = self.draft.algorithm;
        (describing && vacant && is_taken(kind)).then_some(kind)
    }

    pub(super) fn edit(&mut self, draft: Draft) {
        self.draft = draft;
        let Flow::Describing { problems, remark } = &self.flow else {
            return;
        };
        let problems = problems.rejudged(|field| self.draft.problem(field, self.products()));
        let remark = match remark {
            Remark::Wrong if !problems.is_empty() => Remark::Wrong,
            _ => Remark::Nothing,
        };
        self.flow = Flow::Describing { problems, remark };
    }

    pub(super) fn judge(&mut self, field: Field) {
        let Flow::Describing { problems, remark } = &self.flow else {
            return;
        };
        let fitted = match field {
            Field::Domain => self.draft.fitted(self.products()),
            _ => self.draft.clone(),
        };
        let judge = |field| fitted.problem(field, self.products());
        let problems = problems.with(field, judge(field)).rejudged(judge);
        let switched = !self.draft.product_code.is_empty() && fitted != self.draft;
        let remark = if switched {
            Remark::Switched
        } else {
            remark.clone()
        };
        self.flow = Flow::Describing { problems, remark };
        self.draft = fitted;
    }

    pub(super) fn ask(&mut self, request: Request) {
        self.flow = match self.room.signed_request(&request) {
            Some(signed) => Flow::Reviewing(Box::new(Review {
                request,
                signed: signed.clone(),
                placing: Placing::NotYet,
            })),
            None => Flow::Making(request),
        };
    }

    pub(super) fn back_to_form(&mut self) {
        self.flow = match &self.flow {
            Flow::Reviewing(review) => match &review.placing {
                Placing::Failed { trouble, .. } => {
                    if trouble.is_about_the_key() {
                        self.room.request_used();
                    }
                    Flow::back_to_form(trouble.clone())
                }
                Placing::NotYet | Placing::Sending(_) => Flow::default(),
            },
            _ => Flow::default(),
        };
    }
}
