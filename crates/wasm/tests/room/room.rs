//! A room that collects its answers.

use getrandom::SysRng;
use keyside_core::{DomainName, Fingerprint};
use keyside_room::{FromRoom, ToRoom};
use keyside_wasm::{Answer, CopyView, KeyRoom, KeyView, Problem, Safety, SavedFile, View};
use rand_core::TryCryptoRng;
use serde_json::{Value, json, to_value};
use zeroize::Zeroizing;

/// What the page has to say of a key.
pub(crate) const NOTE: &str = r#"{"order":null}"#;

/// The engine, with the system's random numbers unless a test brings others.
pub(crate) struct Room<R = SysRng>(KeyRoom<R>);

/// The answers to one message, in order.
pub(crate) struct Answers(pub(crate) Vec<Answer>);

/// A key that was made: its public fingerprint, and the request in PEM.
pub(crate) struct Made {
    pub(crate) fingerprint: Fingerprint,
    pub(crate) csr: String,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self::with(SysRng)
    }
}

impl<R: TryCryptoRng> Room<R> {
    pub(crate) fn with(rng: R) -> Self {
        Self(KeyRoom::new(rng))
    }

    /// What the page may say, and everything else it might.
    pub(crate) fn hear(&mut self, message: Value) -> Answers {
        collect(|answer| self.0.hear(message, &mut |given| answer(given)))
    }

    /// Makes a key of this kind for `www.example.com`.
    pub(crate) fn make(&mut self, algorithm: &str) -> Answers {
        let algorithm = algorithm.parse().expect("a kind of key");
        self.hear(
            to_value(ToRoom::Make {
                algorithm,
                domain: domain(),
                others: Vec::new(),
            })
            .expect("JSON"),
        )
    }

    /// Has a key of this kind made ahead of time.
    pub(crate) fn prepare(&mut self, algorithm: &str) -> Answers {
        self.prepare_for(algorithm, None)
    }

    /// Has a key of this kind made ahead of time, and a request for this name.
    pub(crate) fn prepare_for(&mut self, algorithm: &str, domain: Option<DomainName>) -> Answers {
        let algorithm = algorithm.parse().expect("a kind of key");
        self.hear(to_value(ToRoom::Prepare { algorithm, domain }).expect("JSON"))
    }

    /// Delivers the certificate for the key with this fingerprint.
    pub(crate) fn deliver(&mut self, chain: &str, fingerprint: Fingerprint) -> Answers {
        let chain = chain.to_owned();
        let deliver = ToRoom::Deliver {
            chain,
            fingerprint,
            domain: domain(),
        };
        self.hear(to_value(deliver).expect("JSON"))
    }

    pub(crate) fn save_key(&mut self, passphrase: Option<&str>) -> Answers {
        collect(|answer| self.0.save_key(passphrase, &mut |given| answer(given)))
    }

    pub(crate) fn save_bundle(&mut self, format: &str, passphrase: Option<&str>) -> Answers {
        collect(|answer| {
            self.0
                .save_bundle(format, passphrase, &mut |given| answer(given));
        })
    }

    /// Makes a key that the page has a note for: [`NOTE`].
    pub(crate) fn make_with_note(&mut self, algorithm: &str) -> Made {
        let made = self.make(algorithm).made();
        self.note(made.fingerprint, NOTE);
        made
    }

    pub(crate) fn note(&mut self, fingerprint: Fingerprint, note: &str) -> Answers {
        let note = note.to_owned();
        self.hear(to_value(ToRoom::Note { fingerprint, note }).expect("JSON"))
    }

    /// Has a copy kept, with the passphrase typed twice.
    pub(crate) fn keep(&mut self, passphrase: &str) -> Answers {
        self.keep_as(passphrase, passphrase)
    }

    pub(crate) fn keep_as(&mut self, passphrase: &str, repeated: &str) -> Answers {
        let passphrase = Zeroizing::new(passphrase.to_owned());
        collect(|answer| {
            self.0
                .keep(passphrase, repeated, &mut |given| answer(given));
        })
    }

    /// The page hands back what the browser kept.
    pub(crate) fn prove_copy(&mut self, capsule: &str) -> Answers {
        self.hear(json!({ "kind": "prove", "capsule": capsule }))
    }

    pub(crate) fn not_kept(&mut self, reason: &str) -> Answers {
        self.hear(json!({ "kind": "notKept", "reason": reason }))
    }

