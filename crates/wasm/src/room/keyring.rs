//! What the room holds: its keys, and the certificate that came last.

use keyside_core::{BundleFormat, CertificateChain, DomainName, Fingerprint, PrivateKey};

use super::{CertificateView, FormatView, KeyView, PASSPHRASE_MINIMUM, View};

/// The keys that were made or opened here, the newest last, and the certificate that came last.
#[derive(Debug, Default)]
pub(super) struct Keyring {
    keys: Vec<Held>,
    delivery: Option<Delivery>,
}

/// A key, and the name it was made for.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) key: PrivateKey,
    pub(super) fingerprint: Fingerprint,
    pub(super) domain: DomainName,
    /// Whether the user was handed a file with it.
    pub(super) saved: bool,
}

/// A certificate, whose leaf is for the key with this fingerprint.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) chain: CertificateChain,
    pub(super) fingerprint: Fingerprint,
    pub(super) domain: DomainName,
}

impl Keyring {
    /// Wipes everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether there is neither key nor certificate.
    pub(super) const fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.delivery.is_none()
    }

    /// Takes a key in.
    pub(super) fn add(&mut self, held: Held) {
        self.keys.push(held);
    }

    /// Takes a certificate in, in place of the last one.
    pub(super) fn deliver(&mut self, delivery: Delivery) {
        self.delivery = Some(delivery);
    }

    /// Puts the certificate away; the keys stay.
    pub(super) fn withdraw(&mut self) {
        self.delivery = None;
    }

    /// The certificate that came last.
    pub(super) const fn delivery(&self) -> Option<&Delivery> {
        self.delivery.as_ref()
    }

    /// The certificate that came last, and the key it fits.
    pub(super) fn pair(&self) -> Option<(&Held, &Delivery)> {
        let delivery = self.delivery.as_ref()?;
        let held = self
            .keys
            .iter()
            .find(|held| held.fingerprint == delivery.fingerprint)?;
        Some((held, delivery))
    }

    /// The key that the user sees: the one of the certificate, or else the newest.
    pub(super) fn shown(&self) -> Option<&Held> {
        self.pair()
            .map(|(held, _)| held)
            .or_else(|| self.keys.last())
    }

    /// Notes that the user was handed the key that is shown.
    pub(super) fn mark_saved(&mut self) {
        let shown = self.shown().map(|held| held.fingerprint);
        for held in &mut self.keys {
            held.saved |= Some(held.fingerprint) == shown;
        }
    }

    /// What the frame is to show of it.
    pub(super) fn view(&self) -> View {
        View {
            key: self.shown().map_or(KeyView::Empty, |held| KeyView::Held {
                algorithm: held.key.algorithm(),
                fingerprint: held.fingerprint,
                saved: held.saved,
                passphrase_minimum: PASSPHRASE_MINIMUM,
            }),
            certificate: self.delivery.as_ref().map(|delivery| match self.pair() {
                Some(_) => CertificateView::Fits {
                    formats: BundleFormat::ALL
                        .iter()
                        .map(|format| FormatView {
                            name: format.name(),
                            needs_passphrase: format.needs_passphrase(),
                        })
                        .collect(),
                },
                None => CertificateView::KeyWanted {
                    domain: delivery.domain.clone(),
                    fingerprint: delivery.fingerprint,
                },
            }),
        }
    }
}
