//! A look at the record or file, right now and again.

use gloo_timers::callback::Timeout;
use keyside_api::{CheckReport, Observation, OrderId, ServerAnswer, ServerRole};
use yew::prelude::*;

use crate::{
    components::{Button, Notice, Tone, TroubleNotice},
    hooks::{Call, use_call, use_text},
    proxy,
    text::CheckText,
};

/// How long after a look the next one is taken.
const AGAIN_MILLISECONDS: u32 = 30_000;

#[derive(PartialEq, Properties)]
pub(super) struct CheckNowProps {
    pub(super) id: OrderId,
}

/// The button, and what was seen. Once it was pressed, the proxy looks again and again until it finds what is
/// asked for.
#[component]
pub(super) fn CheckNow(props: &CheckNowProps) -> Html {
    let text = &use_text().check;
    let id = props.id.clone();
    let looks = use_mut_ref(|| 0_u32);
    let (check, run) = use_call(move || {
        let (id, looks) = (id.clone(), looks.clone());
        async move {
            let report = proxy::check_order(&id).await?;
            *looks.borrow_mut() += 1;
            Ok((*looks.borrow(), report))
        }
    });
    let last = use_last(&check);
    {
        let run = run.clone();
        let look = last
            .as_ref()
            .map(|(look, report)| (*look, report.observation));
        use_effect_with(look, move |look| {
            let missing = look.is_some_and(|(_, observation)| observation != Observation::Found);
            let timer = missing.then(|| Timeout::new(AGAIN_MILLISECONDS, move || run.emit(())));
            move || drop(timer)
        });
    }
    let running = check == Call::Running;
    html! {
        <>
            <div class="actions">
                <Button busy={running} on_press={run}>
                    { if running { text.running } else { text.now } }
                </Button>
            </div>
            if let Call::Failed(trouble) = check {
                <TroubleNotice {trouble} />
            } else if let Some((_, report)) = last {
                <Report {report} />
            }
        </>
    }
}

/// The last answer, which stays in view while the next one is waited for.
#[hook]
fn use_last<T: Clone + 'static>(call: &Call<T>) -> Option<T> {
    let last = use_mut_ref(|| None);
    if let Call::Done(answer) = call {
        *last.borrow_mut() = Some(answer.clone());
    }
    last.borrow().clone()
}

#[derive(PartialEq, Properties)]
struct ReportProps {
    report: CheckReport,
}

/// What was seen, in words, what stands in the way, and who said what.
#[component]
fn Report(props: &ReportProps) -> Html {
    let text = &use_text().check;
    let report = &props.report;
    let (tone, title) = match report.observation {
        Observation::Found => (Tone::Good, text.found),
        Observation::Different => (Tone::Care, text.different),
        Observation::Missing => (Tone::Calm, text.missing),
        Observation::Unknown => (Tone::Care, text.unknown),
    };
    let groups = [
        (ServerRole::Authoritative, text.own_servers),
        (ServerRole::Resolver, text.resolvers),
        (ServerRole::Web, text.web_servers),
    ];
    html! {
        <Notice {tone} {title}>
            { for report.hints.iter().map(|hint| html! { <p>{ (text.hint)(hint) }</p> }) }
            { for groups.into_iter().map(|(role, name)| group(text, name, role, &report.answers)) }
            <p class="notice-small">
                { text.authority }
                if report.observation != Observation::Found { { " " }{ text.again } }
            </p>
        </Notice>
    }
}

fn group(text: &CheckText, name: &str, role: ServerRole, answers: &[ServerAnswer]) -> Html {
    let mut said = answers
        .iter()
        .filter(|answer| answer.role == role)
        .peekable();
    if said.peek().is_none() {
        return html! {};
    }
    html! {
        <div class="answers">
            <p>{ name }</p>
            <ul>{ for said.map(|answer| line(text, answer)) }</ul>
        </div>
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
            if answer.observation == Observation::Different {
                <span class="answers-detail">{ &answer.detail }</span>
            }
        </li>
    }
}
