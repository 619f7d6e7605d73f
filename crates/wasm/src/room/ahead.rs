//! A key that is made before it is asked for.

use keyside_core::{Error, KeyAlgorithm, PrivateKey};
use rand_core::TryCryptoRng;

/// At most one key, which nobody sees before it is taken.
#[derive(Debug, Default)]
pub(super) struct Ahead(Option<PrivateKey>);

impl Ahead {
    /// Makes a key of this kind, unless there is one. One of another kind is wiped.
    pub(super) fn prepare(&mut self, algorithm: KeyAlgorithm, rng: &mut impl TryCryptoRng) {
        self.0 = self.take_or_make(algorithm, rng).ok();
    }

    /// The prepared key, or else a new one. A prepared key of another kind is wiped.
    ///
    /// # Errors
    /// Those of [`PrivateKey::make`].
    pub(super) fn take_or_make(
        &mut self,
        algorithm: KeyAlgorithm,
        rng: &mut impl TryCryptoRng,
    ) -> Result<PrivateKey, Error> {
        let fitting = self.0.take().filter(|key| key.algorithm() == algorithm);
        fitting.map_or_else(|| PrivateKey::make(algorithm, rng), Ok)
    }
}
