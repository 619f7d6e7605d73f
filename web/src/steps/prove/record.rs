//! The DNS record to publish.

use keyside_api::DnsRecordType;
use yew::prelude::*;

use super::zone::likely_placement;
use crate::{components::CopyButton, hooks::use_text};

#[derive(PartialEq, Properties)]
pub(super) struct RecordCardProps {
    pub(super) name: AttrValue,
    pub(super) kind: DnsRecordType,
    pub(super) value: AttrValue,
}

/// The record, each part to be copied.
#[component]
pub(super) fn RecordCard(props: &RecordCardProps) -> Html {
    let text = &use_text().prove;
    let kind = match props.kind {
        DnsRecordType::Cname => "CNAME",
        DnsRecordType::Txt => "TXT",
    };
    let placement = likely_placement(&props.name);
    html! {
        <section class="card">
            <dl class="record">
                <RecordPart name={text.record_type} value={kind} />
                if let Some(placement) = &placement {
                    <RecordPart
                        name={text.record_relative}
                        aside={(text.relative)(&placement.zone)}
                        value={placement.relative.clone()}
                    />
                }
                <RecordPart name={text.record_value} value={props.value.clone()} />
                <RecordPart name={text.record_name} value={props.name.clone()} />
            </dl>
            if placement.is_some() { <p class="small">{ text.record_zone }</p> }
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RecordPartProps {
    pub(super) name: AttrValue,
    #[prop_or_default]
    pub(super) aside: Option<AttrValue>,
    pub(super) value: AttrValue,
}

/// A part with its copy button.
#[component]
pub(super) fn RecordPart(props: &RecordPartProps) -> Html {
    html! {
        <div class="record-part">
            <dt>
                { &props.name }
                if let Some(aside) = &props.aside {
                    { " " }<span class="record-aside">{ aside }</span>
                }
            </dt>
            <dd>
                <code class="record-value">{ &props.value }</code>
                <CopyButton value={props.value.clone()} what={props.name.clone()} />
            </dd>
        </div>
    }
}
