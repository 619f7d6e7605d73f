//! What the room holds: its keys, and what it is to do with them.

use keyside_core::{
    BundleFormat, Capsule, CertificateChain, DomainName, Error, Fingerprint, PrivateKey,
};
use keyside_room::Place;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{
    CertificateView, FormatView, KeyView, OwnView, PASSPHRASE_MINIMUM, Safety, View,
    copy::BrowserCopy,
};

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
    /// What a capsule holds beside it, as far as the page said.
    pub(super) note: Option<String>,
    /// Where else it is known to be.
    pub(super) safety: Safety,
    pub(super) copy: BrowserCopy,
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
            note: None,
            safety: Safety::Nowhere,
            copy: BrowserCopy::None,
            brought: false,
        }
    }

    /// A key from a file of the user's.
    pub(super) const fn brought(key: PrivateKey, domain: Option<DomainName>) -> Self {
        Self {
            fingerprint: key.fingerprint(),
            key,
            domain,
            note: None,
            safety: Safety::Proven,
            copy: BrowserCopy::None,
            brought: true,
        }
    }

    /// A key from a capsule.
    pub(super) fn resumed(capsule: Capsule, place: Place) -> Self {
        Self {
            fingerprint: capsule.key.fingerprint(),
            key: capsule.key,
            domain: None,
            note: Some(capsule.note),
            safety: Safety::Proven,
            copy: match place {
                Place::Browser => BrowserCopy::Kept,
                Place::File => BrowserCopy::None,
            },
            brought: false,
        }
    }

    /// A capsule with it.
    ///
    /// # Errors
    /// Those of [`Capsule::seal`]; [`Error::KeyNotExported`] before there is a note.
    pub(super) fn seal(
        &self,
        passphrase: &str,
        rng: &mut impl TryCryptoRng,
    ) -> Result<String, Error> {
        let note = self.note.as_deref().ok_or(Error::KeyNotExported)?;
        Capsule::seal(&self.key, note, passphrase, rng)
    }

    /// The same key, with what was known of it before.
    fn after(mut self, before: Self) -> Self {
        self.domain = self.domain.or(before.domain);
        self.note = self.note.or(before.note);
        self.brought |= before.brought;
        if let BrowserCopy::None = self.copy {
            self.copy = before.copy;
        }
        self
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
    pub(super) fn add(&mut self, held: Held) {
        self.give_up_copies();
        let same = |other: &Held| other.fingerprint == held.fingerprint;
        let before = self.keys.iter().position(same);
        let before = before.map(|place| self.keys.remove(place));
        self.keys.push(match before {
            Some(before) => held.after(before),
            None => held,
        });
    }

    /// Takes in the note for a key, if it is here.
    pub(super) fn note(&mut self, fingerprint: &Fingerprint, note: String) {
        let mut keys = self.keys.iter_mut();
        if let Some(held) = keys.find(|held| held.fingerprint == *fingerprint) {
            held.note = Some(note);
        }
    }

    /// Notes what became of the copy that is waited for, or else of that of the key that is shown.
    pub(super) fn set_copy(&mut self, copy: BrowserCopy) {
        let awaited = self.keys.iter().position(|held| held.copy.is_awaited());
        if let Some(place) = awaited.or_else(|| self.place_of_shown()) {
            self.keys[place].copy = copy;
        }
    }

    /// Waits for no copy any more.
    pub(super) fn give_up_copies(&mut self) {
        while self.take_sealed().is_some() {}
    }

    /// The key whose copy is with the page, and its passphrase, which is held no longer.
    pub(super) fn take_sealed(&mut self) -> Option<(&mut Held, Zeroizing<String>)> {
        self.keys.iter_mut().find_map(|held| {
            let passphrase = held.copy.take_passphrase()?;
            Some((held, passphrase))
        })
    }

    /// From now on the user is wanted for this; the keys stay. One that has no name yet has the
    /// certificate's.
    pub(super) fn start(&mut self, task: Task) {
        self.task = task;
        if let (Some(place), Some(delivery)) = (self.place_of_delivered(), self.delivery()) {
            let domain = delivery.domain.clone();
            self.keys[place].domain.get_or_insert(domain);
        }
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
        let held = &self.keys[self.place_of_delivered()?];
        Some((held, self.delivery()?))
    }

    /// The key that the user sees: the one of the certificate, or else the newest.
    pub(super) fn shown(&self) -> Option<&Held> {
        self.place_of_shown().map(|place| &self.keys[place])
    }

    /// Notes that the key that is shown is at least so safe.
    pub(super) fn mark(&mut self, safety: Safety) {
        if let Some(place) = self.place_of_shown() {
            let held = &mut self.keys[place];
            held.safety = held.safety.max(safety);
        }
    }

    fn place_of_shown(&self) -> Option<usize> {
        self.place_of_delivered()
            .or_else(|| self.keys.len().checked_sub(1))
    }

    fn place_of_delivered(&self) -> Option<usize> {
        let delivery = self.delivery()?;
        let mut keys = self.keys.iter();
        keys.position(|held| held.fingerprint == delivery.fingerprint)
    }

    /// What the frame is to show of it.
    pub(super) fn view(&self) -> View {
        View {
            key: self.shown().map_or(KeyView::Empty, |held| KeyView::Held {
                algorithm: held.key.algorithm(),
                fingerprint: held.fingerprint,
                safety: held.safety,
                copy: held.copy.view(),
                brought: held.brought,
                resumable: held.note.is_some(),
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
                    wipeable: self
                        .keys
                        .iter()
                        .filter(|held| held.fingerprint != delivery.fingerprint)
                        .all(|held| held.safety == Safety::Proven),
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
