//! What can be done without an order.

use crate::{
    offline::CertificateProblem,
    text::{Advice, OfflineText},
};

pub(super) const OFFLINE: OfflineText = OfflineText {
    title: "Without an order",
    lede: "Make a key and a request for any authority, and pack the certificate that comes for your server. \
           Nothing here needs Keyside's server, or a network.",
    alone_title: "This page is one file",
    alone_body: "Everything is in it. It fetches nothing, from anywhere: its own policy forbids that. So nothing \
                 can be ordered here.",
    way: "Go on without an order",
    request: "A key and a request",
    names: "Domain names",
    names_hint: "One, or several with spaces between. For example www.example.com example.com – or \
                 *.example.com for all names one level below.",
    p384: "Stronger than P-256, and slower. Most authorities take it.",
    ed25519: "Modern, small and fast. Public authorities do not take it yet.",
    sm2: "For Chinese national cryptography. Few programs outside of it know it.",
    made: "Your request is ready",
    made_body: "Give this text to the authority. It holds the public half of the key, and no secret.",
    download: "Download the request",
    other_request: "Make another request",
    certificate: "When the certificate has come",
    certificate_body: "Hand it over here, with those above it if you have them: it is public. The key room then \
                       says whether it has the key, and packs both for your server.",
    paste: "Certificate in PEM",
    choose: "Choose a file…",
    drop: "or drop it here",
    read: "Read the certificate",
    other_certificate: "Hand over another certificate",
    looking: "The key room is looking for its key…",
    here: "The key room has its key",
    here_body: "Choose your server there, and save key and certificate for it.",
    missing: "The key room does not have its key",
    missing_body: "If you saved the key in a file, open that in the key room. If this browser keeps a copy, go on \
                   from that.",
    expired: "no longer valid",
    not_yet: "not valid yet",
    server: "For the server",
    above: "Above it",
    sha256: "Fingerprint (SHA-256)",
    save: "Save this page",
    save_body: "One file with all of this screen in it, for a computer without a network. Open it there in a \
                browser.",
    save_check: "Before you open it, compare its SHA-256 with this:",
    problem,
};

const fn problem(problem: CertificateProblem) -> Advice {
    match problem {
        CertificateProblem::Unreadable => Advice {
            what: "No certificate can be read in it.",
            next: "Hand over a file of PEM, which begins with -----BEGIN CERTIFICATE-----, or one certificate \
                   in DER.",
        },
        CertificateProblem::PrivateKey => Advice {
            what: "There is a private key in it, and it was not kept.",
            next: "Bring keys into the key room only. Here, hand over the certificate without its key.",
        },
        CertificateProblem::SeveralLeaves => Advice {
            what: "It holds certificates of several servers.",
            next: "Hand over one of them, with those above it.",
        },
        CertificateProblem::Unrelated => Advice {
            what: "One of the certificates has nothing to do with the others.",
            next: "Hand over the server's certificate, and only those above it.",
        },
        CertificateProblem::NoName => Advice {
            what: "The certificate is for no domain name.",
            next: "Hand over a certificate for a server.",
        },
        CertificateProblem::NotSigned => Advice {
            what: "One of the certificates is not signed by the one above it.",
            next: "Ask the authority for the right ones, or hand over the server's certificate alone.",
        },
    }
}
