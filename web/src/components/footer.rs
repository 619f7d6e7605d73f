//! The page's foot: the promise, and what stands behind it.

use yew::prelude::*;

use super::Glyph;
use crate::hooks::use_text;

#[derive(PartialEq, Properties)]
pub(crate) struct FooterProps {
    /// The proxy's version.
    pub(crate) version: Option<AttrValue>,
}

/// The foot.
#[component]
pub(crate) fn Footer(props: &FooterProps) -> Html {
    let text = &use_text().frame;
    html! {
        <footer class="footer">
            <div class="footer-promise">
                { Glyph::Lock.draw() }
                <p>{ text.promise }</p>
            </div>
            <details class="fold footer-rooms">
                <summary>{ text.rooms }</summary>
                <div class="prose">
                    <p>{ text.rooms_page }</p>
                    <p>{ text.rooms_room }</p>
                    <p>{ text.rooms_enforced }</p>
                    <p>{ text.rooms_check }</p>
                </div>
            </details>
            if let Some(version) = &props.version {
                <p class="footer-version">{ (text.version)(version) }</p>
            }
        </footer>
    }
}
