//! Any request, explained.

mod report;

use keyside_room::{Own, ReportedFinding, ReportedSeverity};
use yew::prelude::*;

use self::report::Report;
use super::findings::Findings;
use crate::{
    components::{Button, ButtonKind, Heading, Notice, ToRoom, Tone},
    form::OwnRequest,
    hooks::{Dispatch, HEADING, use_news, use_text},
    state::Action,
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(crate) struct ReadProps {
    /// The request, once it was brought.
    pub(crate) request: Option<Box<OwnRequest>>,
    /// Whether nothing can be ordered here.
    pub(crate) alone: bool,
    pub(crate) dispatch: Dispatch,
}

/// The screen that explains a request.
#[component]
pub(crate) fn Read(props: &ReadProps) -> Html {
    let text = use_text();
    use_news(HEADING, props.request.clone());
    html! {
        <>
            <Heading title={text.read.title} lede={text.read.lede} />
            { match &props.request {
                Some(request) => explained(props, request, text),
                None => html! {
                    <Notice title={text.source.bring_request}>
                        <p>{ text.read.bring }</p>
                        <ToRoom />
                    </Notice>
                },
            } }
        </>
    }
}

fn explained(props: &ReadProps, request: &OwnRequest, text: &'static Text) -> Html {
    let orderable = request.orderable();
    html! {
        <>
            { verdict(&request.report.findings, text) }
            <Findings
                findings={request.report.findings.clone()}
                least={ReportedSeverity::Notice}
            />
            if let (Err(problem), false) = (orderable, props.alone) {
                <p>{ (text.trouble.field)(problem) }</p>
            }
            <div class="actions">
                if orderable.is_ok() && !props.alone {
                    <Button
                        kind={ButtonKind::Main}
                        on_press={props.dispatch.reform(|()| Action::UseRead)}
                    >
                        { text.read.order }
                    </Button>
                }
                <Button on_press={props.dispatch.reform(|()| Action::Bring(Own::Request))}>
                    { text.read.another }
                </Button>
            </div>
            <Report report={request.report.clone()} />
        </>
    }
}

/// The good news; what else there is to say, the findings say.
fn verdict(findings: &[ReportedFinding], text: &'static Text) -> Html {
    let gravest = findings.iter().map(|finding| finding.severity).max();
    match gravest {
        None => html! { <Notice tone={Tone::Good} title={text.read.clean}>{""}</Notice> },
        Some(ReportedSeverity::Notice) => html! {
            <Notice tone={Tone::Good} title={text.read.sound}>{""}</Notice>
        },
        Some(ReportedSeverity::Warning | ReportedSeverity::Error) => html! {},
    }
}
