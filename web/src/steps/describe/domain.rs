//! For which name.

use keyside_core::DomainName;
use keyside_room::Own;
use yew::prelude::*;

use super::GroupProps;
use crate::{
    components::{Button, ButtonKind, TextField, ToRoom},
    form::{Draft, Field, Source, domain_inside},
    hooks::use_text,
};

/// The name to type, or the one in the request that the person brings.
#[component]
pub(super) fn DomainGroup(props: &GroupProps) -> Html {
    match &props.draft.source {
        Source::Request(request) => html! {
            <Requested name={props.draft.name()} wanted={request.is_none()} />
        },
        Source::New(_) | Source::Key(_) => html! { <DomainField ..props.clone() /> },
    }
}

#[derive(PartialEq, Properties)]
struct RequestedProps {
    name: Option<DomainName>,
    /// Whether there is no request yet.
    wanted: bool,
}

/// The name in the request.
#[component]
fn Requested(props: &RequestedProps) -> Html {
    let text = use_text();
    html! {
        <div id={Field::Domain.id()} class="field group-alone" tabindex="-1">
            <h2>{ text.describe.domain }</h2>
            if let Some(name) = &props.name {
                <p class="group-answer">{ name.to_unicode() }</p>
            }
            <p class="field-hint">{ text.source.domain_hint }</p>
            if props.wanted { <ToRoom /> }
        </div>
    }
}

/// The field: with the name as it will be in the certificate, or a correction.
#[component]
fn DomainField(props: &GroupProps) -> Html {
    let text = use_text();
    let with_domain = {
        let draft = props.draft.clone();
        move |domain: String| Draft {
            domain,
            ..draft.clone()
        }
    };
    html! {
        <div class="group-alone">
            <TextField
                id={Field::Domain.id()}
                label={text.describe.domain}
                hint={text.describe.domain_hint}
                value={props.draft.domain.clone()}
                problem={props.problem(text, Field::Domain)}
                mode="url"
                autocomplete="off"
                on_type={props.on_edit.reform(with_domain.clone())}
                on_leave={
                    let empty = props.draft.domain.trim().is_empty();
                    let on_leave = props.on_leave.clone();
                    move |()| if !empty { on_leave.emit(Field::Domain) }
                }
            >
                <Correction
                    inside={domain_inside(&props.draft.domain)}
                    on_use={
                        let (on_edit, on_leave) = (props.on_edit.clone(), props.on_leave.clone());
                        move |domain| {
                            on_edit.emit(with_domain(domain));
                            on_leave.emit(Field::Domain);
                        }
                    }
                />
                <Reading typed={props.draft.domain.clone()} name={props.draft.typed_name().ok()} />
            </TextField>
            <Button
                kind={ButtonKind::Quiet}
                on_press={props.on_bring.reform(|()| Own::Request)}
            >
                { text.source.have_request }
            </Button>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct CorrectionProps {
    inside: Option<DomainName>,
    on_use: Callback<String>,
}

/// The name that was found in what was pasted.
#[component]
fn Correction(props: &CorrectionProps) -> Html {
    let text = use_text();
    let Some(name) = &props.inside else {
        return html! {};
    };
    let unicode = name.to_unicode();
    html! {
        <Button
            on_press={
                let name = unicode.clone();
                props.on_use.reform(move |()| name.clone())
            }
        >
            { text.describe.domain_use }{ " " }<strong>{ unicode }</strong>
        </Button>
    }
}

#[derive(PartialEq, Properties)]
struct ReadingProps {
    typed: String,
    name: Option<DomainName>,
}

/// The name as it was understood, where that is not what was typed.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let text = use_text();
    let Some(name) = &props.name else {
        return html! {};
    };
    if name.as_ascii() == props.typed {
        return html! {};
    }
    let unicode = name.to_unicode();
    html! {
        <p class="field-reading" role="status">
            { text.describe.domain_for }{ " " }<strong>{ &unicode }</strong>
            if unicode != name.as_ascii() {
                { text.describe.domain_unicode }<code>{ name.as_ascii() }</code>
            }
        </p>
    }
}
