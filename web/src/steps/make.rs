//! While the room makes the key.

use keyside_core::KeyAlgorithm;
use yew::prelude::*;

use super::words;
use crate::{
    components::{Button, Fact, Facts, Heading, Wait},
    form::Request,
    hooks::{Dispatch, use_text},
    room::Standing,
    state::Action,
};

#[derive(PartialEq, Properties)]
pub(crate) struct MakeProps {
    pub(crate) request: Request,
    pub(crate) standing: Standing,
    pub(crate) dispatch: Dispatch,
}

/// The screen between form and review.
#[component]
pub(crate) fn Make(props: &MakeProps) -> Html {
    let text = use_text();
    let is_rsa = match props.request.algorithm {
        KeyAlgorithm::Rsa2048
        | KeyAlgorithm::Rsa3072
        | KeyAlgorithm::Rsa4096
        | KeyAlgorithm::Rsa8192 => true,
        KeyAlgorithm::EcdsaP256
        | KeyAlgorithm::EcdsaP384
        | KeyAlgorithm::Ed25519
        | KeyAlgorithm::Sm2 => false,
    };
    let doing = if props.standing == Standing::Ready {
        text.key.making
    } else {
        text.key.opening
    };
    html! {
        <>
            <Heading title={text.key.making} lede={text.key.making_body} />
            <section class="card">
                <Facts>
                    <Fact name={text.words.domain}>{ props.request.domain.to_unicode() }</Fact>
                    <Fact name={text.words.key_kind}>
                        { words::key_kind(props.request.algorithm) }
                    </Fact>
                </Facts>
                <Wait>{ doing }</Wait>
                if is_rsa { <p class="small">{ text.key.making_slow }</p> }
            </section>
            <div class="actions">
                <Button on_press={props.dispatch.reform(|()| Action::BackToForm)}>
                    { text.key.cancel }
                </Button>
            </div>
        </>
    }
}
