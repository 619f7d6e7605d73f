//! Where the person is, with what that place needs.

use keyside_api::{Order, OrderId, OrderState};
use keyside_core::Fingerprint;
use serde::{Deserialize, Serialize};

use crate::{
    form::{OwnRequest, Problems, Request},
    room::SignedRequest,
    route::Route,
    trouble::Trouble,
};

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
    /// Waiting for the room's key, or its signature.
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
    /// Reading a request, once it was brought.
    Reading(Option<Box<OwnRequest>>),
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
    /// What will be sent for it.
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
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attempt {
    /// The `Idempotency-Key`.
    pub(crate) idempotency_key: String,
    /// The key that the order is for: by it the order is found again.
    pub(crate) fingerprint: Fingerprint,
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
            Self::Opening { .. } | Self::Listing | Self::Reading(_) => None,
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
            Self::Reading(_) => Route::Request,
        }
    }

    pub(super) fn form(remark: Remark) -> Self {
        Self::Describing {
            problems: Problems::default(),
            remark,
        }
    }

    pub(super) fn back_to_form(trouble: Trouble) -> Self {
        Self::form(Remark::Trouble(trouble))
    }
}
