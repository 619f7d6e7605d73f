//! The engine as the class `KeyRoom` of the room's worker, web/room/worker.js.

use getrandom::SysRng;
use js_sys::{Function, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use zeroize::Zeroizing;

use super::{Answer, FILE_MAX, KeyRoom, SavedFile};

/// A [`KeyRoom`] with the browser's random numbers.
#[derive(Debug)]
#[wasm_bindgen(js_name = KeyRoom, skip_typescript)]
pub struct WorkerRoom {
    room: KeyRoom<SysRng>,
    answer: Function,
}

#[wasm_bindgen(js_class = KeyRoom)]
impl WorkerRoom {
    /// An empty room that calls `answer` with `{ kind, … }` for each [`Answer`].
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(answer: Function) -> Self {
        Self {
            room: KeyRoom::new(SysRng),
            answer,
        }
    }

    /// Does what the page asks.
    pub fn page(&mut self, message: JsValue) {
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.hear(Deserializer::from(message), answer);
    }

    /// Hands the user the key file.
    #[wasm_bindgen(js_name = saveKey)]
    pub fn save_key(&mut self, passphrase: Option<String>) {
        let passphrase = passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.save_key(passphrase, answer);
    }

    /// Hands the user a capsule.
    #[wasm_bindgen(js_name = saveCapsule)]
    pub fn save_capsule(&mut self, passphrase: String) {
        let passphrase = Zeroizing::new(passphrase);
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.save_capsule(&passphrase, answer);
    }

    /// Has the page keep a capsule.
    pub fn keep(&mut self, passphrase: String, repeated: String) {
        let (passphrase, repeated) = (Zeroizing::new(passphrase), Zeroizing::new(repeated));
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.keep(passphrase, &repeated, answer);
    }

    /// Takes a file that the user saved, to see whether it holds the key.
    pub fn prove(&mut self, file: Vec<u8>) {
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.prove(Zeroizing::new(file), answer);
    }

    /// Opens that file.
    #[wasm_bindgen(js_name = unlockProof)]
    pub fn unlock_proof(&mut self, passphrase: String) {
        let passphrase = Zeroizing::new(passphrase);
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.unlock_proof(&passphrase, answer);
    }

    /// Hands the user the key and its certificate.
    #[wasm_bindgen(js_name = saveBundle)]
    pub fn save_bundle(&mut self, format: &str, passphrase: Option<String>) {
        let passphrase = passphrase.map(Zeroizing::new);
        let passphrase = passphrase.as_deref().map(String::as_str);
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.save_bundle(format, passphrase, answer);
    }

    /// The most bytes of a user's file that are read.
    #[wasm_bindgen(js_name = fileMax)]
    #[must_use]
    pub fn file_max() -> usize {
        FILE_MAX
    }

    /// Takes a file of the user's.
    #[wasm_bindgen(js_name = handOver)]
    pub fn hand_over(&mut self, file: Vec<u8>) {
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.hand_over(Zeroizing::new(file), answer);
    }

    /// Opens the file that is locked.
    pub fn unlock(&mut self, passphrase: String) {
        let passphrase = Zeroizing::new(passphrase);
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.unlock(&passphrase, answer);
    }

    /// Uses the file as what it is.
    #[wasm_bindgen(js_name = useInstead)]
    pub fn use_instead(&mut self) {
        let answer = &mut |answer| post(&self.answer, answer);
        self.room.use_instead(answer);
    }
}

fn post(listener: &Function, answer: Answer) {
    let (kind, name, content) = match answer {
        Answer::Page(message) => ("page", "message", plain(&message)),
        Answer::Prepared(algorithm) => ("prepared", "algorithm", plain(&algorithm)),
        Answer::Show(view) => ("show", "view", plain(&view)),
        Answer::Refuse(problem) => ("refuse", "problem", plain(&problem)),
        Answer::RefuseProof(problem) => ("refuseProof", "problem", plain(&problem)),
        Answer::Save(file) => ("save", "file", saved(&file)),
    };
    let posted = object([("kind", kind.into()), (name, content)]);
    listener
        .call1(&JsValue::UNDEFINED, &posted)
        .expect("postMessage takes any plain object");
}

fn plain(content: &impl Serialize) -> JsValue {
    content
        .serialize(&Serializer::json_compatible())
        .expect("answers are enums and structs of texts and numbers")
}

fn saved(file: &SavedFile) -> JsValue {
    object([
        ("what", plain(&file.what)),
        ("name", file.name.as_str().into()),
        ("mediaType", file.media_type.into()),
        ("bytes", Uint8Array::from(file.bytes.as_slice()).into()),
    ])
}

fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value).expect("a new object takes any field");
    }
    object.into()
}
