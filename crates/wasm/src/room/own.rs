//! Bringing one's own: what the user hands over, and what the page can have done with it.

use keyside_room::{FromRoom, Own, Place};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{
    Answer, KeyRoom, OwnView, Problem,
    keyring::{Held, Task},
    names::Names,
    or_no_randomness, refuse,
    report::{report, usable},
    user_file::{FoundRequest, UserFile},
};

/// What the user handed over and has to say more about.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) file: UserFile,
    /// Where it is from.
    pub(super) place: Place,
    /// What it may be used as.
    pub(super) instead: Option<Own>,
}

impl<R: TryCryptoRng> KeyRoom<R> {
    /// Takes a file of the user's: the key of the certificate that came, or what they bring of their
    /// own. One that is locked, or that holds something else, is kept for [`unlock`](Self::unlock)
    /// or [`use_instead`](Self::use_instead).
    pub fn hand_over(&mut self, file: Zeroizing<Vec<u8>>, answer: &mut impl FnMut(Answer)) {
        match UserFile::new(file) {
            Ok(file) => self.open(file, Place::File, None, answer),
            Err(problem) => refuse(problem, answer),
        }
    }

    /// Opens the file that is kept with its passphrase.
    pub fn unlock(&mut self, passphrase: &str, answer: &mut impl FnMut(Answer)) {
        match self.kept.take() {
            Some(kept) => self.open(kept.file, kept.place, Some(passphrase), answer),
            None => refuse(Problem::NotAKeyFile, answer),
        }
    }

    /// Uses the file that is kept as what it is, and not as what was wanted.
    pub fn use_instead(&mut self, answer: &mut impl FnMut(Answer)) {
        let Some((kept, what)) = self.kept.take().and_then(|kept| {
            let what = kept.instead?;
            Some((kept, what))
        }) else {
            return refuse(Problem::NotAKeyFile, answer);
        };
        self.keyring.start(Task::Own(OwnView::Awaited { what }));
        answer(Answer::Show(self.keyring.view()));
        self.open(kept.file, kept.place, None, answer);
    }

    /// Shows the place to hand something over. A key that the user brought already will do.
    pub(super) fn bring(&mut self, what: Own, answer: &mut impl FnMut(Answer)) {
        self.kept = None;
        self.keyring.start(Task::Own(OwnView::Awaited { what }));
        match self.keyring.brought() {
            Some(held) if what == Own::Key => {
                let brought = key_brought(held);
                self.keyring.start(Task::Own(OwnView::KeyBrought));
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(brought));
            }
            _ => answer(Answer::Show(self.keyring.view())),
        }
    }

    /// Signs a request with the key that the user brought last.
    pub(super) fn sign(&mut self, names: Names, answer: &mut impl FnMut(Answer)) {
        let Some(held) = self.keyring.brought_mut() else {
            return refuse(Problem::NoKey, answer);
        };
        match held.key.create_csr(&names, &mut self.rng) {
            Ok(csr) => {
                held.domain = Some(names.domain);
                answer(Answer::Page(FromRoom::Made {
                    algorithm: held.key.algorithm(),
                    fingerprint: held.fingerprint,
                    csr: csr.pem().to_owned(),
                }));
            }
            Err(error) => refuse(or_no_randomness(Problem::MakeFailed)(error), answer),
        }
    }

    fn open(
        &mut self,
        file: UserFile,
        place: Place,
        passphrase: Option<&str>,
        answer: &mut impl FnMut(Answer),
    ) {
        let opened = match self.keyring.task() {
            Task::None => Err(Problem::NotAKeyFile),
            Task::Deliver(_) => self.take_key_of_certificate(&file, passphrase),
            Task::Own(own) => match own.wanted() {
                Own::Key => self.take_own_key(&file, passphrase),
                Own::Request => self.take_own_request(&file),
                Own::Capsule => self.take_capsule(&file, passphrase, place),
            },
        };
        match opened {
            Ok(heard) => {
                self.kept = None;
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(heard));
            }
            Err(problem) => {
                let instead = problem.instead();
                self.kept = problem.needs_a_word().then_some(Kept {
                    file,
                    place,
                    instead,
                });
                refuse(problem, answer);
            }
        }
    }

    fn take_key_of_certificate(
        &mut self,
        file: &UserFile,
        passphrase: Option<&str>,
    ) -> Result<FromRoom, Problem> {
        let delivery = self.keyring.delivery().ok_or(Problem::NotAKeyFile)?;
        let (wanted, domain) = (delivery.fingerprint, delivery.domain.clone());
        let key = file.key(passphrase)?;
        let found = key.fingerprint();
        if found != wanted {
            return Err(Problem::AnotherKey { found, wanted });
        }
        self.keyring.add(Held::brought(key, Some(domain)));
        Ok(FromRoom::Opened { fingerprint: found })
    }

    fn take_own_key(
        &mut self,
        file: &UserFile,
        passphrase: Option<&str>,
    ) -> Result<FromRoom, Problem> {
        if file.is_capsule() {
            return Err(Problem::CapsuleInstead);
        }
        let key = file.key(passphrase).map_err(|problem| match problem {
            Problem::NotAKeyFile if file.has_request() => Problem::RequestInstead,
            problem => problem,
        })?;
        let held = Held::brought(key, None);
        let brought = key_brought(&held);
        self.keyring.add(held);
        self.keyring.start(Task::Own(OwnView::KeyBrought));
        Ok(brought)
    }

    fn take_own_request(&mut self, file: &UserFile) -> Result<FromRoom, Problem> {
        if file.is_capsule() {
            return Err(Problem::CapsuleInstead);
        }
        let FoundRequest {
            inspection,
            csr,
            beside_key: key_passed_over,
        } = file.request()?;
        self.keyring
            .start(Task::Own(OwnView::RequestBrought { key_passed_over }));
        Ok(FromRoom::RequestBrought {
            report: Box::new(report(inspection)),
            request: csr.as_ref().map(usable),
        })
    }
}

const fn key_brought(held: &Held) -> FromRoom {
    FromRoom::KeyBrought {
        algorithm: held.key.algorithm(),
        fingerprint: held.fingerprint,
    }
}
