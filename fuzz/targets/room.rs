//! The key room: a script of what page and user do, a line each, after which the page knows no secret.
//!
//! A line is a word, and what follows it. In a `page` line, names after a dollar sign stand for what the
//! page heard before; `saved` and `csr` stand for files.

#![no_main]

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_core::PrivateKey;
use keyside_room::{FromRoom, Saved};
use keyside_wasm::{Answer, KeyRoom, SavedFile};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "correct horse battery";
/// How often a script may have a passphrase hashed, which is slow on purpose.
const HASHES_MAX: u32 = 6;

fuzz_target!(|script: &[u8]| {
    let mut room = Room::new();
    for line in script.split(|byte| *byte == b'\n') {
        room.act(line);
    }
    room.ask(|room, answer| room.save_key(None, &mut |given| answer(given)));
    // What the page says itself may come back to it in a note.
    if !contains(script, PASSPHRASE.as_bytes()) {
        room.has_told_no_secret();
    }
});

struct Room {
    engine: KeyRoom<ChaCha20Rng>,
    hashes: u32,
    heard: Vec<FromRoom>,
    saved: Vec<SavedFile>,
}

impl Room {
    fn new() -> Self {
        Self {
            engine: KeyRoom::new(ChaCha20Rng::from_seed([7; 32])),
            hashes: 0,
            heard: Vec::new(),
            saved: Vec::new(),
        }
    }

    fn act(&mut self, line: &[u8]) {
        let end = line.iter().position(|byte| *byte == b' ');
        let (word, rest) = line.split_at(end.unwrap_or(line.len()));
        let rest = rest.strip_prefix(b" ").unwrap_or_default();
        let wrong = rest == b"wrong";
        let passphrase = if wrong {
            "another passphrase"
        } else {
            PASSPHRASE
        };
        match word {
            b"page" => self.hear(&String::from_utf8_lossy(rest)),
            b"hand-over" => {
                let file = self.file(rest);
                self.ask(|room, answer| room.hand_over(file, &mut |given| answer(given)));
            }
            b"show" => {
                let file = self.file(rest);
                self.ask(|room, answer| room.prove(file, &mut |given| answer(given)));
            }
            b"use-instead" => {
                self.ask(|room, answer| room.use_instead(&mut |given| answer(given)));
            }
            b"save-key" if rest == b"open" => {
                self.ask(|room, answer| room.save_key(None, &mut |given| answer(given)));
            }
            b"unlock" => self.hash(|room, answer| {
                room.unlock(passphrase, &mut |given| answer(given));
            }),
            b"unlock-proof" => self.hash(|room, answer| {
                room.unlock_proof(passphrase, &mut |given| answer(given));
            }),
            b"save-key" => self.hash(|room, answer| {
                room.save_key(Some(passphrase), &mut |given| answer(given));
            }),
            b"save-capsule" => self.hash(|room, answer| {
                room.save_capsule(passphrase, &mut |given| answer(given));
            }),
            b"keep" => self.hash(|room, answer| {
                let typed = Zeroizing::new(PASSPHRASE.to_owned());
                room.keep(typed, passphrase, &mut |given| answer(given));
            }),
            b"save-bundle" => {
                let format = String::from_utf8_lossy(rest);
                self.hash(|room, answer| {
                    let locked = matches!(&*format, "java" | "iis" | "iis-2016");
                    let passphrase = locked.then_some(PASSPHRASE);
                    room.save_bundle(&format, passphrase, &mut |given| answer(given));
                });
            }
            _ => {}
        }
    }

    fn hear(&mut self, message: &str) {
        let Ok(mut message) = serde_json::from_str::<Value>(message) else {
            return;
        };
        self.fill_in(&mut message);
        let ask = |room: &mut KeyRoom<_>, answer: &mut dyn FnMut(Answer)| {
            room.hear(message.clone(), &mut |given| answer(given));
        };
        if message["kind"] == "prove" {
            self.hash(ask);
        } else {
            self.ask(ask);
        }
    }

    /// Puts what the page heard in place of its names.
    fn fill_in(&self, message: &mut Value) {
        let Value::Object(fields) = message else {
            return;
        };
        for value in fields.values_mut() {
            let known = match value.as_str() {
                Some("$capsule") => self.capsule(),
                Some("$fingerprint") => self.heard.iter().rev().find_map(|heard| match heard {
                    FromRoom::Made { fingerprint, .. } => Some(fingerprint.to_string()),
                    _ => None,
                }),
                _ => None,
            };
            if let Some(known) = known {
                *value = Value::String(known);
            }
        }
    }

    fn capsule(&self) -> Option<String> {
        self.heard.iter().rev().find_map(|heard| match heard {
            FromRoom::Sealed { capsule, .. } => Some(capsule.clone()),
            _ => None,
        })
    }

    fn file(&self, name: &[u8]) -> Zeroizing<Vec<u8>> {
        let known = match name {
            b"saved" => self.saved.last().map(|file| file.bytes.to_vec()),
            b"capsule" => self.capsule().map(String::into_bytes),
            b"csr" => self.heard.iter().rev().find_map(|heard| match heard {
                FromRoom::Made { csr, .. } => Some(csr.clone().into_bytes()),
                _ => None,
            }),
            _ => None,
        };
        Zeroizing::new(known.unwrap_or_else(|| name.to_vec()))
    }

    fn hash(&mut self, ask: impl FnOnce(&mut KeyRoom<ChaCha20Rng>, &mut dyn FnMut(Answer))) {
        if self.hashes < HASHES_MAX {
            self.hashes += 1;
            self.ask(ask);
        }
    }

    fn ask(&mut self, ask: impl FnOnce(&mut KeyRoom<ChaCha20Rng>, &mut dyn FnMut(Answer))) {
        let (heard, saved) = (&mut self.heard, &mut self.saved);
        ask(&mut self.engine, &mut |answer| match answer {
            Answer::Page(message) => heard.push(message),
            Answer::Save(file) => saved.push(file),
            Answer::Prepared(_) | Answer::Show(_) | Answer::Refuse(_) | Answer::RefuseProof(_) => {}
        });
    }

    fn has_told_no_secret(&self) {
        let heard = serde_json::to_string(&self.heard).expect("JSON");
        let unbroken = heard.replace("\\n", "");
        assert!(!heard.contains("PRIVATE KEY") && !heard.contains(PASSPHRASE));
        for file in self.saved.iter().filter(|file| file.what == Saved::Key) {
            let pem = str::from_utf8(&file.bytes).expect("PEM");
            // A locked one is read without a passphrase by nobody.
            let Ok(key) = PrivateKey::parse(pem, None) else {
                continue;
            };
            let der = key.export_der().expect("DER");
            for part in scalar(&der).into_iter().flat_map(parts_of_base64) {
                assert!(!unbroken.contains(&part), "the page heard {part}");
            }
        }
    }
}

/// The secret of a key on a curve: the first OCTET STRING of its length.
fn scalar(der: &[u8]) -> Option<&[u8]> {
    [32, 48].into_iter().find_map(|length| {
        let head = der.windows(2).position(|head| head == [0x04, length])?;
        der.get(head + 2..head + 2 + usize::from(length))
    })
}

/// How the secret looks in base64, wherever it begins in it.
fn parts_of_base64(secret: &[u8]) -> impl Iterator<Item = String> {
    (0..3).map(|start| {
        let groups = (secret.len() - start) / 3 * 3;
        STANDARD.encode(&secret[start..start + groups])
    })
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
