//! What the page knows, and how each action changes it.

use std::rc::Rc;

use keyside_api::{Order, OrderId, OrderState, Product};
use keyside_room::{FromRoom, RoomError};
use yew::Reducible;

use crate::{
    form::{Draft, Field, Problems, Request},
    room::{HeldKey, Room, SignedRequest, Standing},
    route::Route,
    trouble::Trouble,
};

/// Everything that the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    /// What is typed and chosen; it outlives every step.
    pub(crate) draft: Draft,
    /// What may be ordered.
    pub(crate) products: Loaded<Vec<Product>>,
    /// Where the person is.
    pub(crate) flow: Flow,
    /// What the room said.
    pub(crate) room: Room,
}

/// Something that the proxy knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Loaded<T> {
    /// Asked for.
    #[default]
    Loading,
    /// Here.
    Here(T),
    /// Not to be had.
    Failed(Trouble),
}

impl<T> Loaded<T> {
    /// It, if it is here.
    pub(crate) const fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// Where the person is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Flow {
    /// Filling in the form.
    Describing {
        /// What is wrong with the answers that were judged.
        problems: Problems,
        /// What there is to say about the form.
        remark: Remark,
    },
    /// Waiting for the room's key.
    Making(Request),
    /// Looking at everything before the order is placed.
    Reviewing(Box<Review>),
    /// Looking for the order that was being placed when the page was closed.
    Seeking(Attempt),
    /// Asking for an order.
    Opening {
        /// Which one.
        id: OrderId,
        /// Why it is not here.
        trouble: Option<Trouble>,
    },
    /// Proving the domain, or taking the certificate: as the order stands.
    Following(Box<Order>),
    /// Looking at all orders.
    Listing,
}

impl Default for Flow {
    fn default() -> Self {
        Self::form(Remark::Nothing)
    }
}

/// What there is to say about the form as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remark {
    /// Nothing.
    #[default]
    Nothing,
    /// It was sent with wrong answers.
    Wrong,
    /// The page chose another product or validation to fit the name.
    Switched,
    /// Why the page came back here.
    Trouble(Trouble),
}

/// What will be ordered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Review {
    /// What was asked for.
    pub(crate) request: Request,
    /// What the room signed.
    pub(crate) signed: SignedRequest,
    /// How the placing stands.
    pub(crate) placing: Placing,
}

/// How the placing of an order stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Placing {
    /// The person looks.
    NotYet,
    /// The proxy is asked.
    Sending(Attempt),
    /// It did not work.
    Failed {
        /// Why.
        trouble: Trouble,
        /// To be repeated as it was, since nobody knows whether it was received.
        unsettled: Option<Attempt>,
    },
}

/// One intent to order, which takes one unit however often it is sent.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attempt {
    /// The `Idempotency-Key`.
    pub(crate) idempotency_key: String,
    /// The key that the order is for: by it the order is found again.
    pub(crate) fingerprint: keyside_core::Fingerprint,
}

/// A step of the page's bar.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Step {
    /// What is wanted.
    Describe,
    /// Whose the domain is.
    Prove,
    /// Here it is.
    Take,
}

impl Flow {
    /// The step, when this is one.
    pub(crate) fn step(&self) -> Option<Step> {
        match self {
            Self::Describing { .. } | Self::Making(_) | Self::Reviewing(_) | Self::Seeking(_) => {
                Some(Step::Describe)
            }
            Self::Following(order) if matches!(order.state, OrderState::Issued { .. }) => {
                Some(Step::Take)
            }
            Self::Following(_) => Some(Step::Prove),
            Self::Opening { .. } | Self::Listing => None,
        }
    }

    /// The part of the address that leads back here.
    pub(crate) fn route(&self) -> Route {
        match self {
            Self::Describing { .. } | Self::Making(_) | Self::Reviewing(_) | Self::Seeking(_) => {
                Route::Form
            }
            Self::Opening { id, .. } => Route::Order(id.clone()),
            Self::Following(order) => Route::Order(order.id.clone()),
            Self::Listing => Route::Orders,
        }
    }

    fn form(remark: Remark) -> Self {
        Self::Describing {
            problems: Problems::default(),
            remark,
        }
    }

    fn back_to_form(trouble: Trouble) -> Self {
        Self::form(Remark::Trouble(trouble))
    }
}

