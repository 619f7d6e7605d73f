//! What went wrong, and what to do.

mod code;
mod hosting;

use keyside_api::Contact;
use keyside_core::{DomainName, DomainProblem};
use keyside_room::RoomError;

use crate::{
    form::FieldProblem,
    text::{Advice, TroubleText},
};

pub(super) const TROUBLE: TroubleText = TroubleText {
    unreachable: "Keyside's server does not answer.",
    unreachable_next: "Check your connection and try again. Trying again never orders twice.",
    garbled: "The answer cannot be understood.",
    garbled_next: "Reload the page. If that does not help, tell the operator of this installation.",
    lost_attempt: "The page was closed while an order was being placed, and it did not arrive.",
    lost_attempt_next: "Nothing was spent. If a copy of the key is kept below, go on from it.",
    no_note: "The key was opened, but what it was for cannot be read, and no order has been placed for it.",
    no_note_next: "Describe the certificate anew.",
    code: code::advice,
    hosting: hosting::advice,
    field,
    room,
};

fn domain(problem: DomainProblem) -> String {
    match problem {
        DomainProblem::Empty => "Type the domain name that the certificate is for.".to_owned(),
        DomainProblem::Url => {
            "This is a web address. Leave out https:// and what comes after the name.".to_owned()
        }
        DomainProblem::Path => "Leave out the slash and what comes after it.".to_owned(),
        DomainProblem::Port => "Leave out the colon and the port after it.".to_owned(),
        DomainProblem::Email => "This is an e-mail address. Type only the domain name.".to_owned(),
        DomainProblem::Several => {
            "Type one name only. For more names, order more certificates.".to_owned()
        }
        DomainProblem::Space => "There is a space inside the name. Remove it.".to_owned(),
        DomainProblem::IpAddress => {
            "This is an IP address. Certificates of this kind are for names only.".to_owned()
        }
        DomainProblem::SingleLabel => {
            "Type the whole name, such as www.example.com, not one part of it.".to_owned()
        }
        DomainProblem::EmptyLabel => {
            "There is nothing between two dots, or before the first. Remove a dot.".to_owned()
        }
        DomainProblem::LabelTooLong => {
            format!(
                "A part between two dots may have {} characters at most.",
                DomainName::LABEL_MAX
            )
        }
        DomainProblem::NameTooLong => {
            format!(
                "A name may have {} characters at most.",
                DomainName::LENGTH_MAX
            )
        }
        DomainProblem::TooLongForCommonName => format!(
            "In a certificate request a name may have {} characters at most. Use a shorter one, or a \
             wildcard above it.",
            DomainName::COMMON_NAME_MAX
        ),
        DomainProblem::WildcardPlace => {
            "The * must be the whole first part, as in *.example.com.".to_owned()
        }
        DomainProblem::WildcardBase => {
            "After *. a name of two parts or more is needed, as in *.example.com.".to_owned()
        }
        DomainProblem::Character(character) => {
            format!("The character “{character}” cannot be in a domain name. Remove it.")
        }
        DomainProblem::Hyphen => {
            "No part may begin or end with a hyphen, or have two at its third place.".to_owned()
        }
        DomainProblem::International => {
            "The international part of the name is not well-formed. Check its spelling.".to_owned()
        }
        DomainProblem::NumericTop => {
            "The last part of a name cannot be a number. Check its spelling.".to_owned()
        }
        DomainProblem::NotAscii => "Type the name in its ASCII form (xn--…).".to_owned(),
    }
}

fn field(problem: FieldProblem) -> String {
    match problem {
        FieldProblem::Domain(problem) => return domain(problem),
        FieldProblem::ProductMissing => "Choose a certificate.",
        FieldProblem::ProductUsedUp => "No units of this certificate are left. Choose another one.",
        FieldProblem::WildcardNotIncluded => {
            "A name with * needs a wildcard certificate. Choose one, or type a single name."
        }
        FieldProblem::WildcardRequired => {
            "This certificate is for names with *. Choose another one, or type *. before the name."
        }
        FieldProblem::FileForWildcard => "A wildcard name can only be proven by a DNS record.",
        FieldProblem::KeyMissing => "Bring your key in the key room first.",
        FieldProblem::RequestMissing => "Bring your request in the key room first.",
        FieldProblem::RequestFlawed => "No certificate can be ordered with this request.",
        FieldProblem::AlgorithmNotTaken => "Alibaba Cloud does not accept this kind of key.",
        FieldProblem::ContactName => {
            return format!(
                "Type the name of a person, {} characters at most.",
                Contact::NAME_MAX
            );
        }
        FieldProblem::Phone => {
            return format!(
                "Type a telephone number of {} to {} digits, such as +86 138 0000 0000.",
                Contact::PHONE_DIGITS_MIN,
                Contact::PHONE_DIGITS_MAX
            );
        }
        FieldProblem::Email => "Type an e-mail address, such as name@example.com.",
    }
    .to_owned()
}

const fn room(error: RoomError) -> Advice {
    match error {
        RoomError::EngineFailed => Advice {
            what: "The key room did not start.",
            next: "Build it again or reload the page. If that does not help, use a current browser.",
        },
        RoomError::NoRandomness => Advice {
            what: "Your browser gave no random numbers, so no safe key can be made.",
            next: "Use a current version of your browser.",
        },
        RoomError::MakeFailed => Advice {
            what: "The key or the request could not be made.",
            next: "Try again. Your answers are kept.",
        },
        RoomError::KeysLost => Advice {
            what: "The key room had to start afresh, and the key in it is lost.",
            next: "If you kept or saved the key, bring it back. Otherwise make a new one.",
        },
        RoomError::NoKey => Advice {
            what: "There is no key in the room to sign with.",
            next: "Bring your key again.",
        },
        RoomError::CopyDamaged => Advice {
            what: "The copy in this browser is damaged: it does not give the key back.",
            next: "Use the file that you saved, or keep the key in another way.",
        },
        RoomError::CertificateMismatch => Advice {
            what: "The certificate is for another key than the one in the room.",
            next: "Open the key file that belongs to this order.",
        },
        RoomError::InvalidCertificate => Advice {
            what: "The certificate could not be read.",
            next: "Reload the page. If that does not help, tell the operator of this installation.",
        },
        RoomError::InvalidMessage => Advice {
            what: "Page and key room do not understand each other.",
            next: "Reload the page: one of the two may be an old version.",
        },
    }
}
