//! Everything once more, before the order is placed.

use keyside_api::Product;
use yew::prelude::*;

use super::words;
use crate::{
    browser,
    components::{
        Button, ButtonKind, CopyButton, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone,
        TroubleNotice,
    },
    hooks::{Dispatch, use_text},
    room::HeldKey,
    state::{Action, Placing, Review},
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(crate) struct ReviewScreenProps {
    pub(crate) review: Review,
    pub(crate) products: Vec<Product>,
    /// The key in the room.
    pub(crate) held: Option<HeldKey>,
    pub(crate) dispatch: Dispatch,
}

/// The review.
#[component]
pub(crate) fn ReviewScreen(props: &ReviewScreenProps) -> Html {
    let text = use_text();
    let Review {
        request,
        signed,
        placing,
    } = &props.review;
    let key = props
        .held
        .as_ref()
        .filter(|key| key.fingerprint == signed.fingerprint);
    html! {
        <>
            <Heading title={text.review.title} lede={text.review.lede} />
            <KeyNotice
                held={key.cloned()}
            />
            <section class="card">
                <Facts>
                    <Fact name={text.words.domain}>
                        <strong>{ request.domain.to_unicode() }</strong>
                    </Fact>
                    <Fact name={text.words.product}>
                        { words::product_named(text, &props.products, &request.product_code) }
                        <span class="facts-aside">{ (text.words.uses)(quota(props)) }</span>
                    </Fact>
                    <Fact name={text.words.validation}>
                        { words::validation(text, request.validation) }
                    </Fact>
                    <Fact name={text.words.key_kind}>{ words::key_kind(signed.algorithm) }</Fact>
                    <Fact name={text.words.fingerprint}>
                        <code class="fingerprint">
                            { words::grouped(&signed.fingerprint.to_string()) }
                        </code>
                    </Fact>
                </Facts>
                <details class="fold">
                    <summary>{ text.review.csr }</summary>
                    <p class="small">{ text.review.csr_note }</p>
                    <pre class="pem" tabindex="0">{ &signed.csr }</pre>
                    <CopyButton value={signed.csr.clone()} what="CSR" />
                </details>
            </section>
            if let Placing::Failed { trouble, .. } = placing {
                <TroubleNotice trouble={trouble.clone()}>
                    <p>{ text.review.nothing_spent }</p>
                </TroubleNotice>
            }
            { actions(props, text, key.is_some_and(|key| key.saved)) }
        </>
    }
}

/// The buttons. While the key is not saved, the next step is in the room.
fn actions(props: &ReviewScreenProps, text: &'static Text, saved: bool) -> Html {
    let sending = matches!(props.review.placing, Placing::Sending(_));
    let needs_new_key = matches!(&props.review.placing,
        Placing::Failed { trouble, .. } if trouble.is_about_the_key());
    let place = match &props.review.placing {
        Placing::NotYet => (text.review.place)(quota(props)),
        Placing::Sending(_) => text.review.placing.to_owned(),
        Placing::Failed { .. } => text.review.place_again.to_owned(),
    };
    let fallback = props.review.signed.fingerprint.to_string();
    html! {
        <div class="actions">
            if !needs_new_key {
                <Button
                    kind={if saved { ButtonKind::Main } else { ButtonKind::Other }}
                    busy={sending}
                    on_press={props.dispatch.reform(move |()| {
                        Action::Place(browser::unique_name().unwrap_or_else(|| fallback.clone()))
                    })}
                >
                    { place }
                </Button>
            }
            <Button
                glyph={Glyph::Back}
                kind={if needs_new_key { ButtonKind::Main } else { ButtonKind::Other }}
                busy={sending}
                on_press={props.dispatch.reform(|()| Action::BackToForm)}
            >
                { if needs_new_key { text.review.new_key } else { text.review.change } }
            </Button>
        </div>
    }
}

fn quota(props: &ReviewScreenProps) -> Option<keyside_api::Quota> {
    let code = &props.review.request.product_code;
    props
        .products
        .iter()
        .find(|product| product.code == *code)?
        .quota
}

#[derive(PartialEq, Properties)]
struct KeyNoticeProps {
    held: Option<HeldKey>,
}

/// Whether the key is safe.
#[component]
fn KeyNotice(props: &KeyNoticeProps) -> Html {
    let text = &use_text().review;
    let (tone, title, body) = match &props.held {
        Some(key) if key.saved => (Tone::Good, text.save_done_title, text.save_done_body),
        Some(_) => (Tone::Care, text.save_title, text.save_body),
        None => (Tone::Bad, text.save_gone_title, text.save_gone_body),
    };
    html! { <Notice {tone} {title}><p>{ body }</p><ToRoom /></Notice> }
}
