//! What the page knows, and how each action changes it.

mod bringing;
mod describing;
mod flow;
mod hearing;
mod key_place;
mod names;
mod offline;
mod ordering;
mod resuming;
mod wish;

use std::rc::Rc;

use keyside_api::{Order, OrderId, Product};
use keyside_core::{DomainName, Fingerprint};
use keyside_room::{FromRoom, KeepProblem, Own, RoomError};
use yew::Reducible;

pub(crate) use self::{
    flow::{Attempt, Flow, Otherwise, Placing, Remark, Resuming, Review, Sought, Step},
    key_place::{KeyPlace, Stake},
    names::Names,
    offline::Doing,
    ordering::is_refused,
    wish::Wish,
};
use crate::{
    form::{Draft, Field, Problems, Request, Source},
    kept::{Shelf, Stored},
    offline::Offline,
    room::{Room, Standing},
    route::Route,
    trouble::Trouble,
};

/// Everything that the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    /// What is typed and chosen; it outlives every step.
    pub(crate) draft: Draft,
    /// The name in it when its field was last left, if that was one.
    pub(crate) left_name: Option<DomainName>,
    /// What may be ordered.
    pub(crate) products: Loaded<Vec<Product>>,
    /// Where the person is.
    pub(crate) flow: Flow,
    /// What the room said.
    pub(crate) room: Room,
    /// The encrypted copies that this browser keeps.
    pub(crate) shelf: Shelf,
    /// The keys of the requests that the person brought and ordered with.
    pub(crate) brought: Vec<Fingerprint>,
    /// The keys that the person was handed with their certificates.
    pub(crate) taken: Vec<Fingerprint>,
    /// The names of this visit's orders.
    pub(crate) names: Names,
    /// What is done without an order; it outlives its screen.
    pub(crate) offline: Offline,
    /// Whether there is no proxy: the page is one file.
    pub(crate) alone: bool,
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

/// What happened.
#[derive(Debug)]
pub(crate) enum Action {
    /// Something was typed or chosen.
    Edit(Draft),
    /// A question of the form was left.
    Judge(Field),
    /// The person wants to bring something of their own, instead of what they brought before.
    Bring(Own),
    /// The request that was brought to the form shall be read.
    Read,
    /// The request that was read shall be ordered with.
    UseRead,
    /// The form was sent with wrong answers.
    Refuse(Problems),
    /// The form was sent and is right.
    Ask(Request),
    /// The making of the key, or the review, was left for the form.
    BackToForm,
    /// The order shall be placed.
    Place,
    /// The proxy took the order.
    Placed(Box<Order>),
    /// It did not, or nobody knows.
    NotPlaced(Trouble),
    /// Another certificate is wanted.
    StartAnother,
    /// The certificate of this order is to be followed by another one like it.
    Renew(Box<Order>),
    /// An address was opened.
    Go(Route),
    /// The page was closed while this order was being placed.
    Seek(Attempt),
    /// There is no such order as is looked for.
    NoOrder,
    /// The person wants to go on from a capsule.
    Resume(Resuming),
    /// They do not, after all.
    StopResuming,
    /// What this browser keeps, or why it keeps nothing.
    ShelfRead(Result<Vec<Stored>, KeepProblem>),
    /// An order, as it stands now.
    OrderArrived(Box<Order>),
    /// The order could not be had.
    OrderFailed(OrderId, Trouble),
    /// What may be ordered, or why that is not known.
    ProductsArrived(Result<Vec<Product>, Trouble>),
    /// Something was done on the screen without an order.
    Offline(Doing),
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
        self.stay_offline();
        self
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Edit(draft) => self.edit(draft),
            Action::Judge(field) => self.judge(field),
            Action::Bring(own) => self.bring(own),
            Action::Read => self.read(),
            Action::UseRead => self.use_read(),
            Action::Refuse(problems) => {
                self.flow = Flow::Describing {
                    problems,
                    remark: Remark::Wrong,
                };
            }
            Action::Ask(request) => self.ask(request),
            Action::BackToForm => self.back_to_form(),
            Action::Place => self.place(),
            Action::Placed(order) => self.placed(order),
            Action::NotPlaced(trouble) => self.not_placed(trouble),
            Action::StartAnother => {
                self.draft.domain.clear();
                if let Source::Request(request) = &mut self.draft.source {
                    *request = None;
                }
                self.lose(|_| true);
                self.flow = Flow::default();
            }
            Action::Renew(order) => self.renew(*order),
            Action::Go(route) if route == self.flow.route() => {}
            Action::Go(Route::Form) => self.flow = Flow::default(),
            Action::Go(Route::Orders) => self.flow = Flow::Listing,
            Action::Go(Route::Request) => self.flow = Flow::Reading(None),
            Action::Go(Route::Offline) => self.flow = Flow::Offline,
            Action::Go(Route::Order(id)) => self.flow = Flow::Opening { id, trouble: None },
            Action::Seek(attempt) => self.seek(attempt.fingerprint, Otherwise::Lost),
            Action::NoOrder => self.no_order(),
            Action::Resume(resuming) => self.flow = Flow::Resuming(resuming),
            Action::StopResuming => self.stop_resuming(),
            Action::ShelfRead(found) => self.shelf_read(found),
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
            Action::Offline(doing) => self.offline_done(doing),
            Action::RoomNotBuilt => self.room_failed(RoomError::EngineFailed),
            Action::RebuildRoom => self.room.standing = Standing::Building,
            Action::Room(said) => self.room_said(said),
        }
    }
}

#[cfg(test)]
mod tests;
