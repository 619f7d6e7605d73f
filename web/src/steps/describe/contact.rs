//! Whom the authority may contact.

use keyside_api::Contact;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::GroupProps;
use crate::{
    components::TextField,
    form::{Draft, Field},
    hooks::use_text,
};

/// Name, telephone number, e-mail address.
#[component]
pub(super) fn ContactGroup(props: &GroupProps) -> Html {
    let text = use_text();
    let contact = &props.draft.contact;
    let edit = |change: fn(&Contact, String) -> Contact| {
        let draft = props.draft.clone();
        props.on_edit.reform(move |typed| Draft {
            contact: change(&draft.contact, typed),
            ..draft.clone()
        })
    };
    let leave = |field, value: &str| {
        let (empty, on_leave) = (value.trim().is_empty(), props.on_leave.clone());
        Callback::from(move |()| {
            if !empty {
                on_leave.emit(field);
            }
        })
    };
    let remember = {
        let draft = props.draft.clone();
        props.on_edit.reform(move |event: Event| Draft {
            remember_contact: event.target_unchecked_into::<HtmlInputElement>().checked(),
            ..draft.clone()
        })
    };
    html! {
        <fieldset class="group" aria-describedby="contact-hint">
            <legend class="group-legend">{ text.describe.contact_legend }</legend>
            <p id="contact-hint" class="group-hint">{ text.describe.contact_hint }</p>
            <div class="group-fields">
                <TextField
                    id={Field::ContactName.id()}
                    label={text.describe.contact_name}
                    value={contact.name.clone()}
                    problem={props.problem(text, Field::ContactName)}
                    autocomplete="name"
                    on_type={edit(|contact, name| Contact { name, ..contact.clone() })}
                    on_leave={leave(Field::ContactName, &contact.name)}
                />
                <TextField
                    id={Field::Phone.id()}
                    label={text.describe.phone}
                    hint={text.describe.phone_hint}
                    value={contact.phone.clone()}
                    problem={props.problem(text, Field::Phone)}
                    kind="tel"
                    autocomplete="tel"
                    on_type={edit(|contact, phone| Contact { phone, ..contact.clone() })}
                    on_leave={leave(Field::Phone, &contact.phone)}
                />
                <TextField
                    id={Field::Email.id()}
                    label={text.describe.email}
                    value={contact.email.clone()}
                    problem={props.problem(text, Field::Email)}
                    kind="email"
                    mode="email"
                    autocomplete="email"
                    on_type={edit(|contact, email| Contact { email, ..contact.clone() })}
                    on_leave={leave(Field::Email, &contact.email)}
                />
            </div>
            <label class="switch">
                <input type="checkbox" checked={props.draft.remember_contact} onchange={remember} />
                <span>{ text.describe.remember }</span>
            </label>
        </fieldset>
    }
}
