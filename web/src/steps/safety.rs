//! Whether the person will have the key when the certificate is there.

use keyside_room::Place;
use yew::prelude::*;

use super::kept::Reopen;
use crate::{
    components::{Notice, ToRoom, Tone},
    form::Signing,
    hooks::{Dispatch, use_text},
    kept::KeptCopy,
    room::{HeldKey, Kept},
};

#[derive(PartialEq, Properties)]
pub(super) struct KeySafetyProps {
    /// How the request came about.
    pub(super) signing: Signing,
    /// Its key, when the room has it.
    pub(super) held: Option<HeldKey>,
    /// A copy of it that the browser keeps.
    pub(super) copy: Option<KeptCopy>,
    pub(super) dispatch: Dispatch,
}

/// Says where the key is, and what to do about it.
#[component]
pub(super) fn KeySafety(props: &KeySafetyProps) -> Html {
    let text = &use_text().review;
    let safety = Safety::of(&props.signing, props.held.as_ref());
    let (tone, title, body) = match safety {
        Safety::Unsafe => (Tone::Care, text.unsafe_title, text.unsafe_body),
        Safety::Saved => (Tone::Care, text.saved_title, text.saved_body),
        Safety::Proven(Place::Browser) => (Tone::Good, text.kept_title, text.kept_body),
        Safety::Proven(Place::File) => (Tone::Good, text.proven_title, text.proven_body),
        Safety::Gone => (Tone::Bad, text.gone_title, text.gone_body),
        Safety::Own => (Tone::Good, text.own_title, text.own_body),
        Safety::Elsewhere => (Tone::Calm, text.elsewhere_title, text.elsewhere_body),
    };
    let next = match safety {
        Safety::Unsafe | Safety::Saved => html! { <ToRoom /> },
        Safety::Gone => html! {
            <Reopen copy={props.copy.clone()} dispatch={props.dispatch.clone()} />
        },
        Safety::Proven(_) | Safety::Own | Safety::Elsewhere => html! {},
    };
    html! { <Notice {tone} {title}><p>{ body }</p>{ next }</Notice> }
}

/// Whether the person will have the key when the certificate is there.
#[derive(Clone, Copy)]
enum Safety {
    /// Not yet: it is in the room alone.
    Unsafe,
    /// Perhaps: a file was handed out.
    Saved,
    /// Yes: it was read back.
    Proven(Place),
    /// Only from where it was kept or saved.
    Gone,
    /// It is the person's own.
    Own,
    /// It is where the person made the request.
    Elsewhere,
}

impl Safety {
    fn of(signing: &Signing, held: Option<&HeldKey>) -> Self {
        match (signing, held.map(|key| key.kept)) {
            (Signing::Done { .. }, _) => Self::Elsewhere,
            (Signing::OwnKey(_), _) | (_, Some(Kept::ByPerson(_))) => Self::Own,
            (Signing::NewKey(_), Some(Kept::Nowhere)) => Self::Unsafe,
            (Signing::NewKey(_), Some(Kept::Saved)) => Self::Saved,
            (Signing::NewKey(_), Some(Kept::Proven(place))) => Self::Proven(place),
            (Signing::NewKey(_), None) => Self::Gone,
        }
    }
}
