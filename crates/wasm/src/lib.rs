//! Private keys, requests and bundles for JavaScript: the npm package `keyside`, and the engine of
//! the page's key room.

#[cfg(feature = "package")]
mod package;
#[cfg(feature = "room")]
mod room;

#[cfg(feature = "package")]
pub use package::{
    BUNDLE_FORMAT, ERROR_CODE, JsPrivateKey, KEY_ALGORITHM, check_domain, inspect_csr,
};
#[cfg(feature = "room")]
pub use room::{
    Answer, CertificateView, FormatView, KeyRoom, KeyView, PASSPHRASE_MINIMUM, Problem, SavedFile,
    View, WorkerRoom,
};
