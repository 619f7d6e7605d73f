//! The first step: form, key, review.

use crate::text::{DescribeText, KeyText, ReviewText};

pub(super) const DESCRIBE: DescribeText = DescribeText {
    title: "Describe your certificate",
    lede: "Your private key stays with you. Only a signed request goes to Alibaba Cloud.",
    domain: "Domain name",
    domain_hint: "For example www.example.com – or *.example.com for all names one level below.",
    domain_use: "Use",
    domain_for: "The certificate will be for",
    domain_unicode: ", written ",
    product: "Certificate",
    product_choose: "Choose a certificate",
    product_none_left: "none left",
    product_all_gone: "No certificate is left to order. Buy one in the Alibaba Cloud console, then \
                       reload this page.",
    products_failed: "We could not find out what may be ordered.",
    instance_ends: |day| {
        format!(
            "It takes an instance: a subscription of yours, which ends on {day}. Your contact is \
             entered in Alibaba Cloud's list of contacts."
        )
    },
    product_wants_wildcard: "The name begins with *, so only wildcard certificates fit.",
    product_wants_single: "The name is a single name, so wildcard certificates do not fit.",
    product_switched: "We changed the choices below to fit the name.",
    validation_legend: "How will you prove that the domain is yours?",
    dns: "DNS record",
    dns_note: "You add one record where your domain's DNS is managed. Works for every name.",
    file: "File on the web server",
    file_note: "You put a small text file on the web server that the name leads to, at port 80.",
    file_barred: "Not for wildcard names: a file proves only one name.",
    contact_legend: "Whom may the authority contact?",
    contact_hint: "Goes to Alibaba Cloud with the order. This installation does not keep it.",
    remember: "Remember them in this browser",
    contact_name: "Name",
    phone: "Phone",
    phone_hint: "With country code, if not from mainland China.",
    email: "E-mail",
    submit: "Create key and request",
    submit_note: "Nothing is ordered yet. You see everything once more first.",
    to_answer: "Go to that answer",
    wrong_title: "Please correct this first:",
    keep_title: "Make a new key and lose the old one?",
    keep_body: "The key in the room belongs to an order and is nowhere else. A new key replaces it, and the \
                certificate of that order will be useless.",
    keep_go: "Make a new key",
    keep_stay: "Go back",
};

pub(super) const KEY: KeyText = KeyText {
    legend: "Which kind of key?",
    rsa2048: "Works everywhere.",
    rsa3072: "Stronger; slower to make and to use.",
    rsa4096: "Strongest RSA; slowest to use.",
    p256: "Modern, small and fast. Not for very old devices.",
    p384: "Alibaba Cloud does not accept it in requests.",
    ed25519: "Public authorities do not accept it yet.",
    barred: "Not accepted",
    making: "The key is being made",
    making_body: "The key room is at work; you can watch it there. This page goes on by itself.",
    making_slow: "RSA keys are found by chance: usually within a second or two.",
    signing: "Your key signs the request",
    signing_body: "The key room is at work. This page goes on by itself.",
    opening: "The room is getting ready…",
    cancel: "Cancel",
};

pub(super) const REVIEW: ReviewText = ReviewText {
    title: "Check and order",
    lede: "The key is made and the request is signed. Look at everything once more.",
    lede_own_key: "Your key signed the request. Look at everything once more.",
    lede_own_request: "Your request will be sent as it is. Look at everything once more.",
    csr: "Show the request (CSR)",
    csr_note: "This text is all that leaves your browser. It holds the public half of the key.",
    unsafe_title: "Make your key safe first",
    unsafe_body: "It exists only in the key room. Keep it in this browser or save it in a file there, so that \
                  you have it when the certificate comes.",
    saved_title: "Now show the file to the key room",
    saved_body: "The file was handed to your browser. Open it in the room once, which makes sure that it holds \
                 your key.",
    kept_title: "Your key is safe",
    kept_body: "This browser keeps a copy of it, which opens with your passphrase. You can close this page and \
                come back here at any time.",
    proven_title: "Your key is safe",
    proven_body: "The room opened your file and found the key in it. Keep the file and its passphrase: with \
                  them you can come back at any time.",
    gone_title: "The key is not in the room any more",
    gone_body: "If you kept or saved it, open that. Otherwise go back and make a new one.",
    locked: "You can order as soon as the key is safe.",
    own_title: "The key is your own",
    own_body: "You have it in a file, so there is nothing to save. It stays in the key room until you \
               close this tab; after that you open the file again.",
    elsewhere_title: "The key is where you made the request",
    elsewhere_body: "It is not needed here. Keep it: the certificate works with no other. Once the \
                     certificate is there, download it, or open the key file in the key room to have \
                     both packed for your server.",
    place_again: "Try again",
    change: "Change something",
    placing: "Placing the order…",
    nothing_spent: "Your answers are kept. You can change them or try again.",
    new_key: "Go back and make a new key",
    other_key: "Go back and use another key",
    other_request: "Go back and use another request",
    place: |quota| match quota {
        Some(quota) => format!("Place the order – uses 1 of {}", quota.left),
        None => "Place the order – uses 1 unit".to_owned(),
    },
};
