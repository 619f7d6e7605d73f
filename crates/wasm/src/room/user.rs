//! What only the user can have done: files with keys, written.

use keyside_core::Error;
use keyside_room::{FromRoom, Saved};
use rand_core::TryCryptoRng;

use super::{
    Answer, KeyRoom, PASSPHRASE_MINIMUM, Problem, Safety, SavedFile, is_short, or_no_randomness,
    refuse,
};

impl<R: TryCryptoRng> KeyRoom<R> {
    /// Hands the user the key file, locked when there is a passphrase.
    pub fn save_key(&mut self, passphrase: Option<&str>, answer: &mut impl FnMut(Answer)) {
        let file = self.key_file(passphrase);
        self.hand_out(file, answer);
    }

    /// Hands the user the key and its certificate in the format of this name, locked when there
    /// is a passphrase.
    pub fn save_bundle(
        &mut self,
        format: &str,
        passphrase: Option<&str>,
        answer: &mut impl FnMut(Answer),
    ) {
        let file = self.bundle_file(format, passphrase);
        self.hand_out(file, answer);
    }

    /// Hands the user a capsule with the key and its note.
    pub fn save_capsule(&mut self, passphrase: &str, answer: &mut impl FnMut(Answer)) {
        let file = self.capsule_file(passphrase);
        self.hand_out(file, answer);
    }

    fn hand_out(&mut self, file: Result<SavedFile, Problem>, answer: &mut impl FnMut(Answer)) {
        match file {
            Ok(file) => {
                let what = file.what;
                self.keyring.mark(Safety::Saved);
                answer(Answer::Save(file));
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(FromRoom::Saved { what }));
            }
            Err(problem) => refuse(problem, answer),
        }
    }

    fn key_file(&mut self, passphrase: Option<&str>) -> Result<SavedFile, Problem> {
        const FAILED: Problem = Problem::SaveFailed { what: Saved::Key };
        if passphrase.is_some_and(is_short) {
            let minimum = PASSPHRASE_MINIMUM;
            return Err(Problem::PassphraseTooShort { minimum });
        }
        let held = self.keyring.shown().ok_or(FAILED)?;
        SavedFile::of_key(held, passphrase, &mut self.rng).map_err(or_no_randomness(FAILED))
    }

    fn capsule_file(&mut self, passphrase: &str) -> Result<SavedFile, Problem> {
        const FAILED: Problem = Problem::SaveFailed {
            what: Saved::Capsule,
        };
        if is_short(passphrase) {
            let minimum = PASSPHRASE_MINIMUM;
            return Err(Problem::CapsulePassphraseTooShort { minimum });
        }
        let held = self.keyring.shown().ok_or(FAILED)?;
        SavedFile::of_capsule(held, passphrase, &mut self.rng).map_err(or_no_randomness(FAILED))
    }

    fn bundle_file(
        &mut self,
        format: &str,
        passphrase: Option<&str>,
    ) -> Result<SavedFile, Problem> {
        const FAILED: Problem = Problem::SaveFailed {
            what: Saved::Bundle,
        };
        const TOO_SHORT: Problem = Problem::BundlePassphraseTooShort {
            minimum: PASSPHRASE_MINIMUM,
        };
        if passphrase.is_some_and(is_short) {
            return Err(TOO_SHORT);
        }
        let (held, delivery) = self.keyring.pair().ok_or(FAILED)?;
        SavedFile::of_bundle(held, delivery, format, passphrase, &mut self.rng).map_err(|error| {
            match error {
                Error::BundlePassphraseRequired => TOO_SHORT,
                Error::PassphraseNotAscii => Problem::BundlePassphraseNotAscii,
                error => or_no_randomness(FAILED)(error),
            }
        })
    }
}
