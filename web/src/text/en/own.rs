//! Keys and requests that the person brings.

use keyside_room::ReportedFinding;

use crate::text::{ReadText, SourceText};

pub(super) const SOURCE: SourceText = SourceText {
    legend: "Where does the key come from?",
    new: "Make a new key",
    new_note: "The key room makes it for this certificate.",
    key: "Use a key I have",
    key_note: "You open its file in the key room, which signs the request with it.",
    request: "Use a request (CSR) I have",
    request_note: "Its key stays where you made the request.",
    bring_key: "Bring your key into the key room",
    bring_key_body: "Choose its file there, drop it, or paste it. The key is read in the room only; this \
                     page learns its kind and its fingerprint.",
    own_key: "Your key",
    other_key: "Bring another key into the key room, or have a new one made.",
    bring_request: "Bring your request into the key room",
    bring_request_body: "Choose its file there, drop it, or paste it. The room hands on the request \
                         alone, even when a key is in the same file.",
    own_request: "Your request is for",
    other_request: "Correct the request with the program that made it, bring another one, or have a new \
                    key made here.",
    another_request: "Choose another request",
    whole_request: "Show all that it says",
    domain_hint: "The name comes from your request.",
    have_request: "I have a request (CSR) already",
    other_names: "Do not count on it for the other names in the request:",
    other_names_next: "Order a certificate for each of them that you need.",
    submit_key: "Sign the request",
    submit_request: "Go on with this request",
    one_name: |domain| format!("The certificate is ordered for {domain} alone"),
};

pub(super) const READ: ReadText = ReadText {
    title: "Read a request",
    lede: "What a certificate request (CSR) says, and what is wrong with it, before an authority looks \
           at it.",
    bring: "Choose its file there, drop it, or paste it. It is read in your browser and not sent \
            anywhere.",
    clean: "Nothing is wrong with this request",
    sound: "This request can be used",
    errors: "An authority must refuse this",
    warnings: "Better to mend",
    notices: "Good to know",
    order: "Order a certificate with this request",
    another: "Read another request",
    subject: "Subject",
    names: "Names",
    key: "Key and signature",
    kind: "Kind of key",
    signature: "Signature",
    signature_valid: "by the key in the request",
    signature_invalid: "not by the key in the request",
    signature_unchecked: "cannot be checked",
    extensions: "Extensions",
    critical: "critical",
    attributes: "Attributes",
    finding,
    field: |short| {
        Some(match short {
            "CN" => "Common name",
            "O" => "Organisation",
            "OU" => "Department",
            "L" => "City",
            "ST" => "State or province",
            "C" => "Country",
            "emailAddress" => "E-mail",
            "serialNumber" => "Register number",
            _ => return None,
        })
    },
    name_kind: |kind| match kind {
        "dns" => "Domain",
        "ip" => "IP address",
        "email" => "E-mail",
        "uri" => "Web address",
        _ => "Other",
    },
};

/// The engine's own sentence, as it stands alone.
fn finding(finding: &ReportedFinding) -> String {
    let mut letters = finding.message.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .chain(['.'])
        .collect()
}