    /// The user wants to go on from what the browser kept.
    pub(crate) fn unlock_copy(&mut self, capsule: &str) -> Answers {
        self.hear(json!({ "kind": "unlock", "capsule": capsule }))
    }

    pub(crate) fn save_capsule(&mut self, passphrase: &str) -> Answers {
        collect(|answer| self.0.save_capsule(passphrase, &mut |given| answer(given)))
    }

    /// The user shows a file that they saved.
    pub(crate) fn prove(&mut self, file: &[u8]) -> Answers {
        let file = Zeroizing::new(file.to_vec());
        collect(|answer| self.0.prove(file, &mut |given| answer(given)))
    }

    pub(crate) fn unlock_proof(&mut self, passphrase: &str) -> Answers {
        collect(|answer| self.0.unlock_proof(passphrase, &mut |given| answer(given)))
    }

    /// Wants the user to bring a `key`, a `request` or a `capsule`.
    pub(crate) fn bring(&mut self, what: &str) -> Answers {
        self.hear(json!({ "kind": "bring", "what": what }))
    }

    /// Has a request for `www.example.com` signed with the key that was brought.
    pub(crate) fn sign(&mut self) -> Answers {
        self.hear(
            to_value(ToRoom::Sign {
                domain: domain(),
                others: Vec::new(),
            })
            .expect("JSON"),
        )
    }

    pub(crate) fn hand_over(&mut self, file: &[u8]) -> Answers {
        let file = Zeroizing::new(file.to_vec());
        collect(|answer| self.0.hand_over(file, &mut |given| answer(given)))
    }

    pub(crate) fn unlock(&mut self, passphrase: &str) -> Answers {
        collect(|answer| self.0.unlock(passphrase, &mut |given| answer(given)))
    }

    pub(crate) fn use_instead(&mut self) -> Answers {
        collect(|answer| self.0.use_instead(&mut |given| answer(given)))
    }
}

impl Answers {
    /// What the page heard.
    pub(crate) fn page(&self) -> Vec<&FromRoom> {
        let page = self.0.iter().filter_map(|answer| match answer {
            Answer::Page(message) => Some(message),
            _ => None,
        });
        page.collect()
    }

    /// What was shown last.
    pub(crate) fn view(&self) -> &View {
        let mut views = self.0.iter().filter_map(|answer| match answer {
            Answer::Show(view) => Some(view),
            _ => None,
        });
        views.next_back().expect("something was shown")
    }

    /// What the user was told to be wrong.
    pub(crate) fn problem(&self) -> &Problem {
        let mut problems = self.0.iter().filter_map(|answer| match answer {
            Answer::Refuse(problem) | Answer::RefuseProof(problem) => Some(problem),
            _ => None,
        });
        problems.next().expect("something was refused")
    }

    /// The file that the user was handed.
    pub(crate) fn file(&self) -> &SavedFile {
        let mut files = self.0.iter().filter_map(|answer| match answer {
            Answer::Save(file) => Some(file),
            _ => None,
        });
        files.next().expect("a file was handed out")
    }

    /// The capsule that the page was handed to keep.
    pub(crate) fn sealed(&self) -> &str {
        match self.page()[..] {
            [FromRoom::Sealed { capsule, .. }] => capsule,
            ref other => panic!("nothing was sealed: {other:?}"),
        }
    }

    /// What is shown of where the key is: beside the room, and in the browser.
    pub(crate) fn safety(&self) -> (Safety, &CopyView) {
        match &self.view().key {
            KeyView::Held { safety, copy, .. } => (*safety, copy),
            other => panic!("no key is shown: {other:?}"),
        }
    }

    pub(crate) fn made(&self) -> Made {
        match self.page().last() {
            Some(FromRoom::Made {
                fingerprint, csr, ..
            }) => Made {
                fingerprint: *fingerprint,
                csr: csr.clone(),
            },
            other => panic!("no key was made: {other:?}"),
        }
    }
}

fn collect(ask: impl FnOnce(&mut dyn FnMut(Answer))) -> Answers {
    let mut answers = Vec::new();
    ask(&mut |answer| answers.push(answer));
    Answers(answers)
}

pub(crate) fn domain() -> DomainName {
    DomainName::parse("www.example.com").expect("a domain name")
}
