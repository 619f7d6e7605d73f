//! What is known of a key's copy in the browser.

use std::{fmt, mem};

use keyside_room::KeepProblem;
use zeroize::Zeroizing;

use super::CopyView;

/// How far a key's copy in the browser is.
#[derive(Default)]
pub(super) enum BrowserCopy {
    /// There is none that this room knows of.
    #[default]
    None,
    /// It is being encrypted.
    Locking,
    /// The page has it to keep. With this passphrase it opens again.
    Sealed(Zeroizing<String>),
    /// It was kept, read back and found to be the key.
    Kept,
    /// The browser did not keep it.
    NotKept(KeepProblem),
}

impl BrowserCopy {
    /// Whether it is not known yet what becomes of it.
    pub(super) const fn is_awaited(&self) -> bool {
        matches!(self, Self::Locking | Self::Sealed(_))
    }

    /// The passphrase of a sealed copy, which is no longer waited for.
    pub(super) fn take_passphrase(&mut self) -> Option<Zeroizing<String>> {
        match mem::take(self) {
            Self::Sealed(passphrase) => Some(passphrase),
            other => {
                *self = other;
                None
            }
        }
    }

    /// What the frame is to show of it.
    pub(super) const fn view(&self) -> CopyView {
        match self {
            Self::None => CopyView::None,
            Self::Locking => CopyView::Locking,
            Self::Sealed(_) => CopyView::Keeping,
            Self::Kept => CopyView::Kept,
            Self::NotKept(reason) => CopyView::NotKept { reason: *reason },
        }
    }
}

impl fmt::Debug for BrowserCopy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BrowserCopy({:?})", self.view())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_not_written_to_a_log() {
        let sealed = BrowserCopy::Sealed(Zeroizing::new("correct horse battery".to_owned()));

        assert_eq!(format!("{sealed:?}"), "BrowserCopy(Keeping)");
    }
}
