//! A place to hand over something public: as text, from a file, or dropped.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Button;
use crate::hooks::use_file;

#[derive(PartialEq, Properties)]
pub(crate) struct HandOverProps {
    /// The `id` of the text's field.
    pub(crate) id: AttrValue,
    /// What the text is.
    pub(crate) label: AttrValue,
    pub(crate) choose: AttrValue,
    pub(crate) drop: AttrValue,
    /// On the button under the text.
    pub(crate) submit: AttrValue,
    pub(crate) on_content: Callback<Vec<u8>>,
}

/// The place.
#[component]
pub(crate) fn HandOver(props: &HandOverProps) -> Html {
    let (text, file) = (use_node_ref(), use_node_ref());
    let on_file = use_file(&props.on_content);
    let on_text = {
        let (text, on_content) = (text.clone(), props.on_content.clone());
        move |()| {
            if let Some(field) = text.cast::<HtmlTextAreaElement>() {
                let typed = field.value();
                field.set_value("");
                on_content.emit(typed.into_bytes());
            }
        }
    };
    let onchange = {
        let on_file = on_file.clone();
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
            chosen.set_value("");
        }
    };
    let ondrop = move |event: DragEvent| {
        event.prevent_default();
        let dropped = event.data_transfer().and_then(|dropped| dropped.files());
        if let Some(file) = dropped.and_then(|files| files.get(0)) {
            on_file.emit(file);
        }
    };
    html! {
        <div class="hand-over" {ondrop} ondragover={|event: DragEvent| event.prevent_default()}>
            <div class="hand-over-file">
                <Button
                    on_press={
                        let file = file.clone();
                        move |()| if let Some(file) = file.cast::<HtmlInputElement>() { file.click() }
                    }
                >
                    { &props.choose }
                </Button>
                <span class="small">{ &props.drop }</span>
                <input ref={file} type="file" hidden={true} {onchange} />
            </div>
            <div class="field">
                <label for={props.id.clone()}>{ &props.label }</label>
                <textarea
                    ref={text}
                    id={props.id.clone()}
                    class="field-input hand-over-text"
                    rows="3"
                    placeholder="-----BEGIN CERTIFICATE-----"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    translate="no"
                />
            </div>
            <div class="actions">
                <Button on_press={on_text}>{ &props.submit }</Button>
            </div>
        </div>
    }
}
