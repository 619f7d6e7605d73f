//! Capsules that the user goes on from: a copy that the browser kept, or a file.

use keyside_room::{FromRoom, Own, Place, RoomError};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{
    Answer, KeyRoom, OwnView, Problem,
    keyring::{Held, Task},
    own::Kept,
    refuse,
    user_file::UserFile,
};

impl<R: TryCryptoRng> KeyRoom<R> {
    /// Asks for the passphrase of a copy that the browser kept. For one that cannot be opened, the user is
    /// asked for a file instead.
    pub(super) fn unlock_copy(&mut self, capsule: String, answer: &mut impl FnMut(Answer)) {
        match locked(capsule) {
            Ok(file) => {
                let place = Place::Browser;
                let instead = None;
                self.kept = Some(Kept {
                    file,
                    place,
                    instead,
                });
                self.keyring.start(Task::Own(OwnView::CopyLocked));
                answer(Answer::Show(self.keyring.view()));
            }
            Err(problem) => {
                self.bring(Own::Capsule, answer);
                let error = RoomError::CopyDamaged;
                answer(Answer::Page(FromRoom::Failed { error }));
                refuse(problem, answer);
            }
        }
    }

    pub(super) fn take_capsule(
        &mut self,
        file: &UserFile,
        passphrase: Option<&str>,
        place: Place,
    ) -> Result<FromRoom, Problem> {
        let capsule =
            file.capsule(passphrase)
                .map_err(|problem| match (problem, file.request()) {
                    (Problem::NotACapsule, Err(Problem::KeyInstead)) => Problem::KeyInstead,
                    (Problem::NotACapsule, Ok(_) | Err(Problem::SeveralRequests)) => {
                        Problem::RequestInstead
                    }
                    (problem, _) => problem,
                })?;
        let note = capsule.note.clone();
        let held = Held::resumed(capsule, place);
        let resumed = FromRoom::Resumed {
            algorithm: held.key.algorithm(),
            fingerprint: held.fingerprint,
            note,
            place,
        };
        self.keyring.add(held);
        self.keyring.start(Task::None);
        Ok(resumed)
    }
}

/// A copy that only its passphrase is needed for.
fn locked(capsule: String) -> Result<UserFile, Problem> {
    let file = UserFile::new(Zeroizing::new(capsule.into_bytes()))?;
    match file.capsule(None) {
        Err(Problem::FileLocked) => Ok(file),
        Err(problem @ Problem::UnsupportedCapsule) => Err(problem),
        _ => Err(Problem::DamagedCapsule),
    }
}
