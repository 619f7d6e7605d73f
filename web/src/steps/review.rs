//! Everything once more, before the order is placed.

use keyside_api::Product;
use keyside_room::Place;
use yew::prelude::*;

use super::{kept::Reopen, other_names::OtherNames, words};
use crate::{
    components::{
        Button, ButtonKind, CopyButton, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone,
        TroubleNotice,
    },
    form::Signing,
    hooks::{Dispatch, use_text},
    kept::KeptCopy,
    room::{HeldKey, Kept},
    state::{Action, Placing, Review},
    text::{ReviewText, Text},
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
    let safety = Safety::of(&request.signing, props.held.as_ref());
    html! {
        <>
            <Heading title={text.review.title} {lede} />
            { notice(props, safety, &text.review) }
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

/// Whether the person will have the key when the certificate is there.
#[derive(Clone, Copy)]
enum Safety {
    /// Not yet: it is in the room alone.
    Unsafe,
    /// Perhaps: a file was handed out.
    Saved,
    /// Yes: it was read back.
    Proven(Place),
    /// Only from where it was kept or saved.
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
            (Signing::OwnKey(_), _) | (_, Some(Kept::ByPerson(_))) => Self::Own,
            (Signing::NewKey(_), Some(Kept::Nowhere)) => Self::Unsafe,
            (Signing::NewKey(_), Some(Kept::Saved)) => Self::Saved,
            (Signing::NewKey(_), Some(Kept::Proven(place))) => Self::Proven(place),
            (Signing::NewKey(_), None) => Self::Gone,
        }
    }
}

fn notice(props: &ReviewScreenProps, safety: Safety, text: &ReviewText) -> Html {
    let (tone, title, body) = match safety {
        Safety::Unsafe => (Tone::Care, text.unsafe_title, text.unsafe_body),
        Safety::Saved => (Tone::Care, text.saved_title, text.saved_body),
        Safety::Proven(Place::Browser) => (Tone::Good, text.kept_title, text.kept_body),
        Safety::Proven(Place::File) => (Tone::Good, text.proven_title, text.proven_body),
        Safety::Gone => (Tone::Bad, text.gone_title, text.gone_body),
        Safety::Own => (Tone::Good, text.own_title, text.own_body),
        Safety::Elsewhere => (Tone::Calm, text.elsewhere_title, text.elsewhere_body),
    };
    let next = match safety {
        Safety::Unsafe | Safety::Saved => html! { <ToRoom /> },
        Safety::Gone => {
            html! { <Reopen copy={props.copy.clone()} dispatch={props.dispatch.clone()} /> }
        }
        Safety::Proven(_) | Safety::Own | Safety::Elsewhere => html! {},
    };
    html! { <Notice {tone} {title}><p>{ body }</p>{ next }</Notice> }
}
