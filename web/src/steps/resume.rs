//! While a capsule is opened in the room.

use yew::prelude::*;

use crate::{
    browser::{self, store},
    components::{Button, ButtonKind, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone},
    hooks::{Dispatch, discard, use_text},
    state::{Action, Resuming},
    text::{KeptText, Language},
};

#[derive(PartialEq, Properties)]
pub(crate) struct ResumeProps {
    pub(crate) resuming: Resuming,
    pub(crate) dispatch: Dispatch,
}

/// The screen beside the room that asks for a passphrase.
#[component]
pub(crate) fn Resume(props: &ResumeProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default().tag();
    let (tone, title, body) = match props.resuming {
        Resuming::Copy(_) => (Tone::Calm, text.kept.open_title, text.kept.open_body),
        Resuming::DamagedCopy(_) => (Tone::Bad, text.kept.broken_title, text.kept.broken_body),
        Resuming::File => (Tone::Calm, text.kept.file_title, text.kept.file_body),
    };
    let copy = props.resuming.copy().map(|copy| {
        let ago = browser::ago(language, copy.kept_at);
        html! {
            <section class="card">
                <Facts>
                    <Fact name={text.words.domain}>
                        <strong>{ copy.domain.to_unicode() }</strong>
                        <span class="facts-aside">{ (text.kept.kept)(&ago) }</span>
                    </Fact>
                </Facts>
            </section>
        }
    });
    html! {
        <>
            <Heading title={heading(&text.kept, &props.resuming)} />
            { copy }
            <Notice {tone} {title}><p>{ body }</p><ToRoom /></Notice>
            <div class="actions">
                <Button
                    glyph={Glyph::Back}
                    on_press={props.dispatch.reform(|()| Action::StopResuming)}
                >
                    { text.kept.back }
                </Button>
                if let Resuming::DamagedCopy(copy) = &props.resuming {
                    <Button
                        kind={ButtonKind::Grave}
                        on_press={
                            let name = store::name_of(&copy.fingerprint);
                            props.dispatch.reform(move |()| {
                                discard(name.clone());
                                Action::StopResuming
                            })
                        }
                    >
                        { text.kept.delete }
                    </Button>
                }
            </div>
        </>
    }
}

/// The screen's title.
pub(crate) const fn heading(text: &KeptText, resuming: &Resuming) -> &'static str {
    match resuming {
        Resuming::Copy(_) | Resuming::DamagedCopy(_) => text.open,
        Resuming::File => text.from_file,
    }
}
