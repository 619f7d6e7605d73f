//! Everything once more, before the order is placed.

use keyside_api::Product;
use yew::prelude::*;

use super::{other_names::OtherNames, safety::KeySafety, words};
use crate::{
    components::{Button, ButtonKind, CopyButton, Fact, Facts, Glyph, Heading, TroubleNotice},
    form::Signing,
    hooks::{Dispatch, use_text},
    kept::KeptCopy,
    room::HeldKey,
    state::{Action, Placing, Review},
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(crate) struct ReviewScreenProps {
    pub(crate) review: Review,
    pub(crate) products: Vec<Product>,
    /// The request's key, when the room has it.
    pub(crate) held: Option<HeldKey>,
    /// A copy of it that the browser keeps.
    pub(crate) copy: Option<KeptCopy>,
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
        ..
    } = &props.review;
    let lede = match request.signing {
        Signing::NewKey(_) => text.review.lede,
        Signing::OwnKey(_) => text.review.lede_own_key,
        Signing::Done { .. } => text.review.lede_own_request,
    };
    html! {
        <>
            <Heading title={text.review.title} {lede} />
            <KeySafety
                signing={request.signing.clone()}
                held={props.held.clone()}
                copy={props.copy.clone()}
                dispatch={props.dispatch.clone()}
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
                    <Fact name={text.words.key_kind}>{ words::key_kind(&signed.key_kind) }</Fact>
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
            if let Signing::Done { other_names, .. } = &request.signing {
                <OtherNames domain={request.domain.to_unicode()} names={other_names.clone()} />
            }
            if let Placing::Failed(trouble) = placing {
                <TroubleNotice trouble={trouble.clone()}>
                    <p>{ text.review.nothing_spent }</p>
                </TroubleNotice>
            }
            { actions(props, text) }
        </>
    }
}

/// The buttons. While the key is not safe, the next step is in the room.
fn actions(props: &ReviewScreenProps, text: &'static Text) -> Html {
    let sending = props.review.placing == Placing::Sending;
    let locked = !sending && !props.review.may_be_placed(props.held.as_ref());
    let refused = matches!(&props.review.placing,
        Placing::Failed(trouble) if trouble.is_about_the_key());
    let place = match &props.review.placing {
        Placing::NotYet => (text.review.place)(quota(props)),
        Placing::Sending => text.review.placing.to_owned(),
        Placing::Failed(_) => text.review.place_again.to_owned(),
    };
    let other = match props.review.request.signing {
        Signing::NewKey(_) => text.review.new_key,
        Signing::OwnKey(_) => text.review.other_key,
        Signing::Done { .. } => text.review.other_request,
    };
    html! {
        <div class="actions">
            if !refused {
                <Button
                    kind={if locked { ButtonKind::Other } else { ButtonKind::Main }}
                    glyph={locked.then_some(Glyph::Lock)}
                    busy={sending || locked}
                    reason={locked.then_some(REASON)}
                    on_press={props.dispatch.reform(|()| Action::Place)}
                >
                    { place }
                </Button>
            }
            <Button
                glyph={Glyph::Back}
                kind={if refused { ButtonKind::Main } else { ButtonKind::Other }}
                busy={sending}
                on_press={props.dispatch.reform(|()| Action::BackToForm)}
            >
                { if refused { other } else { text.review.change } }
            </Button>
            if locked && !refused {
                <p id={REASON} class="actions-note">{ text.review.locked }</p>
            }
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

/// The `id` of what tells why nothing can be ordered yet.
const REASON: &str = "locked";
