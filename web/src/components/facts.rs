//! Named facts, one a row.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct FactsProps {
    pub(crate) children: Html,
}

/// A list of [`Fact`]s.
#[component]
pub(crate) fn Facts(props: &FactsProps) -> Html {
    html! { <dl class="facts">{ props.children.clone() }</dl> }
}

#[derive(PartialEq, Properties)]
pub(crate) struct FactProps {
    pub(crate) name: AttrValue,
    pub(crate) children: Html,
}

/// A fact with its name.
#[component]
pub(crate) fn Fact(props: &FactProps) -> Html {
    html! {
        <div class="facts-row">
            <dt>{ &props.name }</dt>
            <dd>{ props.children.clone() }</dd>
        </div>
    }
}
