//! Which build of the page this is, and whether its server has a newer one.

use gloo_events::EventListener;
use gloo_net::http::Request;
use sha2::{Digest, Sha256};
use web_sys::{RequestCache, VisibilityState};
use yew::prelude::*;

use super::Task;
use crate::browser::{self, html};

/// A build of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Build {
    /// The SHA-256 of the page's own HTML in hexadecimal digits, once known. It is not known of a page
    /// that came from no server.
    pub(crate) hash: Option<AttrValue>,
    /// Whether the server has another one by now.
    pub(crate) is_old: bool,
}

/// Which build this is. The server is asked for its own whenever the page comes into view.
#[hook]
pub(crate) fn use_build() -> Build {
    let hash = use_state_eq(|| None::<AttrValue>);
    let is_old = use_state_eq(|| false);
    let task = use_mut_ref(|| None::<Task>);
    {
        let (task, hash) = (task.clone(), hash.clone());
        use_effect_with((), move |()| {
            if !html::is_alone() {
                task.replace(Some(Task::spawn(async move { hash.set(own().await) })));
            }
        });
    }
    {
        let is_old = is_old.clone();
        use_effect_with((*hash).clone(), move |hash| {
            let listener = hash.clone().map(|hash| {
                let look = move || {
                    let (hash, is_old) = (hash.clone(), is_old.clone());
                    task.replace(Some(Task::spawn(async move {
                        if let Some(found) = hash_of_page(RequestCache::NoCache).await {
                            is_old.set(found != hash);
                        }
                    })));
                };
                look();
                let document = browser::document();
                EventListener::new(&document, "visibilitychange", move |_| {
                    if browser::document().visibility_state() == VisibilityState::Visible {
                        look();
                    }
                })
            });
            move || drop(listener)
        });
    }
    Build {
        hash: (*hash).clone(),
        is_old: *is_old,
    }
}

/// The hash of what the browser has already, where it kept it.
async fn own() -> Option<AttrValue> {
    match html::page_copy() {
        Some(copy) => Some(copy.build.into()),
        None => hash_of_page(RequestCache::ForceCache).await,
    }
}

/// The hash of the page, as the cache or the server has it. What a log-in answers is no page.
async fn hash_of_page(cache: RequestCache) -> Option<AttrValue> {
    const ROOM: &[u8] = b"<meta name=\"keyside-room\"";

    let request = Request::get(&browser::address()).cache(cache);
    let response = request.send().await.ok()?;
    let page = response.ok().then(|| response.binary())?.await.ok()?;
    if !page.windows(ROOM.len()).any(|part| part == ROOM) {
        return None;
    }
    let digits = Sha256::digest(page)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    Some(digits.into())
}
