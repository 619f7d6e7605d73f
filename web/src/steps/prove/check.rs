//! A look at the record or file, right now.

use keyside_api::{CheckReport, Observation, OrderId, ServerAnswer};
use yew::prelude::*;

use crate::{
    components::{Button, Notice, Tone, TroubleNotice},
    hooks::{Call, use_call, use_text},
    proxy,
    text::CheckText,
};

#[derive(PartialEq, Properties)]
pub(super) struct CheckNowProps {
    pub(super) id: OrderId,
}

/// The button, and what was seen.
#[component]
pub(super) fn CheckNow(props: &CheckNowProps) -> Html {
    let text = &use_text().check;
    let id = props.id.clone();
    let (check, run) = use_call(move || {
        let id = id.clone();
        async move { proxy::check_order(&id).await }
    });
    let running = check == Call::Running;
    html! {
        <>
            <div class="actions">
                <Button busy={running} on_press={run}>
                    { if running { text.running } else { text.now } }
                </Button>
            </div>
            { match check {
                Call::Idle | Call::Running => html! {},
                Call::Done(report) => html! { <Report {report} /> },
                Call::Failed(trouble) => html! { <TroubleNotice {trouble} /> },
            } }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ReportProps {
    report: CheckReport,
}

/// What was seen, in words, and by whom.
#[component]
fn Report(props: &ReportProps) -> Html {
    let text = &use_text().check;
    let (tone, title) = match props.report.observation {
        Observation::Found => (Tone::Good, text.found),
        Observation::Different => (Tone::Care, text.different),
        Observation::Missing => (Tone::Calm, text.missing),
        Observation::Unknown => (Tone::Care, text.unknown),
    };
    html! {
        <Notice {tone} {title}>
            <p>{ text.authority }</p>
            if !props.report.answers.is_empty() {
                <ul class="answers">
                    { for props.report.answers.iter().map(|answer| line(text, answer)) }
                </ul>
            }
        </Notice>
    }
}

fn line(text: &CheckText, answer: &ServerAnswer) -> Html {
    let said = match answer.observation {
        Observation::Found => text.answer_found,
        Observation::Different => text.answer_different,
        Observation::Missing => text.answer_missing,
        Observation::Unknown => text.answer_unknown,
    };
    html! {
        <li key={answer.server.clone()}>
            <code>{ &answer.server }</code>{ ": " }{ said }
            if !answer.detail.is_empty() {
                <span class="answers-detail">{ &answer.detail }</span>
            }
        </li>
    }
}
