//! Buttons.

use yew::prelude::*;

use super::Glyph;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum ButtonKind {
    /// The one next step.
    Main,
    /// Something else that may be done.
    #[default]
    Other,
    /// As little as a link.
    Quiet,
    /// It gives something up.
    Grave,
}

#[derive(PartialEq, Properties)]
pub(crate) struct ButtonProps {
    pub(crate) children: Html,
    #[prop_or_default]
    pub(crate) kind: ButtonKind,
    #[prop_or_default]
    pub(crate) glyph: Option<Glyph>,
    #[prop_or_default]
    pub(crate) submit: bool,
    /// Under way: it stays in place, and pressing does nothing.
    #[prop_or_default]
    pub(crate) busy: bool,
    /// The id of what tells why it cannot be pressed yet.
    #[prop_or_default]
    pub(crate) reason: Option<&'static str>,
    #[prop_or_default]
    pub(crate) on_press: Callback<()>,
}

/// A button.
#[component]
pub(crate) fn Button(props: &ButtonProps) -> Html {
    let class = match props.kind {
        ButtonKind::Main => "button button-main",
        ButtonKind::Other => "button",
        ButtonKind::Quiet => "button button-quiet",
        ButtonKind::Grave => "button button-grave",
    };
    let (busy, on_press) = (props.busy, props.on_press.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if !busy {
            on_press.emit(());
        }
    });
    html! {
        <button
            {class}
            type={if props.submit { "submit" } else { "button" }}
            aria-disabled={busy.then_some("true")}
            aria-describedby={props.reason}
            {onclick}
        >
            if let Some(glyph) = props.glyph { { glyph.draw() } }
            { props.children.clone() }
        </button>
    }
}
