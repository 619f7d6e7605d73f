//! A certificate that came from any authority, and its key.

use keyside_core::Certificate as Document;
use yew::prelude::*;

use crate::{
    browser,
    components::{Button, Fact, Facts, HandOver, Notice, ToRoom, Tone, Wait},
    hooks::{Dispatch, use_news, use_text},
    kept::Shelf,
    offline::{Certificate, CertificateProblem, HandedOver, KeyAnswer},
    state::{Action, Doing},
    steps::{kept::Reopen, words},
    text::{Language, Text},
};

#[derive(PartialEq, Properties)]
pub(super) struct CertificatePartProps {
    /// What was handed over.
    pub(super) certificate: Option<HandedOver>,
    pub(super) shelf: Shelf,
    pub(super) dispatch: Dispatch,
}

/// The place to hand a certificate over, or what came of it.
#[component]
pub(super) fn CertificatePart(props: &CertificatePartProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default();
    let fingerprint = |handed: &HandedOver| match handed {
        HandedOver::Certificate(found) => Some(found.chain.leaf().public_key_fingerprint()),
        HandedOver::Refused(_) => None,
    };
    use_news(
        CERTIFICATE,
        props.certificate.as_ref().and_then(fingerprint),
    );
    html! {
        <section class="part" aria-labelledby={CERTIFICATE}>
            <h2 id={CERTIFICATE} tabindex="-1">{ text.offline.certificate }</h2>
            { match &props.certificate {
                Some(HandedOver::Certificate(found)) => html! {
                    <>
                        { key(props, found, text) }
                        { for found.chain.certificates().iter().enumerate().map(|(place, document)| {
                            card(document, place, language, text)
                        }) }
                        <div class="actions">
                            <Button
                                on_press={props.dispatch.reform(|()| Action::Offline(Doing::TakeBack))}
                            >
                                { text.offline.other_certificate }
                            </Button>
                        </div>
                    </>
                },
                Some(HandedOver::Refused(problem)) => place(props, Some(*problem), text),
                None => place(props, None, text),
            } }
        </section>
    }
}

fn place(
    props: &CertificatePartProps,
    problem: Option<CertificateProblem>,
    text: &'static Text,
) -> Html {
    let text = &text.offline;
    let advice = problem.map(text.problem);
    html! {
        <>
            <p>{ text.certificate_body }</p>
            if let Some(advice) = advice {
                <Notice tone={Tone::Bad} title={advice.what}><p>{ advice.next }</p></Notice>
            }
            <HandOver
                id="certificate-text"
                label={text.paste}
                choose={text.choose}
                drop={text.drop}
                submit={text.read}
                on_content={props.dispatch.reform(|content| {
                    Action::Offline(Doing::HandOver(content))
                })}
            />
        </>
    }
}

/// Whether the room has its key.
fn key(props: &CertificatePartProps, found: &Certificate, text: &'static Text) -> Html {
    let text = &text.offline;
    match found.key {
        KeyAnswer::Awaited => html! { <Wait>{ text.looking }</Wait> },
        KeyAnswer::Here => html! {
            <Notice tone={Tone::Good} title={text.here}>
                <p>{ text.here_body }</p>
                <ToRoom />
            </Notice>
        },
        KeyAnswer::Missing => {
            let fingerprint = found.chain.leaf().public_key_fingerprint();
            let copy = props.shelf.copy_of(&fingerprint).cloned();
            html! {
                <Notice tone={Tone::Care} title={text.missing}>
                    <p>{ text.missing_body }</p>
                    if copy.is_some() { <Reopen {copy} dispatch={props.dispatch.clone()} /> }
                    <ToRoom />
                </Notice>
            }
        }
    }
}

/// What one certificate of the chain says.
fn card(document: &Document, place: usize, language: Language, text: &'static Text) -> Html {
    let (take, offline) = (&text.take, &text.offline);
    let title = if place == 0 {
        offline.server
    } else {
        offline.above
    };
    let now = browser::now() / 1000.0;
    let aside = if now < document.not_before() as f64 {
        Some(offline.not_yet)
    } else if now > document.not_after() as f64 {
        Some(offline.expired)
    } else {
        None
    };
    let day = |seconds| browser::day(language.tag(), seconds);
    html! {
        <div class="card">
            <h3 class="card-title">{ title }</h3>
            <Facts>
                if document.dns_names().is_empty() {
                    <Fact name={text.read.subject}>{ document.subject() }</Fact>
                } else {
                    <Fact name={take.names}>
                        { for document.dns_names().iter().map(|name| html! {
                            <strong class="facts-line">{ words::both_forms(name) }</strong>
                        }) }
                    </Fact>
                }
                <Fact name={take.valid_from}>{ day(document.not_before()) }</Fact>
                <Fact name={take.valid_to}>
                    { day(document.not_after()) }
                    if let Some(aside) = aside { { " " }<span class="badge">{ aside }</span> }
                </Fact>
                <Fact name={take.issuer}>{ document.issuer_common_name() }</Fact>
                <Fact name={offline.sha256}>
                    <code class="fingerprint">{ words::grouped(&document.fingerprint_sha256()) }</code>
                </Fact>
                if place == 0 {
                    <Fact name={text.words.fingerprint}>
                        <code class="fingerprint">
                            { words::grouped(&document.public_key_fingerprint().to_string()) }
                        </code>
                    </Fact>
                }
            </Facts>
        </div>
    }
}

/// The `id` of the part's heading.
const CERTIFICATE: &str = "certificate";
