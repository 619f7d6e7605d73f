//! The heading of a screen, which takes the focus when the screen comes up.

use yew::prelude::*;

use crate::hooks::HEADING;

#[derive(PartialEq, Properties)]
pub(crate) struct HeadingProps {
    pub(crate) title: AttrValue,
    #[prop_or_default]
    pub(crate) lede: Option<AttrValue>,
}

/// The screen's title, and a sentence under it.
#[component]
pub(crate) fn Heading(props: &HeadingProps) -> Html {
    html! {
        <header class="heading">
            <h1 id={HEADING} tabindex="-1">{ &props.title }</h1>
            if let Some(lede) = &props.lede { <p class="heading-lede">{ lede }</p> }
        </header>
    }
}
