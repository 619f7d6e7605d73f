//! The room's three parts, fetched as the page's own HTML names them and hashes them.

mod build;

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use web_sys::HtmlMetaElement;

/// What the room is made of.
#[derive(Debug)]
pub(crate) struct Assets {
    /// The room's HTML.
    pub(crate) html: String,
    /// The worker's script.
    pub(crate) script: String,
    /// The engine.
    pub(crate) wasm: Vec<u8>,
}

/// A part could not be fetched, or is not the one that the page was built with.
#[derive(Debug)]
pub(crate) struct NotBuilt;

impl Assets {
    /// Fetches all three, of the engine the best build that this browser runs.
    ///
    /// # Errors
    /// [`NotBuilt`].
    pub(crate) async fn fetch() -> Result<Self, NotBuilt> {
        let (html, script, wasm) = futures_util::try_join!(
            text("keyside-room"),
            text("keyside-engine-script"),
            bytes(build::best()),
        )?;
        Ok(Self { html, script, wasm })
    }
}

async fn text(name: &str) -> Result<String, NotBuilt> {
    fetch(name).await?.text().await.map_err(|_| NotBuilt)
}

async fn bytes(name: &str) -> Result<Vec<u8>, NotBuilt> {
    fetch(name).await?.binary().await.map_err(|_| NotBuilt)
}

async fn fetch(name: &str) -> Result<Response, NotBuilt> {
    let part = named_part(name).ok_or(NotBuilt)?;
    let request = Request::get(&part.address).integrity(&part.integrity);
    let response = request.send().await.map_err(|_| NotBuilt)?;
    if response.ok() {
        Ok(response)
    } else {
        Err(NotBuilt)
    }
}

struct Part {
    address: String,
    integrity: String,
}

fn named_part(name: &str) -> Option<Part> {
    let document = web_sys::window()?.document()?;
    let found = document
        .query_selector(&format!("meta[name={name}]"))
        .ok()??;
    let meta = found.dyn_into::<HtmlMetaElement>().ok()?;
    Some(Part {
        address: meta.content(),
        integrity: meta.get_attribute("data-integrity")?,
    })
}
