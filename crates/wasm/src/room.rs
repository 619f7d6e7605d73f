//! The key room's engine: does what the page and the user may each ask of the keys.

mod ahead;
mod answer;
mod copy;
mod file;
mod keep;
mod keyring;
mod names;
mod own;
mod problem;
mod proof;
mod report;
mod resume;
mod rewrap;
mod user;
mod user_file;
mod view;
mod worker;

use keyside_core::{Capsule, CertificateChain, DomainName, Error, Fingerprint, KeyAlgorithm};
use keyside_room::{FromRoom, RoomError, ToRoom};
use rand_core::TryCryptoRng;
use serde::{Deserialize, Deserializer};

use self::{
    ahead::Ahead,
    keyring::{Delivery, Held, Keyring, Task},
    names::Names,
    own::Kept,
    user_file::UserFile,
};
pub use self::{
    answer::Answer,
    file::SavedFile,
    problem::Problem,
    view::{CertificateView, CopyView, FormatView, KeyView, OwnView, Safety, View},
    worker::WorkerRoom,
};

/// The fewest characters of a passphrase that locks a file.
pub const PASSPHRASE_MINIMUM: usize = 12;

/// The most bytes of a file that the user may hand over.
pub const FILE_MAX: usize = 64 * 1024;

/// The engine of one tab.
///
/// What the page says arrives in [`hear`](Self::hear) alone, where it can have keys made and
/// certificates delivered; what it is told is a [`FromRoom`], which carries no key that is not
/// encrypted. Only the user, by the other methods, can have a copy or a file written or hand one over.
#[derive(Debug)]
pub struct KeyRoom<R> {
    rng: R,
    ahead: Ahead,
    keyring: Keyring,
    /// What the user handed over and has to say more about.
    kept: Option<Kept>,
    /// What the user shows to prove that they have the key, until its passphrase is told.
    proof: Option<UserFile>,
}

impl<R: TryCryptoRng> KeyRoom<R> {
    /// An empty room that makes keys from these random numbers.
    pub fn new(rng: R) -> Self {
        Self {
            rng,
            ahead: Ahead::default(),
            keyring: Keyring::default(),
            kept: None,
            proof: None,
        }
    }

    /// Does what the page asks: every [`ToRoom`] that is not for the frame.
    pub fn hear<'de>(&mut self, message: impl Deserializer<'de>, answer: &mut impl FnMut(Answer)) {
        match ToRoom::deserialize(message) {
            Ok(ToRoom::Prepare { algorithm, domain }) => self.prepare(algorithm, domain, answer),
            Ok(ToRoom::Make {
                algorithm,
                domain,
                others,
            }) => self.make(algorithm, Names { domain, others }, answer),
            Ok(ToRoom::Deliver {
                chain,
                fingerprint,
                domain,
            }) => {
                self.deliver(&chain, fingerprint, domain, answer);
            }
            Ok(ToRoom::Note { fingerprint, note }) if note.len() <= Capsule::NOTE_MAX => {
                self.note(&fingerprint, note, answer);
            }
            Ok(ToRoom::Prove { capsule }) => self.prove_copy(&capsule, answer),
            Ok(ToRoom::NotKept { reason }) => self.not_kept(reason, answer),
            Ok(ToRoom::Unlock { capsule }) => self.unlock_copy(capsule, answer),
            Ok(ToRoom::Bring { what }) => self.bring(what, answer),
            Ok(ToRoom::Sign { domain, others }) => self.sign(Names { domain, others }, answer),
            Ok(ToRoom::Withdraw) => {
                self.kept = None;
                self.keyring.give_up_copies();
                self.keyring.start(Task::None);
                answer(Answer::Show(self.keyring.view()));
            }
            Ok(
                ToRoom::Start { .. }
                | ToRoom::Dress { .. }
                | ToRoom::Theme { .. }
                | ToRoom::Note { .. }
                | ToRoom::Cancel
                | ToRoom::Forget,
            )
            | Err(_) => {
                answer(Answer::Page(FromRoom::Failed {
                    error: RoomError::InvalidMessage,
                }));
            }
        }
    }

    /// A failure tells nobody: making will meet it again.
    fn prepare(
        &mut self,
        algorithm: KeyAlgorithm,
        domain: Option<DomainName>,
        answer: &mut impl FnMut(Answer),
    ) {
        if self.keyring.is_empty() {
            self.ahead.prepare(algorithm, domain, &mut self.rng);
        }
        answer(Answer::Prepared(algorithm));
    }

    fn make(&mut self, algorithm: KeyAlgorithm, names: Names, answer: &mut impl FnMut(Answer)) {
        self.kept = None;
        self.proof = None;
        self.keyring.clear();
        answer(Answer::Show(View {
            key: KeyView::Making { algorithm },
            certificate: None,
            own: None,
        }));
        answer(Answer::Page(FromRoom::Making { algorithm }));

        match self.make_key(algorithm, names) {
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

        self.kept = None;
        self.keyring.start(Task::Deliver(Delivery {
            chain,
            fingerprint,
            domain,
        }));
        answer(Answer::Show(self.keyring.view()));
        answer(Answer::Page(match self.keyring.pair() {
            Some(_) => FromRoom::Fits { fingerprint },
            None => FromRoom::KeyWanted { fingerprint },
        }));
    }

    fn make_key(
        &mut self,
        algorithm: KeyAlgorithm,
        names: Names,
    ) -> Result<(Held, String), Problem> {
        let failed = or_no_randomness(Problem::MakeFailed);
        let (key, csr) = self
            .ahead
            .take_or_make(algorithm, &names, &mut self.rng)
            .map_err(failed)?;
        Ok((Held::made(key, names.domain), csr.pem().to_owned()))
    }
}

/// Tells the user what is wrong, and the page as much of it as is its business.
fn refuse(problem: Problem, answer: &mut impl FnMut(Answer)) {
    if let Some(error) = problem.for_page() {
        answer(Answer::Page(FromRoom::Failed { error }));
    }
    answer(Answer::Refuse(problem));
}

fn is_short(passphrase: &str) -> bool {
    passphrase.chars().count() < PASSPHRASE_MINIMUM
}

/// The problem, unless it is that there are no random numbers.
fn or_no_randomness(problem: Problem) -> impl Fn(Error) -> Problem {
    move |error| match error {
        Error::NoRandomness => Problem::NoRandomness,
        _ => problem.clone(),
    }
}
