//! The key room's engine: does what the page and the user may each ask of the keys.

mod answer;
mod file;
mod keyring;
mod view;
mod worker;

use std::str;

use keyside_core::{CertificateChain, DomainName, Error, Fingerprint, KeyAlgorithm, PrivateKey};
use keyside_room::{FromRoom, RoomError, Saved, ToRoom};
use rand_core::TryCryptoRng;
use serde::{Deserialize, Deserializer};

use self::keyring::{Delivery, Held, Keyring};
pub use self::{
    answer::Answer,
    file::SavedFile,
    view::{CertificateView, KeyView, Problem, View},
    worker::WorkerRoom,
};

/// The fewest characters of a passphrase that locks a key file.
pub const PASSPHRASE_MINIMUM: usize = 12;

/// The engine of one tab.
///
/// What the page says arrives in [`hear`](Self::hear) alone, where it can have keys made and
/// certificates delivered; what it is told is a [`FromRoom`], which cannot carry a key. Only the
/// user, by the other methods, can have a file written.
#[derive(Debug)]
pub struct KeyRoom<R> {
    rng: R,
    keyring: Keyring,
}

impl<R: TryCryptoRng> KeyRoom<R> {
    /// An empty room that makes keys from these random numbers.
    pub fn new(rng: R) -> Self {
        Self {
            rng,
            keyring: Keyring::default(),
        }
    }

