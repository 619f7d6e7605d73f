//! A file that the person hands over to the page.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::browser;

/// Reads a file and tells its content. One that cannot be read, or is far too large, has none.
#[hook]
pub(crate) fn use_file(on_content: &Callback<Vec<u8>>) -> Callback<File> {
    let on_content = on_content.clone();
    Callback::from(move |file: File| {
        let on_content = on_content.clone();
        spawn_local(async move {
            on_content.emit(browser::content_of(&file).await.unwrap_or_default());
        });
    })
}
