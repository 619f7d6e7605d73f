//! The room's frame: what goes in and what comes out, as typed messages.

use gloo_events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use keyside_room::{Envelope, FromRoom, ToRoom, VERSION};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlIFrameElement, MessageEvent};

use super::Assets;

/// What the frame may do: run scripts and hand out files. It has an origin of its own that is
/// nobody else's, so that neither side can reach into the other.
pub(crate) const SANDBOX: &str = "allow-scripts allow-downloads";

/// The room's frame in the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Frame(HtmlIFrameElement);

impl Frame {
    /// The room in this element.
    pub(crate) const fn new(element: HtmlIFrameElement) -> Self {
        Self(element)
    }

    /// Builds the room. It answers [`FromRoom::Standing`].
    pub(crate) fn build(&self, assets: &Assets) {
        self.0.set_srcdoc(&assets.html);
    }

    /// Hands the engine over.
    pub(crate) fn start(&self, assets: &Assets) {
        let Ok(envelope) = to_js(&ToRoom::Start {
            script: assets.script.clone(),
        }) else {
            return;
        };
        let wasm = Uint8Array::from(assets.wasm.as_slice()).buffer();
        let set = Reflect::get(&envelope, &"message".into())
            .and_then(|message| Reflect::set(&message, &"wasm".into(), &wasm));
        if set.is_ok() {
            self.post_js(&envelope, &Array::of1(&wasm));
        }
    }

    /// Says something to the room.
    pub(crate) fn post(&self, message: &ToRoom) {
        if let Ok(envelope) = to_js(message) {
            self.post_js(&envelope, &Array::new());
        }
    }

    /// Hears what the room says, and nobody else, until the listener is dropped.
    pub(crate) fn listen(&self, hear: impl Fn(FromRoom) + 'static) -> Option<EventListener> {
        let frame = self.clone();
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "message", move |event| {
            if let Some(said) = event.dyn_ref().and_then(|event| frame.said(event)) {
                hear(said);
            }
        }))
    }

    fn said(&self, event: &MessageEvent) -> Option<FromRoom> {
        let room: JsValue = self.0.content_window()?.into();
        let from_room = event
            .source()
            .is_some_and(|source| JsValue::from(source) == room);
        if !from_room || event.origin() != OPAQUE_ORIGIN {
            return None;
        }
        let envelope: Envelope<FromRoom> = serde_wasm_bindgen::from_value(event.data()).ok()?;
        (envelope.keyside == VERSION).then_some(envelope.message)
    }

    fn post_js(&self, envelope: &JsValue, transfer: &JsValue) {
        if let Some(room) = self.0.content_window() {
            // An opaque origin has no name to address. Only the room's own HTML is ever in here.
            _ = room.post_message_with_transfer(envelope, "*", transfer);
        }
    }
}

fn to_js(message: &ToRoom) -> Result<JsValue, serde_wasm_bindgen::Error> {
    Envelope::new(message).serialize(&serde_wasm_bindgen::Serializer::json_compatible())
}

const OPAQUE_ORIGIN: &str = "null";
