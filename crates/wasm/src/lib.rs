//! Private keys, requests and bundles for JavaScript: the npm package `keyside`, and the engine of
//! the page's key room.

#[cfg(feature = "csr")]
mod csr;
#[cfg(any(feature = "csr", feature = "package"))]
mod error;
#[cfg(feature = "package")]
mod package;
#[cfg(feature = "room")]
mod room;

#[cfg(feature = "csr")]
pub use csr::JsRequestKey;
#[cfg(feature = "package")]
pub use package::{
    BUNDLE_FORMAT, ERROR_CODE, EXTENDED_KEY_USAGE, FINDING_NAME, JsPrimeSearch, JsPrivateKey,
    KEY_ALGORITHM, KEY_FLAW_NAME, KEY_USAGE, Misuse, SEVERITY, check_domain, inspect_csr, lint_csr,
    parse_certificate_chain, parse_csr, verify_certificate_chain,
};
#[cfg(feature = "room")]
pub use room::{
    Answer, CertificateView, CopyView, FILE_MAX, FormatView, KeyRoom, KeyView, OwnView,
    PASSPHRASE_MINIMUM, Problem, Safety, SavedFile, View, WorkerRoom,
};
