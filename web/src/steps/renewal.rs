//! When the certificate ends, and how the next one comes.

use std::slice;

use keyside_api::Order;
use keyside_core::{Certificate, Reminder, calendar};
use yew::prelude::*;

use crate::{
    browser,
    components::{Button, Glyph},
    hooks::{Dispatch, use_text},
    state::Action,
    text::Language,
    validity::{days_left, longest_days},
};

#[derive(PartialEq, Properties)]
pub(crate) struct RenewalProps {
    pub(crate) order: Order,
    pub(crate) certificate: Certificate,
    pub(crate) dispatch: Dispatch,
}

/// The days that are left, a reminder, and the way to the next certificate.
#[component]
pub(crate) fn Renewal(props: &RenewalProps) -> Html {
    let text = &use_text().renewal;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let (begins, ends) = (
        props.certificate.not_before(),
        props.certificate.not_after(),
    );
    let now = browser::now_seconds();
    let remind = {
        let domain = &props.order.domain;
        let reminder = Reminder {
            name: domain.base().to_owned(),
            serial: props.certificate.serial_hex(),
            title: (text.event)(&domain.to_unicode()),
            ends: browser::rfc_3339(ends),
        };
        Callback::from(move |()| {
            let name = format!("{}.ics", reminder.name);
            let calendar = calendar(slice::from_ref(&reminder), &browser::rfc_3339(now));
            _ = browser::hand_out(&name, "text/calendar", &calendar);
        })
    };
    let renew = {
        let order = props.order.clone();
        let renew = move |()| Action::Renew(Box::new(order.clone()));
        props.dispatch.reform(renew)
    };
    let next_days = longest_days(ends);
    html! {
        <section class="card card-plain" aria-labelledby="renewal-title">
            <h2 id="renewal-title">{ text.title }</h2>
            <p>{ (text.left)(&browser::day(language, ends), days_left(ends, now)) }</p>
            if next_days < longest_days(begins) {
                <p class="small">{ (text.shorter)(next_days) }</p>
            }
            <div class="actions">
                <Button glyph={Glyph::Download} on_press={remind}>{ text.remind }</Button>
                <Button on_press={renew}>{ text.renew }</Button>
            </div>
        </section>
    }
}
