//! What is wrong with a request, or worth knowing, by its gravity.

use keyside_room::{ReportedFinding, ReportedSeverity};
use yew::prelude::*;

use crate::{
    components::{Notice, Tone},
    hooks::use_text,
};

#[derive(PartialEq, Properties)]
pub(super) struct FindingsProps {
    pub(super) findings: Vec<ReportedFinding>,
    /// What is less grave is not shown.
    pub(super) least: ReportedSeverity,
}

/// The findings, the gravest first.
#[component]
pub(super) fn Findings(props: &FindingsProps) -> Html {
    let text = &use_text().read;
    let group = |(severity, tone, title): (ReportedSeverity, Tone, &'static str)| {
        let mut found = props.findings.iter();
        if severity < props.least || !found.any(|finding| finding.severity == severity) {
            return html! {};
        }
        let found = props
            .findings
            .iter()
            .filter(|finding| finding.severity == severity);
        html! {
            <Notice {tone} {title}>
                <ul class="notice-list">
                    { for found.map(|finding| html! {
                        <li>{ with_code(&(text.finding)(finding)) }</li>
                    }) }
                </ul>
            </Notice>
        }
    };
    let groups = [
        (ReportedSeverity::Error, Tone::Bad, text.errors),
        (ReportedSeverity::Warning, Tone::Care, text.warnings),
        (ReportedSeverity::Notice, Tone::Calm, text.notices),
    ];
    html! { <>{ for groups.into_iter().map(group) }</> }
}

/// A sentence whose parts between backticks are as a computer writes them.
fn with_code(sentence: &str) -> Html {
    let part = |(place, part): (usize, &str)| {
        if place % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { part }
        }
    };
    html! { <>{ for sentence.split('`').enumerate().map(part) }</> }
}
