//! The builds of the engine, and which of them this browser runs.

use js_sys::{Uint8Array, WebAssembly};

use crate::browser::html;

/// A build of the engine that not every browser runs.
struct Build {
    /// The page's `<meta>` that names its file.
    name: &'static str,
    /// A module that is valid where the build's instructions are known.
    probe: &'static [u8],
}

/// The best first.
const BUILDS: [Build; 2] = [
    Build {
        name: "keyside-engine-wide",
        probe: &WIDE,
    },
    Build {
        name: "keyside-engine-vectors",
        probe: &VECTORS,
    },
];

/// The build for every other browser.
const PLAIN: &str = "keyside-engine-plain";

/// `(module (func (drop (i32x4.splat (i32.const 0)))))`
const VECTORS: [u8; 29] = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // magic number, version
    0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // one type: a function of nothing
    0x03, 0x02, 0x01, 0x00, // one function, of that type
    0x0a, 0x09, 0x01, 0x07, 0x00, // its code, without locals
    0x41, 0x00, 0xfd, 0x11, 0x1a, // i32.const 0, i32x4.splat, drop
    0x0b, // end
];

/// `(module (func (drop (i32x4.splat (i32.const 0)))
/// (i64.mul_wide_u (i64.const 0) (i64.const 0)) (drop) (drop)))`
const WIDE: [u8; 37] = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, //
    0x01, 0x04, 0x01, 0x60, 0x00, 0x00, //
    0x03, 0x02, 0x01, 0x00, //
    0x0a, 0x11, 0x01, 0x0f, 0x00, // as above
    0x41, 0x00, 0xfd, 0x11, 0x1a, // i32.const 0, i32x4.splat, drop
    0x42, 0x00, 0x42, 0x00, 0xfc, 0x16, 0x1a,
    0x1a, // two i64.const 0, i64.mul_wide_u, two drops
    0x0b, // end
];

/// The name of the best build that this browser runs, of those that the page has.
pub(super) fn best() -> &'static str {
    BUILDS
        .iter()
        .find(|build| html::has_part(build.name) && is_valid(build.probe))
        .map_or(PLAIN, |build| build.name)
}

fn is_valid(module: &[u8]) -> bool {
    WebAssembly::validate(&Uint8Array::from(module).into()).unwrap_or(false)
}
