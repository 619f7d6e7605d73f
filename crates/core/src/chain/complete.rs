//! Adding what a chain lacks.

use crate::{Certificate, CertificateChain};

impl CertificateChain {
    /// The chain with what is missing at its end, from these intermediate certificates: each the
    /// issuer of the one below, by name and by signature. Of several, the one that is valid
    /// longest is taken.
    ///
    /// No root is added, nor any other certificate that is its own issuer: whoever trusts it has
    /// it. If an issuer is missing, the chain ends below it; [`verify`](Self::verify) tells.
    #[must_use]
    pub fn complete(mut self, intermediates: &[Certificate]) -> Self {
        while let Some(issuer) = self.missing_issuer(intermediates) {
            self.0.push(issuer.clone());
        }
        self
    }

    fn missing_issuer<'a>(&self, candidates: &'a [Certificate]) -> Option<&'a Certificate> {
        let last = self.0.last()?;
        candidates
            .iter()
            .filter(|issuer| {
                last.names_as_issuer(issuer)
                    && !last.names_as_issuer(last)
                    && !issuer.names_as_issuer(issuer)
                    && !self.0.contains(issuer)
                    && last.verify_signature(issuer).is_ok()
            })
            .max_by_key(|issuer| issuer.not_after())
    }
}
