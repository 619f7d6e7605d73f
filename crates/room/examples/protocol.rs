//! The protocol for those who are not written in Rust, as JSON: its version, every sentence of the room, and one
//! message of every kind. `cargo xtask npm` checks the TypeScript types of the package against it.

use std::iter::successors;

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::{
    FromRoom, KeepProblem, Own, Place, RoomError, RoomText, RoomTheme, Saved, ToRoom, VERSION,
};
use serde_json::json;

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn main() {
    let to_room: Vec<_> = successors(Some(first_to_room()), to_room_after).collect();
    let from_room: Vec<_> = successors(Some(FromRoom::Standing), from_room_after).collect();
    let protocol = json!({
        "version": VERSION,
        "sentences": { "en": RoomText::ENGLISH, "zh": RoomText::CHINESE },
        "toRoom": to_room,
        "fromRoom": from_room,
    });
    println!("{protocol:#}");
}

fn first_to_room() -> ToRoom {
    ToRoom::Start {
        script: String::new(),
    }
}

/// A message of the next kind: a new kind does not compile until it has its place.
fn to_room_after(message: &ToRoom) -> Option<ToRoom> {
    let next = match message {
        ToRoom::Start { .. } => ToRoom::Dress {
            language: "en",
            text: RoomText::ENGLISH,
        },
        ToRoom::Dress { .. } => ToRoom::Theme { theme: theme() },
        ToRoom::Theme { .. } => ToRoom::Prepare {
            algorithm: KeyAlgorithm::Rsa2048,
            domain: Some(domain()),
        },
        ToRoom::Prepare { .. } => ToRoom::Make {
            algorithm: KeyAlgorithm::EcdsaP256,
            domain: domain(),
            others: vec![domain()],
        },
        ToRoom::Make { .. } => ToRoom::Cancel,
        ToRoom::Cancel => ToRoom::Deliver {
            chain: String::new(),
            fingerprint: fingerprint(),
            domain: domain(),
        },
        ToRoom::Deliver { .. } => ToRoom::Note {
            fingerprint: fingerprint(),
            note: String::new(),
        },
        ToRoom::Note { .. } => ToRoom::Prove {
            capsule: String::new(),
        },
        ToRoom::Prove { .. } => ToRoom::NotKept {
            reason: KeepProblem::Unavailable,
        },
        ToRoom::NotKept { .. } => ToRoom::Unlock {
            capsule: String::new(),
        },
        ToRoom::Unlock { .. } => ToRoom::Bring { what: Own::Key },
        ToRoom::Bring { .. } => ToRoom::Sign {
            domain: domain(),
            others: Vec::new(),
        },
        ToRoom::Sign { .. } => ToRoom::Withdraw,
        ToRoom::Withdraw => ToRoom::Forget,
        ToRoom::Forget => return None,
    };
    Some(next)
}

/// The same of what the room says.
fn from_room_after(message: &FromRoom) -> Option<FromRoom> {
    let fingerprint = fingerprint();
    let algorithm = KeyAlgorithm::Ed25519;
    let next = match message {
        FromRoom::Standing => FromRoom::Ready,
        FromRoom::Ready => FromRoom::Making { algorithm },
        FromRoom::Making { .. } => FromRoom::Made {
            algorithm,
            fingerprint,
            csr: String::new(),
        },
        FromRoom::Made { .. } => FromRoom::Cancelled,
        FromRoom::Cancelled => FromRoom::Fits { fingerprint },
        FromRoom::Fits { .. } => FromRoom::KeyWanted { fingerprint },
        FromRoom::KeyWanted { .. } => FromRoom::Opened { fingerprint },
        FromRoom::Opened { .. } => FromRoom::KeyBrought {
            algorithm,
            fingerprint,
        },
        FromRoom::KeyBrought { .. } => FromRoom::RequestBrought {
            report: Box::default(),
            request: None,
        },
        FromRoom::RequestBrought { .. } => FromRoom::Sealed {
            fingerprint,
            capsule: String::new(),
        },
        FromRoom::Sealed { .. } => FromRoom::Proven {
            fingerprint,
            place: Place::File,
        },
        FromRoom::Proven { .. } => FromRoom::Resumed {
            algorithm,
            fingerprint,
            note: String::new(),
            place: Place::Browser,
        },
        FromRoom::Resumed { .. } => FromRoom::Saved {
            what: Saved::Bundle,
        },
        FromRoom::Saved { .. } => FromRoom::Forgotten,
        FromRoom::Forgotten => FromRoom::Size { height: 1 },
        FromRoom::Size { .. } => FromRoom::Failed {
            error: RoomError::MakeFailed,
        },
        FromRoom::Failed { .. } => return None,
    };
    Some(next)
}

fn theme() -> RoomTheme {
    let value = |text: &str| Some(text.to_owned());
    RoomTheme {
        surface: value("white"),
        room: value("white"),
        ink: value("black"),
        ink_soft: value("black"),
        line: value("black"),
        line_strong: value("black"),
        accent: value("#0b6550"),
        accent_strong: value("#0b6550"),
        accent_ink: value("white"),
        accent_soft: value("white"),
        bad: value("red"),
        bad_soft: value("white"),
        warn: value("brown"),
        warn_soft: value("white"),
        sans: value("sans-serif"),
        serif: value("serif"),
        mono: value("monospace"),
        radius: value("4px"),
    }
}

fn domain() -> DomainName {
    DomainName::parse("www.example.com").expect("a domain name")
}

fn fingerprint() -> Fingerprint {
    serde_json::from_value(json!("0".repeat(64))).expect("a fingerprint")
}
