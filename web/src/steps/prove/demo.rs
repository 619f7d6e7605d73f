//! What the demo does by itself, and its switch.

use keyside_api::{Demo, ValidationMethod};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::hooks::use_text;

#[derive(PartialEq, Properties)]
pub(super) struct DemoPanelProps {
    pub(super) demo: Demo,
    pub(super) validation: ValidationMethod,
    pub(super) on_switch: Callback<bool>,
}

/// The demo's panel.
#[component]
pub(super) fn DemoPanel(props: &DemoPanelProps) -> Html {
    let text = use_text();
    let hosted = props.demo.hosted_dns;
    let body = match props.validation {
        ValidationMethod::Dns => text.prove.demo_record,
        ValidationMethod::File => text.prove.demo_file,
    };
    let onchange = props
        .on_switch
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <section class="card card-demo" aria-labelledby="demo-title">
            <h2 id="demo-title" class="card-title">
                <span class="badge">{ text.frame.demo }</span>{ text.prove.demo_title }
            </h2>
            <p>{ body(props.demo.hosted_dns_delay_seconds) }</p>
            <label class="switch">
                <input type="checkbox" role="switch" checked={hosted} {onchange} />
                <span>{ text.prove.demo_switch }</span>
            </label>
            <p class="small" role="status">
                { if hosted { text.prove.demo_on } else { text.prove.demo_off } }
            </p>
        </section>
    }
}
