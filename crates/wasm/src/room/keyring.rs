//! What the room holds: its keys, and what it is to do with them.

use keyside_core::{BundleFormat, CertificateChain, DomainName, Fingerprint, PrivateKey};

use super::{CertificateView, FormatView, KeyView, OwnView, PASSPHRASE_MINIMUM, View};

/// The keys that were made or opened here, the newest last, and what the page wants of the user.
#[derive(Debug, Default)]
pub(super) struct Keyring {
    keys: Vec<Held>,
    task: Task,
}

/// What the page wants of the user.
#[derive(Debug, Default)]
pub(super) enum Task {
    /// Nothing.
    #[default]
    None,
    /// To save the certificate that came with its key, which they may have to hand over.
    Deliver(Delivery),
    /// To hand over something of their own.
    Own(OwnView),
}

/// A key, and the name that a request was signed for with it.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) key: PrivateKey,
    pub(super) fingerprint: Fingerprint,
    pub(super) domain: Option<DomainName>,
    /// Whether the user has it in a file.
    pub(super) saved: bool,
    /// Whether it comes from a file of theirs.
    pub(super) brought: bool,
}

/// A certificate, whose leaf is for the key with this fingerprint.
#[derive(Debug)]
pub(super) struct Delivery {
    pub(super) chain: CertificateChain,
    pub(super) fingerprint: Fingerprint,
    pub(super) domain: DomainName,
}

impl Held {
    /// A new key.
    pub(super) const fn made(key: PrivateKey, domain: DomainName) -> Self {
        Self {
            fingerprint: key.fingerprint(),
            key,
            domain: Some(domain),
            saved: false,
            brought: false,
        }
    }

    /// A key from a file of the user's.
    pub(super) const fn brought(key: PrivateKey, domain: Option<DomainName>) -> Self {
        Self {
            fingerprint: key.fingerprint(),
            key,
            domain,
            saved: true,
            brought: true,
        }
    }
}

impl Keyring {
    /// Wipes everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether there is no key, and nothing is wanted of the user.
    pub(super) const fn is_empty(&self) -> bool {
        self.keys.is_empty() && matches!(self.task, Task::None)
    }

    /// Takes a key in. It takes the place of the same one from before.
    pub(super) fn add(&mut self, mut held: Held) {
        let same = |other: &Held| other.fingerprint == held.fingerprint;
        if let Some(place) = self.keys.iter().position(same) {
            let before = self.keys.remove(place);
            held.domain = held.domain.or(before.domain);
        }
        self.keys.push(held);
    }

    /// From now on the user is wanted for this; the keys stay.
    pub(super) fn start(&mut self, task: Task) {
        self.task = task;
    }

    /// What the user is wanted for.
    pub(super) const fn task(&self) -> &Task {
        &self.task
    }

    /// The certificate that came last.
    pub(super) const fn delivery(&self) -> Option<&Delivery> {
        match &self.task {
            Task::Deliver(delivery) => Some(delivery),
            Task::None | Task::Own(_) => None,
        }
    }

    /// The key that the user brought last.
    pub(super) fn brought(&self) -> Option<&Held> {
        self.keys.iter().rfind(|held| held.brought)
    }

    /// The same, to be changed.
    pub(super) fn brought_mut(&mut self) -> Option<&mut Held> {
        self.keys.iter_mut().rfind(|held| held.brought)
    }

    /// The certificate that came last, and the key it fits.
    pub(super) fn pair(&self) -> Option<(&Held, &Delivery)> {
        let delivery = self.delivery()?;
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
                brought: held.brought,
                passphrase_minimum: PASSPHRASE_MINIMUM,
            }),
            certificate: self.delivery().map(|delivery| match self.pair() {
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
            own: match &self.task {
                Task::Own(own) => Some(own.clone()),
                Task::None | Task::Deliver(_) => None,
            },
        }
    }
}
