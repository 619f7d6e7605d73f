//! Something that the person should know now.

use yew::prelude::*;

use super::Glyph;
use crate::{hooks::use_text, route::Route, trouble::Trouble};

/// What kind of news it is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Tone {
    /// Good to know.
    #[default]
    Calm,
    /// Well done.
    Good,
    /// Think first.
    Care,
    /// It did not work.
    Bad,
}

#[derive(PartialEq, Properties)]
pub(crate) struct NoticeProps {
    #[prop_or_default]
    pub(crate) tone: Tone,
    #[prop_or_default]
    pub(crate) title: Option<AttrValue>,
    pub(crate) children: Html,
}

/// A few words in a frame, read out when they appear.
#[component]
pub(crate) fn Notice(props: &NoticeProps) -> Html {
    let (class, glyph) = match props.tone {
        Tone::Calm => ("notice", Glyph::Info),
        Tone::Good => ("notice notice-good", Glyph::Check),
        Tone::Care => ("notice notice-care", Glyph::Alert),
        Tone::Bad => ("notice notice-bad", Glyph::Alert),
    };
    let role = if props.tone == Tone::Bad {
        "alert"
    } else {
        "status"
    };
    html! {
        <div {class} {role}>
            { glyph.draw() }
            <div class="notice-words">
                if let Some(title) = &props.title { <p class="notice-title">{ title }</p> }
                { props.children.clone() }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct TroubleNoticeProps {
    pub(crate) trouble: Trouble,
    /// What can be done right here.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// What happened, what to do, and what to quote to the operator.
#[component]
pub(crate) fn TroubleNotice(props: &TroubleNoticeProps) -> Html {
    let text = use_text();
    let advice = props.trouble.advice(text);
    html! {
        <Notice tone={Tone::Bad} title={advice.what}>
            <p>{ advice.next }</p>
            { props.children.clone() }
            if props.trouble == Trouble::Unreachable {
                <p><a href={Route::Offline.hash()}>{ text.offline.way }</a></p>
            }
            if let Some(quote) = props.trouble.quote() {
                <p class="notice-small">{ text.words.request_id }{ " " }<code>{ quote }</code></p>
            }
        </Notice>
    }
}
