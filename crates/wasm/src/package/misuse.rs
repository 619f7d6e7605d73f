//! Errors of programs that use the package in a way it is not meant to be used.

use std::fmt::Display;

use wasm_bindgen::JsValue;

use crate::error::named;

/// What a program did wrong. The modules in JavaScript throw these too.
#[derive(Clone, Copy, Debug)]
pub enum Misuse {
    /// An argument or an option is of another type than it has to be, or there is no such option.
    InvalidArgument,
    /// The key was used after it had been wiped.
    KeyFreed,
    /// The engine was called before `init` had loaded it.
    NotStarted,
    /// The engine is not where `init` looked for it.
    EngineNotFound,
}

impl Misuse {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::InvalidArgument,
        Self::KeyFreed,
        Self::NotStarted,
        Self::EngineNotFound,
    ];

    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidArgument => "invalid_argument",
            Self::KeyFreed => "key_freed",
            Self::NotStarted => "not_started",
            Self::EngineNotFound => "engine_not_found",
        }
    }
}

/// A `KeysideError` with the code `invalid_argument`.
pub(super) fn invalid_argument(sentence: impl Display) -> JsValue {
    named(&sentence.to_string(), Misuse::InvalidArgument.name())
}
