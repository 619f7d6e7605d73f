//! How the domain will be proven.

use keyside_api::ValidationMethod;
use yew::prelude::*;

use super::GroupProps;
use crate::{
    components::{Choice, ChoiceOption},
    form::{Draft, Field},
    hooks::use_text,
};

const DNS: &str = "dns";
const FILE: &str = "file";

/// DNS record or file.
#[component]
pub(super) fn ProofGroup(props: &GroupProps) -> Html {
    let all = use_text();
    let text = &all.describe;
    let wildcard = props.draft.is_wildcard();
    let options = vec![
        ChoiceOption {
            value: DNS,
            label: text.dns.into(),
            note: text.dns_note.into(),
            badge: None,
            barred: false,
        },
        ChoiceOption {
            value: FILE,
            label: text.file.into(),
            note: if wildcard {
                text.file_barred
            } else {
                text.file_note
            }
            .into(),
            badge: None,
            barred: wildcard,
        },
    ];
    let chosen = match props.draft.validation {
        ValidationMethod::Dns => DNS,
        ValidationMethod::File => FILE,
    };
    let draft = props.draft.clone();
    html! {
        <Choice
            id={Field::Validation.id()}
            legend={text.validation_legend}
            {options}
            {chosen}
            problem={props.problem(all, Field::Validation)}
            on_choose={props.on_edit.reform(move |value| {
                let validation =
                    if value == FILE { ValidationMethod::File } else { ValidationMethod::Dns };
                Draft { validation, ..draft.clone() }
            })}
        />
    }
}
