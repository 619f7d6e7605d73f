//! The room's three parts: fetched as the page's own HTML names them and hashes them, or found in it.

mod build;

use gloo_net::http::Request;

use crate::browser::html::{self, Part};

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
    String::from_utf8(bytes(name).await?).map_err(|_| NotBuilt)
}

async fn bytes(name: &str) -> Result<Vec<u8>, NotBuilt> {
    match html::part(name).ok_or(NotBuilt)? {
        Part::File { address, integrity } => fetch(&address, &integrity).await,
        Part::Here(content) => Ok(content),
    }
}

async fn fetch(address: &str, integrity: &str) -> Result<Vec<u8>, NotBuilt> {
    let request = Request::get(address).integrity(integrity);
    let response = request.send().await.map_err(|_| NotBuilt)?;
    if response.ok() {
        response.binary().await.map_err(|_| NotBuilt)
    } else {
        Err(NotBuilt)
    }
}
