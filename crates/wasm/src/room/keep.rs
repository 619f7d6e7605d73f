//! Copies in the browser: sealed for the page to keep, and proven when they come back.

use keyside_core::{Capsule, Fingerprint};
use keyside_room::{FromRoom, KeepProblem, Place, RoomError};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{
    Answer, KeyRoom, PASSPHRASE_MINIMUM, Problem, Safety, copy::BrowserCopy, is_short,
    or_no_randomness, refuse,
};

impl<R: TryCryptoRng> KeyRoom<R> {
    /// Hands the page an encrypted copy of the key to keep. The passphrase is held until the page hands
    /// the copy back, or cannot.
    pub fn keep(
        &mut self,
        passphrase: Zeroizing<String>,
        repeated: &str,
        answer: &mut impl FnMut(Answer),
    ) {
        if is_short(&passphrase) {
            let minimum = PASSPHRASE_MINIMUM;
            return refuse(Problem::KeepPassphraseTooShort { minimum }, answer);
        }
        if *passphrase != repeated {
            return refuse(Problem::PassphrasesDiffer, answer);
        }
        self.keyring.give_up_copies();
        self.show_copy(BrowserCopy::Locking, answer);
        match self.seal(&passphrase) {
            Ok(sealed) => {
                self.show_copy(BrowserCopy::Sealed(passphrase), answer);
                answer(Answer::Page(sealed));
            }
            Err(problem) => {
                self.show_copy(BrowserCopy::None, answer);
                refuse(problem, answer);
            }
        }
    }

    /// Takes in what a capsule with this key is to hold beside it.
    pub(super) fn note(
        &mut self,
        fingerprint: &Fingerprint,
        note: String,
        answer: &mut impl FnMut(Answer),
    ) {
        self.keyring.note(fingerprint, note);
        answer(Answer::Show(self.keyring.view()));
    }

    /// Sees whether the browser kept what it was given. A copy that nobody waits for any more tells
    /// nothing.
    pub(super) fn prove_copy(&mut self, capsule: &str, answer: &mut impl FnMut(Answer)) {
        let Some((held, passphrase)) = self.keyring.take_sealed() else {
            return;
        };
        let fingerprint = held.fingerprint;
        let kept = Capsule::open(capsule, &passphrase)
            .is_ok_and(|capsule| capsule.key.fingerprint() == fingerprint);
        let heard = if kept {
            held.copy = BrowserCopy::Kept;
            held.safety = Safety::Proven;
            let place = Place::Browser;
            FromRoom::Proven { fingerprint, place }
        } else {
            held.copy = BrowserCopy::NotKept(KeepProblem::Failed);
            let error = RoomError::CopyDamaged;
            FromRoom::Failed { error }
        };
        answer(Answer::Show(self.keyring.view()));
        answer(Answer::Page(heard));
    }

    /// The browser did not keep the copy, or will keep none.
    pub(super) fn not_kept(&mut self, reason: KeepProblem, answer: &mut impl FnMut(Answer)) {
        self.show_copy(BrowserCopy::NotKept(reason), answer);
    }

    fn show_copy(&mut self, copy: BrowserCopy, answer: &mut impl FnMut(Answer)) {
        self.keyring.set_copy(copy);
        answer(Answer::Show(self.keyring.view()));
    }

    fn seal(&mut self, passphrase: &str) -> Result<FromRoom, Problem> {
        let held = self.keyring.shown().ok_or(Problem::KeepFailed)?;
        let capsule = held
            .seal(passphrase, &mut self.rng)
            .map_err(or_no_randomness(Problem::KeepFailed))?;
        Ok(FromRoom::Sealed {
            fingerprint: held.fingerprint,
            capsule,
        })
    }
}
