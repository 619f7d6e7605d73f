//! A question that must be answered before something is given up.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{Button, ButtonKind};

#[derive(PartialEq, Properties)]
pub(crate) struct ConfirmProps {
    pub(crate) title: AttrValue,
    pub(crate) body: AttrValue,
    /// The button that gives it up.
    pub(crate) go: AttrValue,
    /// The button that changes nothing; the Escape key does the same.
    pub(crate) stay: AttrValue,
    pub(crate) on_go: Callback<()>,
    pub(crate) on_stay: Callback<()>,
}

/// A dialog over the page, which it opens as soon as it is drawn. Closing it gives the focus back
/// to where it was.
#[component]
pub(crate) fn Confirm(props: &ConfirmProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            _ = dialog.show_modal();
        }
    });
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let go = {
        let (close, on_go) = (close.clone(), props.on_go.clone());
        Callback::from(move |()| {
            close.emit(());
            on_go.emit(());
        })
    };
    html! {
        <dialog
            ref={dialog}
            class="confirm"
            aria-labelledby="confirm-title"
            onclose={props.on_stay.reform(|_: Event| ())}
        >
            <h2 id="confirm-title" class="confirm-title">{ &props.title }</h2>
            <p>{ &props.body }</p>
            <div class="actions">
                <Button kind={ButtonKind::Main} on_press={close}>{ &props.stay }</Button>
                <Button kind={ButtonKind::Grave} on_press={go}>{ &props.go }</Button>
            </div>
        </dialog>
    }
}
