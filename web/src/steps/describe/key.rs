//! Where the key comes from, and which kind it is.

use keyside_core::KeyAlgorithm;
use keyside_room::Own;
use yew::prelude::*;

use super::{
    GroupProps,
    own::{KeyPart, RequestPart},
};
use crate::{
    components::{Choice, ChoiceOption},
    form::{Draft, Field, Source, is_taken},
    hooks::use_text,
    steps::words,
    text::Text,
};

/// The question where the key comes from, and what follows from its answer.
#[component]
pub(super) fn KeyGroup(props: &GroupProps) -> Html {
    let part = match &props.draft.source {
        Source::New(kind) => html! { <KindChoice kind={*kind} group={props.clone()} /> },
        Source::Key(key) => html! { <KeyPart brought={*key} /> },
        Source::Request(request) => html! {
            <RequestPart
                brought={request.clone()}
                on_another={props.on_bring.reform(|()| Own::Request)}
                on_read={props.on_read.clone()}
            />
        },
    };
    html! {
        <>
            <SourceChoice ..props.clone() />
            { part }
        </>
    }
}

const NEW: &str = "new";
const KEY: &str = "key";
const REQUEST: &str = "request";

/// A new key, or something that the person has.
#[component]
fn SourceChoice(props: &GroupProps) -> Html {
    let all = use_text();
    let text = &all.source;
    let option = |value, label: &'static str, note: &'static str| ChoiceOption {
        value,
        label: label.into(),
        note: note.into(),
        badge: (value == NEW).then_some(AttrValue::Static(all.words.recommended)),
        barred: false,
    };
    let options = vec![
        option(NEW, text.new, text.new_note),
        option(KEY, text.key, text.key_note),
        option(REQUEST, text.request, text.request_note),
    ];
    let source = &props.draft.source;
    let chosen = match source.own() {
        None | Some(Own::Capsule) => NEW,
        Some(Own::Key) => KEY,
        Some(Own::Request) => REQUEST,
    };
    let (draft, on_edit) = (props.draft.clone(), props.on_edit.clone());
    let on_bring = props.on_bring.clone();
    html! {
        <Choice
            id={Field::Source.id()}
            legend={text.legend}
            {options}
            {chosen}
            problem={props.problem(all, Field::Source).filter(|_| !source.is_here())}
            on_choose={move |value| match value {
                KEY => on_bring.emit(Own::Key),
                REQUEST => on_bring.emit(Own::Request),
                _ => on_edit.emit(Draft { source: Source::default(), ..draft.clone() }),
            }}
        />
    }
}

#[derive(PartialEq, Properties)]
struct KindChoiceProps {
    kind: KeyAlgorithm,
    group: GroupProps,
}

/// Every kind that we offer, and those that the cloud does not take.
#[component]
fn KindChoice(props: &KindChoiceProps) -> Html {
    let text = use_text();
    let options: Vec<_> = KeyAlgorithm::OFFERED
        .iter()
        .map(|kind| option(text, *kind))
        .collect();
    let (kind, draft) = (props.kind, props.group.draft.clone());
    html! {
        <Choice
            id={Field::Algorithm.id()}
            legend={text.key.legend}
            {options}
            chosen={kind.name()}
            problem={props.group.problem(text, Field::Algorithm)}
            on_choose={props.group.on_edit.reform(move |name: &'static str| {
                Draft { source: Source::New(name.parse().unwrap_or(kind)), ..draft.clone() }
            })}
        />
    }
}

fn option(text: &Text, algorithm: KeyAlgorithm) -> ChoiceOption {
    let taken = is_taken(algorithm.name());
    let badge = match algorithm {
        KeyAlgorithm::Rsa2048 => Some(text.words.recommended),
        _ if !taken => Some(text.key.barred),
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
        label: words::key_kind(algorithm.name()).into(),
        note: note.into(),
        badge: badge.map(AttrValue::from),
        barred: !taken,
    }
}
