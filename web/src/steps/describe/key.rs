//! Which kind of key.

use keyside_core::KeyAlgorithm;
use yew::prelude::*;

use super::GroupProps;
use crate::{
    components::{Choice, ChoiceOption},
    form::{Draft, Field, is_taken},
    hooks::use_text,
    steps::words,
    text::Text,
};

/// Every kind that we offer, and those that the cloud does not take.
#[component]
pub(super) fn KeyGroup(props: &GroupProps) -> Html {
    let text = use_text();
    let options: Vec<_> = KeyAlgorithm::OFFERED
        .iter()
        .map(|kind| option(text, *kind))
        .collect();
    let draft = props.draft.clone();
    html! {
        <Choice
            id={Field::Algorithm.id()}
            legend={text.key.legend}
            {options}
            chosen={props.draft.algorithm.name()}
            problem={props.problem(text, Field::Algorithm)}
            on_choose={props.on_edit.reform(move |name: &'static str| {
                Draft { algorithm: name.parse().unwrap_or(draft.algorithm), ..draft.clone() }
            })}
        />
    }
}

fn option(text: &Text, algorithm: KeyAlgorithm) -> ChoiceOption {
    let badge = match algorithm {
        KeyAlgorithm::Rsa2048 => Some(text.words.recommended),
        _ if !is_taken(algorithm) => Some(text.key.barred),
        _ => None,
    };
    let note = match algorithm {
        KeyAlgorithm::Rsa2048 => text.key.rsa2048,
        KeyAlgorithm::Rsa3072 => text.key.rsa3072,
        KeyAlgorithm::Rsa4096 => text.key.rsa4096,
        KeyAlgorithm::EcdsaP256 => text.key.p256,
        KeyAlgorithm::EcdsaP384 | KeyAlgorithm::Sm2 | KeyAlgorithm::Rsa8192 => text.key.p384,
        KeyAlgorithm::Ed25519 => text.key.ed25519,
    };
    ChoiceOption {
        value: algorithm.name(),
        label: words::key_kind(algorithm).into(),
        note: note.into(),
        badge: badge.map(AttrValue::from),
        barred: !is_taken(algorithm),
    }
}
