//! The names under which orders are placed, so that sending one twice places one.

use keyside_core::Fingerprint;

/// Names that nobody else gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names {
    seed: String,
    given: u32,
}

impl Names {
    /// Names with this in them, which no other visit has.
    pub(crate) const fn new(seed: String) -> Self {
        Self { seed, given: 0 }
    }

    /// An `Idempotency-Key` for an order with this key.
    pub(super) fn next(&mut self, fingerprint: &Fingerprint) -> String {
        self.given += 1;
        format!("{fingerprint}-{}-{}", self.seed, self.given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let fingerprint = Fingerprint::of_spki_der(b"a public key");
        let visit = |seed: &str| {
            let mut names = Names::new(seed.to_owned());
            [names.next(&fingerprint), names.next(&fingerprint)]
        };
        let mut given = [visit("a"), visit("b")].concat();
        given.sort();
        given.dedup();

        assert_eq!(given.len(), 4);
    }
}
