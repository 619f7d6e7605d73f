//! The DNS record to publish.

use keyside_api::{DnsRecordType, OrderId, Zone};
use yew::prelude::*;

use super::{
    paste::{command, zone_line},
    zone::{Placement, likely_placement},
};
use crate::{
    components::CopyButton,
    hooks::{use_fetched, use_text},
    proxy,
    text::ZoneText,
};

#[derive(PartialEq, Properties)]
pub(super) struct RecordCardProps {
    pub(super) id: OrderId,
    pub(super) name: AttrValue,
    pub(super) kind: DnsRecordType,
    pub(super) value: AttrValue,
}

/// The record, each part to be copied, for the console of whoever hosts the zone.
#[component]
pub(super) fn RecordCard(props: &RecordCardProps) -> Html {
    let text = use_text();
    let prove = &text.prove;
    // Without the zone, people still have the whole name.
    let zone = use_fetched(
        props.id.clone(),
        |id| async move { proxy::find_zone(&id).await },
    )
    .and_then(|report| report.zone);
    let placement = match &zone {
        Some(zone) => Some(Placement::from(zone)),
        None => likely_placement(&props.name),
    };
    html! {
        <section class="card">
            <dl class="record">
                <RecordPart name={prove.record_type} value={props.kind.name()} />
                if let Some(placement) = &placement {
                    <RecordPart
                        name={prove.record_relative}
                        aside={aside((prove.relative)(&placement.zone), zone.as_ref(), &text.zone)}
                        value={placement.relative.clone()}
                    />
                }
                <RecordPart name={prove.record_value} value={props.value.clone()} />
                <RecordPart name={prove.record_name} value={props.name.clone()} />
            </dl>
            if let Some(advice) = zone.as_ref().and_then(|zone| (text.zone.advice)(zone.provider)) {
                <p class="small">{ advice }</p>
            }
            if zone.is_none() && placement.is_some() { <p class="small">{ prove.record_zone }</p> }
            <p class="small">{ text.zone.ttl }</p>
            { lines(props, zone.as_ref(), &text.zone) }
        </section>
    }
}

fn aside(zone: String, found: Option<&Zone>, text: &ZoneText) -> String {
    let hosted = found.map_or("", |zone| (text.hosted)(zone.provider));
    zone + hosted
}

fn lines(props: &RecordCardProps, zone: Option<&Zone>, text: &ZoneText) -> Html {
    let command = zone.and_then(|zone| command(zone, props.kind, &props.value));
    html! {
        <details class="fold">
            <summary>{ text.lines }</summary>
            <dl class="record">
                if let Some(command) = command {
                    <RecordPart name={text.command} value={command} />
                }
                <RecordPart
                    name={text.zone_file}
                    value={zone_line(&props.name, props.kind, &props.value)}
                />
            </dl>
        </details>
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
