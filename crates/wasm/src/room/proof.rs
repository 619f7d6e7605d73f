//! Files that the user saved and shows again, to see whether they hold the key.

use keyside_room::{FromRoom, Place};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{Answer, KeyRoom, Problem, Safety, user_file::UserFile};

impl<R: TryCryptoRng> KeyRoom<R> {
    /// Takes a file that the user shows. One that is locked waits for
    /// [`unlock_proof`](Self::unlock_proof).
    pub fn prove(&mut self, file: Zeroizing<Vec<u8>>, answer: &mut impl FnMut(Answer)) {
        match UserFile::new(file) {
            Ok(file) => self.compare(file, None, answer),
            Err(problem) => answer(Answer::RefuseProof(problem)),
        }
    }

    /// Opens the file that the user showed with its passphrase.
    pub fn unlock_proof(&mut self, passphrase: &str, answer: &mut impl FnMut(Answer)) {
        match self.proof.take() {
            Some(file) => self.compare(file, Some(passphrase), answer),
            None => answer(Answer::RefuseProof(Problem::NotAKeyFile)),
        }
    }

    fn compare(
        &mut self,
        file: UserFile,
        passphrase: Option<&str>,
        answer: &mut impl FnMut(Answer),
    ) {
        match self.proven_by(&file, passphrase) {
            Ok(proven) => {
                self.proof = None;
                self.keyring.mark(Safety::Proven);
                answer(Answer::Show(self.keyring.view()));
                answer(Answer::Page(proven));
            }
            Err(problem) => {
                self.proof = problem.needs_a_word().then_some(file);
                answer(Answer::RefuseProof(problem));
            }
        }
    }

    fn proven_by(&self, file: &UserFile, passphrase: Option<&str>) -> Result<FromRoom, Problem> {
        let wanted = self
            .keyring
            .shown()
            .ok_or(Problem::NotAKeyFile)?
            .fingerprint;
        let found = file.key(passphrase)?.fingerprint();
        if found != wanted {
            return Err(Problem::AnotherKey { found, wanted });
        }
        Ok(FromRoom::Proven {
            fingerprint: found,
            place: Place::File,
        })
    }
}
