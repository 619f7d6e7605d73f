//! What the room shall ask the person for, or offer them.

use keyside_api::OrderState;
use keyside_core::{DomainName, Fingerprint};
use keyside_room::{Own, ToRoom};

use super::{Flow, State};
use crate::{
    offline::{KeySource, Offline, OfflineRequest},
    room::Standing,
};

/// What the room shall ask the person for, or offer them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wish {
    Nothing,
    Bring {
        what: Own,
        /// Whether it was brought.
        here: bool,
    },
    Unlock {
        capsule: String,
    },
    Deliver {
        chain: String,
        fingerprint: Fingerprint,
        domain: DomainName,
    },
}

impl State {
    /// What the room shall ask for or offer, as soon as it is ready.
    pub(crate) fn wish(&self) -> Wish {
        if self.room.standing != Standing::Ready {
            return Wish::Nothing;
        }
        match &self.flow {
            Flow::Describing { .. } => self.draft.source.own().map_or(Wish::Nothing, |what| {
                let here = self.draft.source.is_here();
                Wish::Bring { what, here }
            }),
            Flow::Resuming(resuming) => match resuming.copy() {
                Some(copy) => Wish::Unlock {
                    capsule: copy.capsule.clone(),
                },
                None => Wish::Bring {
                    what: Own::Capsule,
                    here: false,
                },
            },
            Flow::Reading(request) => Wish::Bring {
                what: Own::Request,
                here: request.is_some(),
            },
            Flow::Following(order) => match &order.state {
                OrderState::Issued { chain } => Wish::Deliver {
                    chain: chain.clone(),
                    fingerprint: order.fingerprint,
                    domain: order.domain.clone(),
                },
                _ => Wish::Nothing,
            },
            Flow::Offline => self.wish_offline(),
            Flow::Making(_)
            | Flow::Reviewing(_)
            | Flow::Seeking(_)
            | Flow::Opening { .. }
            | Flow::Listing => Wish::Nothing,
        }
    }

    fn wish_offline(&self) -> Wish {
        let Offline {
            source, request, ..
        } = &self.offline;
        match (self.matched(), source, request) {
            (Some(certificate), _, _) => Wish::Deliver {
                chain: certificate.chain.to_pem(),
                fingerprint: certificate.chain.leaf().public_key_fingerprint(),
                domain: certificate.domain.clone(),
            },
            (None, KeySource::Own, OfflineRequest::NotYet | OfflineRequest::Asked(_)) => {
                Wish::Bring {
                    what: Own::Key,
                    here: self.room.own_key().is_some(),
                }
            }
            (None, _, _) => Wish::Nothing,
        }
    }
}

impl Wish {
    /// What to say to the room, which knows of the wish before this one.
    pub(crate) fn message_after(&self, before: &Self) -> Option<ToRoom> {
        match (before, self) {
            (Self::Nothing, Self::Nothing) => None,
            // A request that came where a key was wanted is shown as one already.
            (Self::Bring { what: before, .. }, Self::Bring { what, here: true })
                if before == what || *what == Own::Request =>
            {
                None
            }
            (_, Self::Nothing) => Some(ToRoom::Withdraw),
            (_, Self::Bring { what, .. }) => Some(ToRoom::Bring { what: *what }),
            (_, Self::Unlock { capsule }) => Some(ToRoom::Unlock {
                capsule: capsule.clone(),
            }),
            (
                _,
                Self::Deliver {
                    chain,
                    fingerprint,
                    domain,
                },
            ) => Some(ToRoom::Deliver {
                chain: chain.clone(),
                fingerprint: *fingerprint,
                domain: domain.clone(),
            }),
        }
    }
}