/// What happened.
#[derive(Debug)]
pub(crate) enum Action {
    /// Something was typed or chosen.
    Edit(Draft),
    /// A question of the form was left.
    Judge(Field),
    /// The form was sent with wrong answers.
    Refuse(Problems),
    /// The form was sent and is right.
    Ask(Request),
    /// The making of the key, or the review, was left for the form.
    BackToForm,
    /// The order was placed under this `Idempotency-Key`, unless an earlier one is unsettled.
    Place(String),
    /// The proxy took the order.
    Placed(Box<Order>),
    /// It did not, or nobody knows.
    NotPlaced(Trouble),
    /// Another certificate is wanted.
    StartAnother,
    /// An address was opened.
    Go(Route),
    /// The page was closed during this attempt.
    Seek(Attempt),
    /// An order, as it stands now.
    OrderArrived(Box<Order>),
    /// The order could not be had.
    OrderFailed(OrderId, Trouble),
    /// What may be ordered, or why that is not known.
    ProductsArrived(Result<Vec<Product>, Trouble>),
    /// The room's parts could not be fetched, or do not match their hashes.
    RoomNotBuilt,
    /// The room's parts are fetched anew.
    RebuildRoom,
    /// The room said something.
    Room(FromRoom),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

impl State {
    /// What may be ordered, as far as it is known.
    pub(crate) fn products(&self) -> &[Product] {
        self.products.here().map_or(&[], Vec::as_slice)
    }

    /// The state after an action.
    #[must_use]
    pub(crate) fn after(mut self, action: Action) -> Self {
        self.apply(action);
        self
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Edit(draft) => self.edit(draft),
            Action::Judge(field) => self.judge(field),
            Action::Refuse(problems) => {
                self.flow = Flow::Describing {
                    problems,
                    remark: Remark::Wrong,
                };
            }
            Action::Ask(request) => self.ask(request),
            Action::BackToForm => self.back_to_form(),
            Action::Place(idempotency_key) => self.place(idempotency_key),
            Action::Placed(order) => {
                self.room.request_used();
                self.flow = Flow::Following(order);
            }
            Action::NotPlaced(trouble) => self.not_placed(trouble),
            Action::StartAnother => {
                self.draft.domain.clear();
                self.room.key = None;
                self.flow = Flow::default();
            }
            Action::Go(route) if route == self.flow.route() => {}
            Action::Go(Route::Form) => self.flow = Flow::default(),
            Action::Go(Route::Orders) => self.flow = Flow::Listing,
            Action::Go(Route::Order(id)) => self.flow = Flow::Opening { id, trouble: None },
            Action::Seek(attempt) => self.flow = Flow::Seeking(attempt),
            Action::OrderArrived(order) => self.order_arrived(order),
            Action::OrderFailed(id, trouble) => {
                if let Flow::Opening {
                    id: wanted,
                    trouble: shown,
                } = &mut self.flow
                    && *wanted == id
                {
                    *shown = Some(trouble);
                }
            }
            Action::ProductsArrived(Ok(products)) => {
                if self.draft.product_code.is_empty() {
                    self.draft = self.draft.fitted(&products);
                }
                self.products = Loaded::Here(products);
            }
            Action::ProductsArrived(Err(trouble)) => self.products = Loaded::Failed(trouble),
            Action::RoomNotBuilt => self.room_failed(RoomError::EngineFailed),
            Action::RebuildRoom => self.room.standing = Standing::Building,
            Action::Room(said) => self.room_said(said),
        }
    }

    fn edit(&mut self, draft: Draft) {
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

    fn judge(&mut self, field: Field) {
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

    fn ask(&mut self, request: Request) {
        self.flow = match self.room.signed_request(&request) {
            Some(signed) => Flow::Reviewing(Box::new(Review {
                request,
                signed: signed.clone(),
                placing: Placing::NotYet,
            })),
            None => Flow::Making(request),
        };
    }

    fn back_to_form(&mut self) {
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

    fn place(&mut self, idempotency_key: String) {
        let Flow::Reviewing(review) = &mut self.flow else {
            return;
        };
        let fresh = Attempt {
            idempotency_key,
            fingerprint: review.signed.fingerprint,
        };
        let attempt = match &review.placing {
            Placing::Sending(_) => return,
            Placing::Failed {
                unsettled: Some(attempt),
                ..
            } => attempt.clone(),
            Placing::Failed {
                unsettled: None, ..
            }
            | Placing::NotYet => fresh,
        };
        review.placing = Placing::Sending(attempt);
    }

    fn not_placed(&mut self, trouble: Trouble) {
        match &mut self.flow {
            Flow::Reviewing(review) => {
                let Placing::Sending(attempt) = &review.placing else {
                    return;
                };
                let unsettled = (!trouble.is_settled()).then(|| attempt.clone());
                review.placing = Placing::Failed { trouble, unsettled };
            }
            Flow::Seeking(_) => self.flow = Flow::back_to_form(trouble),
            _ => {}
        }
    }

    fn order_arrived(&mut self, order: Box<Order>) {
        match &self.flow {
            Flow::Opening { id, .. } if *id == order.id => self.flow = Flow::Following(order),
            Flow::Following(shown) if shown.id == order.id => self.flow = Flow::Following(order),
            Flow::Seeking(attempt) if attempt.fingerprint == order.fingerprint => {
                self.flow = Flow::Following(order);
            }
            _ => {}
        }
    }

    fn room_said(&mut self, said: FromRoom) {
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

    fn made(&mut self, sign: impl FnOnce(keyside_core::DomainName) -> SignedRequest) {
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

    fn room_failed(&mut self, error: RoomError) {
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

#[cfg(test)]
mod tests;
