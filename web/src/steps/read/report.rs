//! What a request says, part by part.

use keyside_room::{ReportedExtension, ReportedStatus, RequestReport};
use yew::prelude::*;

use crate::{
    components::{Fact, Facts},
    hooks::use_text,
    steps::words,
    text::{ReadText, Text},
};

#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    pub(super) report: RequestReport,
}

/// Subject, names, key and signature, extensions, attributes: those that there are.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let text = use_text();
    let report = &props.report;
    let subject = report.subject.iter().map(|entry| {
        html! { <Fact name={field(&text.read, &entry.field)}>{ &entry.value }</Fact> }
    });
    let names = report.names.iter().map(|name| {
        html! { <Fact name={(text.read.name_kind)(&name.kind)}>{ &name.value }</Fact> }
    });
    let attributes = report.attributes.iter().map(|attribute| {
        html! { <Fact name={attribute.name.clone()}>{ &attribute.description }</Fact> }
    });
    html! {
        <>
            { section(text.read.subject, subject.collect()) }
            { section(text.read.names, names.collect()) }
            { section(text.read.key, key(report, text)) }
            { section(
                text.read.extensions,
                report.extensions.iter().map(|extension| fact_of(extension, &text.read)).collect(),
            ) }
            { section(text.read.attributes, attributes.collect()) }
        </>
    }
}

fn section(title: &'static str, facts: Vec<Html>) -> Html {
    if facts.is_empty() {
        return html! {};
    }
    html! {
        <section class="card">
            <h2 class="card-title">{ title }</h2>
            <Facts>{ for facts }</Facts>
        </section>
    }
}

/// A field of the subject by its name in words, with the short one that programs use.
fn field(text: &ReadText, short: &str) -> String {
    match (text.field)(short) {
        Some(name) => format!("{name} ({short})"),
        None => short.to_owned(),
    }
}

fn key(report: &RequestReport, text: &Text) -> Vec<Html> {
    let key = report.key.iter().map(|key| {
        html! {
            <>
                <Fact name={text.read.kind}>{ &key.description }</Fact>
                <Fact name={text.words.fingerprint}>
                    <code class="fingerprint">
                        { words::grouped(&key.fingerprint.to_string()) }
                    </code>
                </Fact>
            </>
        }
    });
    let signature = report.signature.iter().map(|signature| {
        let status = match signature.status {
            ReportedStatus::Valid => text.read.signature_valid,
            ReportedStatus::Invalid => text.read.signature_invalid,
            ReportedStatus::Unchecked => text.read.signature_unchecked,
        };
        html! {
            <Fact name={text.read.signature}>
                { &signature.algorithm }
                <span class="facts-aside">{ status }</span>
            </Fact>
        }
    });
    key.chain(signature).collect()
}

fn fact_of(extension: &ReportedExtension, text: &ReadText) -> Html {
    html! {
        <Fact name={extension.name.clone()}>
            { &extension.description }
            if extension.critical { <span class="facts-aside">{ text.critical }</span> }
        </Fact>
    }
}
