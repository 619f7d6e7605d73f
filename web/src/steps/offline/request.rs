//! A key and a request for any authority.

use keyside_core::KeyAlgorithm;
use yew::prelude::*;

use crate::{
    browser,
    components::{
        Button, ButtonKind, Choice, ChoiceOption, Confirm, CopyButton, Fact, Facts, Glyph,
        TextField, Wait,
    },
    form::Field,
    hooks::{Dispatch, use_news, use_text},
    kept::Shelf,
    offline::{KeySource, MadeRequest, Offline, OfflineRequest, ToSign},
    room::{Room, Standing},
    state::{Action, Doing},
    steps::{describe::KeyPart, safety::KeySafety, words},
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(super) struct RequestPartProps {
    pub(super) offline: Offline,
    pub(super) room: Room,
    pub(super) shelf: Shelf,
    pub(super) dispatch: Dispatch,
}

/// The form, or what came of it.
#[component]
pub(super) fn RequestPart(props: &RequestPartProps) -> Html {
    let text = use_text();
    let made = props.offline.request.made();
    use_news(REQUEST, made.map(|made| made.signed.fingerprint));
    let title = match made {
        Some(_) => text.offline.made,
        None => text.offline.request,
    };
    html! {
        <section class="part" aria-labelledby={REQUEST}>
            <h2 id={REQUEST} tabindex="-1">{ title }</h2>
            { match made {
                Some(made) => result(props, made, text),
                None => html! {
                    <RequestForm
                        offline={props.offline.clone()}
                        room={props.room.clone()}
                        dispatch={props.dispatch.clone()}
                    />
                },
            } }
        </section>
    }
}

fn result(props: &RequestPartProps, made: &MadeRequest, text: &'static Text) -> Html {
    let MadeRequest { asked, signed } = made;
    let download = {
        let (csr, domain) = (signed.csr.clone(), asked.domain.base().to_owned());
        move |()| {
            let name = format!("{domain}.csr");
            _ = browser::hand_out(&name, "application/pkcs10", &csr);
        }
    };
    html! {
        <>
            <KeySafety
                signing={asked.signing.clone()}
                held={props.room.key_with(&signed.fingerprint).cloned()}
                copy={props.shelf.copy_of(&signed.fingerprint).cloned()}
                dispatch={props.dispatch.clone()}
            />
            <div class="card">
                <p>{ text.offline.made_body }</p>
                <pre class="pem" tabindex="0">{ &signed.csr }</pre>
                <div class="actions">
                    <Button glyph={Glyph::Download} on_press={download}>
                        { text.offline.download }
                    </Button>
                    <CopyButton value={signed.csr.clone()} what="CSR" />
                </div>
                <Facts>
                    <Fact name={text.words.domain}>
                        { for asked.names().map(|name| html! {
                            <strong class="facts-line">{ words::both_forms(name.as_ascii()) }</strong>
                        }) }
                    </Fact>
                    <Fact name={text.words.key_kind}>{ words::key_kind(&signed.key_kind) }</Fact>
                    <Fact name={text.words.fingerprint}>
                        <code class="fingerprint">
                            { words::grouped(&signed.fingerprint.to_string()) }
                        </code>
                    </Fact>
                </Facts>
            </div>
            <div class="actions">
                <Button on_press={props.dispatch.reform(|()| Action::Offline(Doing::StartAgain))}>
                    { text.offline.other_request }
                </Button>
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct RequestFormProps {
    offline: Offline,
    room: Room,
    dispatch: Dispatch,
}

/// For which names, and with which key.
#[component]
fn RequestForm(props: &RequestFormProps) -> Html {
    let text = use_text();
    let asking = use_state_eq(|| None::<ToSign>);
    let own = props.room.own_key();
    let (offline, dispatch) = (&props.offline, &props.dispatch);
    let onsubmit = {
        let (asking, dispatch, offline) = (asking.setter(), dispatch.clone(), offline.clone());
        let at_stake = props.room.holds_unsafe_key();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match offline.to_sign(own) {
                Ok(asked) if at_stake && asked.signing.makes_a_key() => asking.set(Some(asked)),
                Ok(asked) => dispatch.emit(Action::Offline(Doing::Ask(asked))),
                Err(problems) => {
                    if let Some((field, _)) = problems.iter().next() {
                        browser::focus(field.id());
                    }
                    dispatch.emit(Action::Offline(Doing::Refuse(problems)));
                }
            }
        })
    };
    if let OfflineRequest::Asked(asked) = &offline.request {
        return underway(asked, props.room.standing, dispatch, text);
    }
    let problem = |field| {
        let problem = offline.problems.of(field);
        problem.map(|problem| AttrValue::from((text.trouble.field)(problem)))
    };
    let submit = match offline.source {
        KeySource::New(_) => text.describe.submit,
        KeySource::Own => text.source.submit_key,
    };
    html! {
        <form class="form" novalidate={true} {onsubmit}>
            <div class="group-alone">
                <TextField
                    id={Field::Domain.id()}
                    label={text.offline.names}
                    hint={text.offline.names_hint}
                    value={offline.typed.clone()}
                    problem={problem(Field::Domain)}
                    mode="url"
                    autocomplete="off"
                    on_type={dispatch.reform(|typed| Action::Offline(Doing::Type(typed)))}
                    on_leave={
                        let (empty, dispatch) = (offline.typed.trim().is_empty(), dispatch.clone());
                        move |()| if !empty { dispatch.emit(Action::Offline(Doing::Leave)) }
                    }
                />
            </div>
            <SourceChoice
                source={offline.source}
                problem={problem(Field::Source)}
                on_choose={dispatch.reform(|source| Action::Offline(Doing::Choose(source)))}
            />
            if offline.source == KeySource::Own {
                <KeyPart brought={own} to_order={false} />
            }
            <div class="actions">
                <Button submit={true} kind={ButtonKind::Main} glyph={Glyph::Key}>{ submit }</Button>
            </div>
            if let Some(asked) = &*asking {
                <Confirm
                    title={text.kept.leave_title}
                    body={text.kept.leave_body}
                    go={text.kept.leave_go}
                    stay={text.kept.leave_stay}
                    on_go={
                        let asked = asked.clone();
                        dispatch.reform(move |()| Action::Offline(Doing::Ask(asked.clone())))
                    }
                    on_stay={let asking = asking.setter(); move |()| asking.set(None)}
                />
            }
        </form>
    }
}

/// While the room makes the key and signs.
fn underway(asked: &ToSign, standing: Standing, dispatch: &Dispatch, text: &Text) -> Html {
    let doing = match (standing, asked.signing.makes_a_key()) {
        (Standing::Ready, true) => text.key.making,
        (Standing::Ready, false) => text.key.signing,
        _ => text.key.opening,
    };
    html! {
        <>
            <Wait>{ doing }</Wait>
            <div class="actions">
                <Button on_press={dispatch.reform(|()| Action::Offline(Doing::StartAgain))}>
                    { text.key.cancel }
                </Button>
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct SourceChoiceProps {
    source: KeySource,
    problem: Option<AttrValue>,
    on_choose: Callback<KeySource>,
}

/// A new key of some kind, or one that the person has.
#[component]
fn SourceChoice(props: &SourceChoiceProps) -> Html {
    let text = use_text();
    let kinds = KeyAlgorithm::OFFERED.iter().map(|kind| ChoiceOption {
        value: kind.name(),
        label: words::key_kind(kind.name()).into(),
        note: note(text, *kind).into(),
        badge: (*kind == KeyAlgorithm::Rsa2048).then_some(text.words.recommended.into()),
        barred: false,
    });
    let own = ChoiceOption {
        value: OWN,
        label: text.source.key.into(),
        note: text.source.key_note.into(),
        badge: None,
        barred: false,
    };
    let chosen = match props.source {
        KeySource::New(kind) => kind.name(),
        KeySource::Own => OWN,
    };
    html! {
        <Choice
            id={Field::Source.id()}
            legend={text.key.legend}
            options={kinds.chain([own]).collect::<Vec<_>>()}
            {chosen}
            problem={props.problem.clone()}
            on_choose={props.on_choose.reform(|value: &'static str| {
                value.parse().map_or(KeySource::Own, KeySource::New)
            })}
        />
    }
}

const fn note(text: &Text, kind: KeyAlgorithm) -> &'static str {
    match kind {
        KeyAlgorithm::Rsa2048 => text.key.rsa2048,
        KeyAlgorithm::Rsa3072 => text.key.rsa3072,
        KeyAlgorithm::Rsa4096 | KeyAlgorithm::Rsa8192 => text.key.rsa4096,
        KeyAlgorithm::EcdsaP256 => text.key.p256,
        KeyAlgorithm::EcdsaP384 => text.offline.p384,
        KeyAlgorithm::Ed25519 => text.offline.ed25519,
        KeyAlgorithm::Sm2 => text.offline.sm2,
    }
}

const OWN: &str = "own";

/// The `id` of the part's heading.
const REQUEST: &str = "request";
