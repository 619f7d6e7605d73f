//! Everything once more, before the order is placed.

use keyside_api::Product;
use yew::prelude::*;

use super::{other_names::OtherNames, words};
use crate::{
    browser,
    components::{
        Button, ButtonKind, CopyButton, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone,
        TroubleNotice,
    },
    form::Signing,
    hooks::{Dispatch, use_text},
    room::{HeldKey, Kept},
    state::{Action, Placing, Review},
    text::Text,
};

#[derive(PartialEq, Properties)]
pub(crate) struct ReviewScreenProps {
    pub(crate) review: Review,
    pub(crate) products: Vec<Product>,
    /// The request's key, when the room has it.
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
    let lede = match request.signing {
        Signing::NewKey(_) => text.review.lede,
        Signing::OwnKey(_) => text.review.lede_own_key,
        Signing::Done { .. } => text.review.lede_own_request,
    };
    let safety = Safety::of(&request.signing, props.held.as_ref());
    html! {
        <>
            <Heading title={text.review.title} {lede} />
            { safety.notice(text) }
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
            if let Placing::Failed { trouble, .. } = placing {
                <TroubleNotice trouble={trouble.clone()}>
                    <p>{ text.review.nothing_spent }</p>
                </TroubleNotice>
            }
            { actions(props, text, safety) }
        </>
    }
}

/// The buttons. While the key is not safe, the next step is in the room.
fn actions(props: &ReviewScreenProps, text: &'static Text, safety: Safety) -> Html {
    let sending = matches!(props.review.placing, Placing::Sending(_));
    let refused = matches!(&props.review.placing,
        Placing::Failed { trouble, .. } if trouble.is_about_the_key());
    let place = match &props.review.placing {
        Placing::NotYet => (text.review.place)(quota(props)),
        Placing::Sending(_) => text.review.placing.to_owned(),
        Placing::Failed { .. } => text.review.place_again.to_owned(),
    };
    let other = match props.review.request.signing {
        Signing::NewKey(_) => text.review.new_key,
        Signing::OwnKey(_) => text.review.other_key,
        Signing::Done { .. } => text.review.other_request,
    };
    let fallback = props.review.signed.fingerprint.to_string();
    html! {
        <div class="actions">
            if !refused {
                <Button
                    kind={if safety.is_safe() { ButtonKind::Main } else { ButtonKind::Other }}
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
                kind={if refused { ButtonKind::Main } else { ButtonKind::Other }}
                busy={sending}
                on_press={props.dispatch.reform(|()| Action::BackToForm)}
            >
                { if refused { other } else { text.review.change } }
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

/// Whether the person will have the key when the certificate is there.
#[derive(Clone, Copy)]
enum Safety {
    /// Not yet: it is in the room alone.
    Unsaved,
    /// It was saved.
    Saved,
    /// Not any more, unless it was saved.
    Gone,
    /// It is the person's own.
    Own,
    /// It is where the person made the request.
    Elsewhere,
}

impl Safety {
    fn of(signing: &Signing, held: Option<&HeldKey>) -> Self {
        match (signing, held.map(|key| key.kept)) {
            (Signing::Done { .. }, _) => Self::Elsewhere,
            (Signing::OwnKey(_), _) => Self::Own,
            (Signing::NewKey(_), Some(Kept::Nowhere)) => Self::Unsaved,
            (Signing::NewKey(_), Some(Kept::InFile | Kept::ByPerson(_))) => Self::Saved,
            (Signing::NewKey(_), None) => Self::Gone,
        }
    }

    const fn is_safe(self) -> bool {
        match self {
            Self::Saved | Self::Own | Self::Elsewhere => true,
            Self::Unsaved | Self::Gone => false,
        }
    }

    fn notice(self, text: &Text) -> Html {
        let text = &text.review;
        let (tone, title, body) = match self {
            Self::Unsaved => (Tone::Care, text.save_title, text.save_body),
            Self::Saved => (Tone::Good, text.save_done_title, text.save_done_body),
            Self::Gone => (Tone::Bad, text.save_gone_title, text.save_gone_body),
            Self::Own => (Tone::Good, text.own_title, text.own_body),
            Self::Elsewhere => (Tone::Calm, text.elsewhere_title, text.elsewhere_body),
        };
        html! {
            <Notice {tone} {title}>
                <p>{ body }</p>
                if !matches!(self, Self::Own | Self::Elsewhere) { <ToRoom /> }
            </Notice>
        }
    }
}