    /// Does what the page asks: [`ToRoom::Make`], [`ToRoom::Deliver`] or [`ToRoom::Withdraw`].
    pub fn hear<'de>(&mut self, message: impl Deserializer<'de>, answer: &mut impl FnMut(Answer)) {
        match ToRoom::deserialize(message) {
            Ok(ToRoom::Make { algorithm, domain }) => self.make(algorithm, domain, answer),
            Ok(ToRoom::Deliver {
                chain,
                fingerprint,
                domain,
            }) => {
                self.deliver(&chain, fingerprint, domain, answer);
            }
            Ok(ToRoom::Withdraw) => {
                self.keyring.withdraw();
                answer(Answer::Show(self.keyring.view()));
            }
            Ok(ToRoom::Start { .. } | ToRoom::Dress { .. } | ToRoom::Cancel | ToRoom::Forget)
            | Err(_) => {
                answer(Answer::Page(FromRoom::Failed {
                    error: RoomError::InvalidMessage,
                }));
            }
        }
    }

    /// Hands the user the key file, locked when there is a passphrase.
    pub fn save_key(&mut self, passphrase: Option<&str>, answer: &mut impl FnMut(Answer)) {
        let file = self.key_file(passphrase);
        self.hand_out(file, answer);
    }

    /// Hands the user the key and its certificate in the format of this name.
    pub fn save_bundle(&mut self, format: &str, answer: &mut impl FnMut(Answer)) {
        let file = self.bundle_file(format);
        self.hand_out(file, answer);
    }

    /// Opens a key file for the certificate that came.
    pub fn open_key(
        &mut self,
        file: &[u8],
        passphrase: Option<&str>,
        answer: &mut impl FnMut(Answer),
    ) {
        match self.read_key(file, passphrase) {
            Ok(held) => {
                let fingerprint = held.fingerprint;
                self.keyring.add(held);
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(FromRoom::Opened { fingerprint }));
            }
            Err(problem) => refuse(problem, answer),
        }
    }

    fn make(
        &mut self,
        algorithm: KeyAlgorithm,
        domain: DomainName,
        answer: &mut impl FnMut(Answer),
    ) {
        self.keyring.clear();
        answer(Answer::Show(View {
            key: KeyView::Making { algorithm },
            certificate: None,
        }));
        answer(Answer::Page(FromRoom::Making { algorithm }));

        match self.make_key(algorithm, domain) {
            Ok((held, csr)) => {
                let fingerprint = held.fingerprint;
                self.keyring.add(held);
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(FromRoom::Made {
                    algorithm,
                    fingerprint,
                    csr,
                }));
            }
            Err(problem) => {
                answer(Answer::Show(self.keyring.view()));
                refuse(problem, answer);
            }
        }
    }

    fn deliver(
        &mut self,
        chain: &str,
        fingerprint: Fingerprint,
        domain: DomainName,
        answer: &mut impl FnMut(Answer),
    ) {
        let Ok(chain) = CertificateChain::parse(chain) else {
            return refuse(Problem::InvalidCertificate, answer);
        };
        if chain.verify_signatures().is_err() {
            return refuse(Problem::InvalidCertificate, answer);
        }
        if !chain.matches(&fingerprint) {
            return refuse(Problem::CertificateMismatch, answer);
        }

        self.keyring.deliver(Delivery {
            chain,
            fingerprint,
            domain,
        });
        answer(Answer::Show(self.keyring.view()));
        answer(Answer::Page(match self.keyring.pair() {
            Some(_) => FromRoom::Fits { fingerprint },
            None => FromRoom::KeyWanted { fingerprint },
        }));
    }

    fn hand_out(&mut self, file: Result<SavedFile, Problem>, answer: &mut impl FnMut(Answer)) {
        match file {
            Ok(file) => {
                let what = file.what;
                self.keyring.mark_saved();
                answer(Answer::Save(file));
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(FromRoom::Saved { what }));
            }
            Err(problem) => refuse(problem, answer),
        }
    }

    fn make_key(
        &mut self,
        algorithm: KeyAlgorithm,
        domain: DomainName,
    ) -> Result<(Held, String), Problem> {
        let failed = or_no_randomness(Problem::MakeFailed);
        let key = PrivateKey::make(algorithm, &mut self.rng).map_err(&failed)?;
        let csr = key.create_csr(&domain, &mut self.rng).map_err(&failed)?;
        let fingerprint = key.fingerprint();
        Ok((
            Held {
                key,
                fingerprint,
                domain,
                saved: false,
            },
            csr.pem().to_owned(),
        ))
    }

    fn key_file(&mut self, passphrase: Option<&str>) -> Result<SavedFile, Problem> {
        const FAILED: Problem = Problem::SaveFailed { what: Saved::Key };
        if passphrase.is_some_and(|passphrase| passphrase.chars().count() < PASSPHRASE_MINIMUM) {
            let minimum = PASSPHRASE_MINIMUM;
            return Err(Problem::PassphraseTooShort { minimum });
        }
        let held = self.keyring.shown().ok_or(FAILED)?;
        SavedFile::of_key(held, passphrase, &mut self.rng).map_err(or_no_randomness(FAILED))
    }

    fn bundle_file(&mut self, format: &str) -> Result<SavedFile, Problem> {
        const FAILED: Problem = Problem::SaveFailed {
            what: Saved::Bundle,
        };
        let (held, delivery) = self.keyring.pair().ok_or(FAILED)?;
        SavedFile::of_bundle(held, delivery, format, &mut self.rng)
            .map_err(or_no_randomness(FAILED))
    }

    fn read_key(&self, file: &[u8], passphrase: Option<&str>) -> Result<Held, Problem> {
        let delivery = self.keyring.delivery().ok_or(Problem::NotAKeyFile)?;
        let pem = str::from_utf8(file).map_err(|_| Problem::NotAKeyFile)?;
        let key = PrivateKey::parse(pem, passphrase).map_err(|error| match error {
            Error::PassphraseRequired => Problem::FileLocked,
            Error::EmptyPassphrase | Error::WrongPassphrase => Problem::WrongPassphrase,
            _ => Problem::NotAKeyFile,
        })?;

        let (found, wanted) = (key.fingerprint(), delivery.fingerprint);
        if found != wanted {
            return Err(Problem::AnotherKey { found, wanted });
        }
        Ok(Held {
            key,
            fingerprint: found,
            domain: delivery.domain.clone(),
            saved: true,
        })
    }
}

/// Tells the user what is wrong, and the page as much of it as is its business.
fn refuse(problem: Problem, answer: &mut impl FnMut(Answer)) {
    if let Some(error) = problem.for_page() {
        answer(Answer::Page(FromRoom::Failed { error }));
    }
    answer(Answer::Refuse(problem));
}

/// The problem, unless it is that there are no random numbers.
fn or_no_randomness(problem: Problem) -> impl Fn(Error) -> Problem {
    move |error| match error {
        Error::NoRandomness => Problem::NoRandomness,
        _ => problem.clone(),
    }
}
