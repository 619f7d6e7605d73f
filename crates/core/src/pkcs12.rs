//! PKCS#12 containers (RFC 7292): a key, its certificate and the ones above it, under a passphrase.

mod authentication;
pub(crate) mod ber;
mod cipher;
mod export;
mod hash;
mod open;
mod structure;

pub(crate) use cipher::TripleDes;
pub use export::Pkcs12Encryption;
pub use open::Pkcs12;
pub(crate) use structure::Encrypted;
