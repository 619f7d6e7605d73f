//! Whether this is the newest build of the page, as far as anybody can tell.

use yew::prelude::*;

use super::{Button, Notice, Tone};
use crate::{
    browser::{self, html},
    hooks::{Build, use_text},
    text::Language,
};

/// So many digits of a build's hash tell it from others at a glance.
pub(super) const BUILD_SHOWN: usize = 12;

#[derive(PartialEq, Properties)]
pub(crate) struct BuildNoticeProps {
    pub(crate) build: Build,
}

/// Says so when the page is a copy, or older than what the server has.
#[component]
pub(crate) fn BuildNotice(props: &BuildNoticeProps) -> Html {
    let text = &use_text().build;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let (title, body) = if props.build.is_old {
        (AttrValue::Static(text.newer), text.newer_body)
    } else if let Some(copy) = html::page_copy() {
        let day = browser::moment(language, &copy.kept_at);
        let build = copy.build.get(..BUILD_SHOWN).unwrap_or_default();
        ((text.copy)(&day, build).into(), text.copy_body)
    } else {
        return html! {};
    };
    html! {
        <div class="build-notice">
            <Notice tone={Tone::Care} {title}>
                <p>{ body }</p>
                <div><Button on_press={|()| browser::reload()}>{ text.reload }</Button></div>
            </Notice>
        </div>
    }
}
