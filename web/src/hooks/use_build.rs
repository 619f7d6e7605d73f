//! Which build of the page this is.

use gloo_net::http::Request;
use sha2::{Digest, Sha256};
use web_sys::RequestCache;
use yew::prelude::*;

use super::Task;
use crate::browser;

/// The SHA-256 of the page's own HTML in hexadecimal digits, once known. It is not known of a page
/// that came from no server.
#[hook]
pub(crate) fn use_build() -> Option<AttrValue> {
    let build = use_state_eq(|| None);
    {
        let build = build.clone();
        use_effect_with((), move |()| {
            let task = Task::spawn(async move { build.set(hash().await) });
            move || drop(task)
        });
    }
    (*build).clone()
}

/// The hash of what the browser has already, where it kept it.
async fn hash() -> Option<AttrValue> {
    let request = Request::get(&browser::address()).cache(RequestCache::ForceCache);
    let response = request.send().await.ok()?;
    let page = response.ok().then(|| response.binary())?.await.ok()?;
    let digits = Sha256::digest(page)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    Some(digits.into())
}
