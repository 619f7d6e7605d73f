//! While the room makes the key.

use yew::prelude::*;

use super::words;
use crate::{
    components::{Button, Fact, Facts, Heading, Wait},
    form::{Request, Signing},
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
    let kind = props.request.signing.key_kind();
    let (title, body, slow) = match props.request.signing {
        Signing::NewKey(_) => (
            text.key.making,
            text.key.making_body,
            kind.starts_with("rsa-"),
        ),
        Signing::OwnKey(_) | Signing::Done { .. } => {
            (text.key.signing, text.key.signing_body, false)
        }
    };
    let doing = if props.standing == Standing::Ready {
        title
    } else {
        text.key.opening
    };
    html! {
        <>
            <Heading {title} lede={body} />
            <section class="card">
                <Facts>
                    <Fact name={text.words.domain}>{ props.request.domain.to_unicode() }</Fact>
                    <Fact name={text.words.key_kind}>{ words::key_kind(kind) }</Fact>
                </Facts>
                <Wait>{ doing }</Wait>
                if slow { <p class="small">{ text.key.making_slow }</p> }
            </section>
            <div class="actions">
                <Button on_press={props.dispatch.reform(|()| Action::BackToForm)}>
                    { text.key.cancel }
                </Button>
            </div>
        </>
    }
}
