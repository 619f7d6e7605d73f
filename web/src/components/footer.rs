//! The page's foot: the promise, and what stands behind it.

use yew::prelude::*;

use super::{BuildPanel, Glyph, build_notice::BUILD_SHOWN, build_panel::PAGE_VERSION};
use crate::hooks::use_text;

#[derive(PartialEq, Properties)]
pub(crate) struct FooterProps {
    /// The build's hash.
    pub(crate) build: Option<AttrValue>,
    /// The proxy's version.
    pub(crate) version: Option<AttrValue>,
    /// Whether the page is one file, without a network.
    pub(crate) alone: bool,
}

/// The foot.
#[component]
pub(crate) fn Footer(props: &FooterProps) -> Html {
    let text = use_text();
    let build = props.build.clone();
    let short = build.as_deref().and_then(|build| build.get(..BUILD_SHOWN));
    html! {
        <footer class="footer">
            <div class="footer-promise">
                { Glyph::Lock.draw() }
                <p>{ text.frame.promise }</p>
            </div>
            <p class="footer-version">{ (text.build.shown)(PAGE_VERSION, short) }</p>
            <details class="fold footer-panel">
                <summary>{ text.frame.rooms }</summary>
                <div class="prose">
                    if !props.alone { <p>{ text.frame.rooms_page }</p> }
                    <p>{ text.frame.rooms_room }</p>
                    <p>{ text.frame.rooms_enforced }</p>
                    <p>{ text.frame.rooms_check }</p>
                </div>
            </details>
            <BuildPanel {build} proxy={props.version.clone()} alone={props.alone} />
        </footer>
    }
}
