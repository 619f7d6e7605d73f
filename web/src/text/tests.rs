//! Every sentence is there, in its language.

use std::collections::{BTreeSet, HashSet};

use keyside_api::DnsRecordType;

use super::*;

impl Text {
    /// Every plain sentence with its place.
    fn plain(&self) -> Vec<(&'static str, &'static str)> {
        [
            self.frame.plain(),
            self.words.plain(),
            self.describe.plain(),
            self.key.plain(),
            self.source.plain(),
            self.review.plain(),
            self.prove.plain(),
            self.check.plain(),
            self.zone.plain(),
            self.publish.plain(),
            self.timeline.plain(),
            self.renewal.plain(),
            self.revoke.plain(),
            self.cancel.plain(),
            self.take.plain(),
            self.orders.plain(),
            self.instances.plain(),
            self.kept.plain(),
            self.read.plain(),
            self.offline.plain(),
            self.trouble.plain(),
            self.build.plain(),
        ]
        .concat()
    }

    /// What happened and what to do, for everything that can.
    fn advice(&self) -> Vec<Advice> {
        let codes = ErrorCode::ALL.iter().map(|code| (self.trouble.code)(*code));
        let certificates = [
            CertificateProblem::Unreadable,
            CertificateProblem::PrivateKey,
            CertificateProblem::SeveralLeaves,
            CertificateProblem::Unrelated,
            CertificateProblem::NoName,
            CertificateProblem::NotSigned,
        ];
        let certificates = certificates.map(self.offline.problem);
        let errors = [
            RoomError::EngineFailed,
            RoomError::NoRandomness,
            RoomError::MakeFailed,
            RoomError::KeysLost,
            RoomError::NoKey,
            RoomError::CopyDamaged,
            RoomError::CertificateMismatch,
            RoomError::InvalidCertificate,
            RoomError::InvalidMessage,
        ];
        let hosting = HostingProblem::examples();
        codes
            .chain(hosting.iter().map(self.trouble.hosting))
            .chain(certificates)
            .chain(errors.map(|error| (self.trouble.room)(error)))
            .collect()
    }
}

fn is_chinese(sentence: &str) -> bool {
    sentence
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn no_sentence_is_empty() {
    for language in Language::ALL {
        for (place, sentence) in language.text().plain() {
            assert!(
                !sentence.trim().is_empty(),
                "{place} in {}",
                language.name()
            );
        }
    }
}

#[test]
fn every_sentence_is_in_its_language() {
    for (place, sentence) in Language::English.text().plain() {
        assert!(!is_chinese(sentence), "{place}: {sentence}");
    }
    for (place, sentence) in Language::Chinese.text().plain() {
        assert!(is_chinese(sentence), "{place}: {sentence}");
    }
}

#[test]
fn every_hint_says_something_of_its_own_in_its_language() {
    let text = || "example.net".to_owned();
    let named = vec!["ca.example".to_owned()];
    let hints = [
        Hint::OtherValue { found: text() },
        Hint::Quoted,
        Hint::Padded,
        Hint::OtherType {
            found: DnsRecordType::Txt,
        },
        Hint::OtherName { name: text() },
        Hint::DoubledZone { name: text() },
        Hint::Alias { target: text() },
        Hint::ServersDiffer,
        Hint::OldAnswer { seconds: 3600 },
        Hint::CaaForbids {
            name: text(),
            allowed: named.clone(),
        },
        Hint::CaaNames {
            name: text(),
            allowed: named,
        },
        Hint::BrokenDnssec,
        Hint::NoZone,
        Hint::NoAddress,
        Hint::Redirect { location: text() },
        Hint::ByteOrderMark,
        Hint::LineBreak,
        Hint::WebPage,
        Hint::Ipv6Differs,
    ];
    for language in Language::ALL {
        let told: HashSet<_> = hints
            .iter()
            .map(|hint| (language.text().check.hint)(hint))
            .collect();

        assert_eq!(told.len(), hints.len());
        for sentence in told {
            assert_eq!(
                is_chinese(&sentence),
                *language == Language::Chinese,
                "{sentence}"
            );
        }
    }
}

#[test]
fn every_failure_says_what_happened_and_what_to_do() {
    for advice in Language::English.text().advice() {
        assert!(
            advice.what.ends_with('.') && advice.next.ends_with('.'),
            "{advice:?}"
        );
    }
    for advice in Language::Chinese.text().advice() {
        assert!(
            advice.what.ends_with('。') && advice.next.ends_with('。'),
            "{advice:?}"
        );
    }
}

#[test]
fn no_two_failures_of_the_proxy_read_the_same() {
    for language in Language::ALL {
        let what = |code: &ErrorCode| (language.text().trouble.code)(*code).what;

        let told: HashSet<_> = ErrorCode::ALL.iter().map(what).collect();

        assert_eq!(told.len(), ErrorCode::ALL.len(), "{}", language.name());
    }
}

#[test]
fn a_sentence_of_the_room_keeps_its_blanks_in_every_language() {
    let blanks = |language: Language| {
        let room = serde_json::to_value(language.text().room).expect("plain data");
        let sentences = room.as_object().expect("a struct").clone();
        sentences
            .into_iter()
            .map(|(name, sentence)| {
                let sentence = sentence.as_str().expect("a sentence").to_owned();
                let found: BTreeSet<_> = sentence
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split('}').next().map(str::to_owned))
                    .collect();
                (name, found)
            })
            .collect::<Vec<_>>()
    };

    assert_eq!(blanks(Language::English), blanks(Language::Chinese));
}
