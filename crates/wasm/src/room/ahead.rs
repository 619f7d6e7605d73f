//! A key that is made before it is asked for, and a request that it signs.

use keyside_core::{Csr, DomainName, Error, KeyAlgorithm, PrivateKey};
use rand_core::TryCryptoRng;

use super::Names;

/// At most one key, which nobody sees before it is taken.
#[derive(Debug, Default)]
pub(super) struct Ahead(Option<Prepared>);

#[derive(Debug)]
struct Prepared {
    key: PrivateKey,
    signed: Option<(DomainName, Csr)>,
}

impl Ahead {
    /// Makes a key of this kind, unless there is one, and has it sign for the name, unless it did.
    /// A key of another kind is wiped.
    pub(super) fn prepare(
        &mut self,
        algorithm: KeyAlgorithm,
        domain: Option<DomainName>,
        rng: &mut impl TryCryptoRng,
    ) {
        self.0 = match domain {
            Some(domain) => self
                .take_or_make(algorithm, &Names::from(domain.clone()), rng)
                .map(|(key, csr)| Prepared {
                    key,
                    signed: Some((domain, csr)),
                }),
            None => self.take_or_make_key(algorithm, rng),
        }
        .ok();
    }

    /// The prepared key and its request, each made anew if it is not the one wanted. A prepared key
    /// of another kind is wiped.
    ///
    /// # Errors
    /// Those of [`PrivateKey::make`] and [`PrivateKey::create_csr`].
    pub(super) fn take_or_make(
        &mut self,
        algorithm: KeyAlgorithm,
        names: &Names,
        rng: &mut impl TryCryptoRng,
    ) -> Result<(PrivateKey, Csr), Error> {
        let Prepared { key, signed } = self.take_or_make_key(algorithm, rng)?;
        let csr = match signed {
            Some((name, csr)) if names.are_only(&name) => csr,
            _ => key.create_csr(names, rng)?,
        };
        Ok((key, csr))
    }

    fn take_or_make_key(
        &mut self,
        algorithm: KeyAlgorithm,
        rng: &mut impl TryCryptoRng,
    ) -> Result<Prepared, Error> {
        let fitting = self
            .0
            .take()
            .filter(|prepared| prepared.key.algorithm() == algorithm);
        fitting.map_or_else(
            || {
                let key = PrivateKey::make(algorithm, rng)?;
                Ok(Prepared { key, signed: None })
            },
            Ok,
        )
    }
}
