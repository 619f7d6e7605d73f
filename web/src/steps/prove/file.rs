//! The file to put on the web server.

use yew::prelude::*;

use super::record::RecordPart;
use crate::{
    browser,
    components::{Button, Glyph},
    hooks::use_text,
};

#[derive(PartialEq, Properties)]
pub(super) struct FileCardProps {
    pub(super) url: AttrValue,
    pub(super) content: AttrValue,
}

/// The file's address and content, and the file itself.
#[component]
pub(super) fn FileCard(props: &FileCardProps) -> Html {
    let text = &use_text().prove;
    let download = {
        let content = props.content.clone();
        Callback::from(move |()| {
            _ = browser::hand_out("fileauth.txt", "text/plain", &content);
        })
    };
    html! {
        <section class="card">
            <dl class="record">
                <RecordPart name={text.file_url} value={props.url.clone()} />
                <RecordPart name={text.file_content} value={props.content.clone()} />
            </dl>
            <p class="small">{ text.file_exact }</p>
            <div class="actions">
                <Button glyph={Glyph::Download} on_press={download}>{ text.file_download }</Button>
            </div>
        </section>
    }
}
