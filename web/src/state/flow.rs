//! Where the person is, with what that place needs.

use keyside_api::{Order, OrderId, OrderState};
use keyside_core::Fingerprint;
use serde::{Deserialize, Serialize};

use crate::{
    form::{OwnRequest, Problems, Request, Signing},
    kept::KeptCopy,
    room::{HeldKey, SignedRequest},
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
    /// Going on from a capsule, which the person opens in the room.
    Resuming(Resuming),
    /// Looking for the order of a key.
    Seeking(Box<Sought>),
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
    /// Doing without an order.
    Offline,
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
    /// The `Idempotency-Key`, under which one unit is taken however often the order is sent.
    pub(crate) idempotency_key: String,
    /// How the placing stands.
    pub(crate) placing: Placing,
}

impl Review {
    /// Whether it may be sent, with its key in the room or without: once the key outlives the room, or
    /// when nobody knows whether it was sent already.
    pub(crate) fn may_be_placed(&self, key: Option<&HeldKey>) -> bool {
        match &self.placing {
            Placing::Sending => false,
            Placing::Failed(trouble) if !trouble.is_settled() => true,
            Placing::NotYet | Placing::Failed(_) => match self.request.signing {
                Signing::NewKey(_) => key.is_some_and(|key| key.kept.is_safe()),
                Signing::OwnKey(_) | Signing::Done { .. } => true,
            },
        }
    }

    /// What to remember while it is sent.
    pub(crate) fn attempt(&self) -> Attempt {
        Attempt {
            idempotency_key: self.idempotency_key.clone(),
            fingerprint: self.signed.fingerprint,
        }
    }
}

/// How the placing of an order stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Placing {
    /// The person looks.
    NotYet,
    /// The proxy is asked.
    Sending,
    /// It did not work.
    Failed(Trouble),
}

/// A capsule to go on from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Resuming {
    /// One that the browser kept, which waits for its passphrase.
    Copy(Box<KeptCopy>),
    /// One that the browser kept and the room cannot open.
    DamagedCopy(Box<KeptCopy>),
    /// One in a file, which waits to be handed over.
    File,
}

impl Resuming {
    /// The copy, if it is one.
    pub(crate) fn copy(&self) -> Option<&KeptCopy> {
        match self {
            Self::Copy(copy) | Self::DamagedCopy(copy) => Some(copy),
            Self::File => None,
        }
    }
}

/// An order that is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sought {
    /// Its key.
    pub(crate) fingerprint: Fingerprint,
    /// What follows if there is none.
    pub(crate) otherwise: Otherwise,
}

/// What follows when no order is found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Otherwise {
    /// It was being placed when the page was closed, and did not arrive.
    Lost,
    /// It is placed from here.
    Review(Box<Review>),
    /// Nobody can tell what was to be ordered.
    NoNote,
}

/// An order that is being placed.
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
            Self::Describing { .. }
            | Self::Making(_)
            | Self::Reviewing(_)
            | Self::Resuming(_)
            | Self::Seeking(_) => Some(Step::Describe),
            Self::Following(order) if matches!(order.state, OrderState::Issued { .. }) => {
                Some(Step::Take)
            }
            Self::Following(_) => Some(Step::Prove),
            Self::Opening { .. } | Self::Listing | Self::Reading(_) | Self::Offline => None,
        }
    }

    /// The part of the address that leads back here.
    pub(crate) fn route(&self) -> Route {
        match self {
            Self::Describing { .. } | Self::Making(_) | Self::Reviewing(_) | Self::Seeking(_) => {
                Route::Form
            }
            Self::Resuming(resuming) => match resuming.copy() {
                Some(copy) if copy.is_offline() => Route::Offline,
                Some(KeptCopy {
                    order: Some(id), ..
                }) => Route::Order(id.clone()),
                Some(_) | None => Route::Form,
            },
            Self::Opening { id, .. } => Route::Order(id.clone()),
            Self::Following(order) => Route::Order(order.id.clone()),
            Self::Listing => Route::Orders,
            Self::Reading(_) => Route::Request,
            Self::Offline => Route::Offline,
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
