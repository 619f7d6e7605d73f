//! What the person brought: a key or a request.

use keyside_room::ReportedSeverity;
use yew::prelude::*;

use crate::{
    components::{Button, ButtonKind, Fact, Facts, FieldProblemNote, Notice, ToRoom},
    form::{OwnKey, OwnRequest},
    hooks::{use_news, use_text},
    steps::{findings::Findings, other_names::OtherNames, words},
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(in crate::steps) struct KeyPartProps {
    /// The key, once it was brought.
    pub(in crate::steps) brought: Option<OwnKey>,
    /// Whether it is to be ordered with.
    #[prop_or(true)]
    pub(in crate::steps) to_order: bool,
}

/// The key, or where to bring it.
#[component]
pub(in crate::steps) fn KeyPart(props: &KeyPartProps) -> Html {
    let text = use_text();
    use_news(BROUGHT, props.brought);
    let Some(key) = props.brought else {
        return wanted(text.source.bring_key, text.source.bring_key_body);
    };
    html! {
        <section id={BROUGHT} class="card" tabindex="-1">
            <Facts>
                <Fact name={text.source.own_key}>
                    <strong>{ words::key_kind(key.algorithm.name()) }</strong>
                </Fact>
                <Fact name={text.words.fingerprint}>
                    <code class="fingerprint">
                        { words::grouped(&key.fingerprint.to_string()) }
                    </code>
                </Fact>
            </Facts>
            if let Some(problem) = key.problem().filter(|_| props.to_order) {
                { refusal((text.trouble.field)(problem), text.source.other_key) }
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RequestPartProps {
    /// The request, once it was brought.
    pub(super) brought: Option<Box<OwnRequest>>,
    pub(super) on_another: Callback<()>,
    pub(super) on_read: Callback<()>,
}

/// The request, or where to bring it.
#[component]
pub(super) fn RequestPart(props: &RequestPartProps) -> Html {
    let text = use_text();
    use_news(BROUGHT, props.brought.clone());
    let Some(request) = &props.brought else {
        return wanted(text.source.bring_request, text.source.bring_request_body);
    };
    html! {
        <section id={BROUGHT} class="card" tabindex="-1">
            { content(request, text) }
            <div class="actions">
                <Button on_press={props.on_another.clone()}>{ text.source.another_request }</Button>
                <Button kind={ButtonKind::Quiet} on_press={props.on_read.clone()}>
                    { text.source.whole_request }
                </Button>
            </div>
        </section>
    }
}

fn wanted(title: &'static str, body: &'static str) -> Html {
    html! { <Notice {title}><p>{ body }</p><ToRoom /></Notice> }
}

fn refusal(what: String, next: &'static str) -> Html {
    html! {
        <div>
            <FieldProblemNote id="brought-problem" problem={Some(what)} />
            <p class="small">{ next }</p>
        </div>
    }
}

fn content(request: &OwnRequest, text: &'static Text) -> Html {
    let orderable = request.orderable();
    html! {
        <>
            if let Some(usable) = &request.usable {
                <Facts>
                    <Fact name={text.source.own_request}>
                        <strong>{ usable.domain.to_unicode() }</strong>
                    </Fact>
                    <Fact name={text.words.key_kind}>{ words::key_kind(&usable.algorithm) }</Fact>
                    <Fact name={text.words.fingerprint}>
                        <code class="fingerprint">
                            { words::grouped(&usable.fingerprint.to_string()) }
                        </code>
                    </Fact>
                </Facts>
            }
            { match orderable {
                Ok(usable) => html! {
                    <OtherNames
                        domain={usable.domain.to_unicode()}
                        names={request.other_names()}
                    />
                },
                Err(problem) => {
                    refusal((text.trouble.field)(problem), text.source.other_request)
                }
            } }
            <Findings
                findings={request.report.findings.clone()}
                least={ReportedSeverity::Warning}
            />
        </>
    }
}

/// The `id` of what was brought.
const BROUGHT: &str = "brought";
