//! The second and the third step.

use crate::text::{ProveText, TakeText};

pub(super) const PROVE: ProveText = ProveText {
    placing: "Your order is being placed",
    placing_body: "Alibaba Cloud is being asked. This takes a few seconds.",
    unknown: "We are finding out what became of your order",
    unknown_body: "Alibaba Cloud was asked and its answer got lost on the way. We are looking through \
                   its list of orders and do not ask a second time, so nothing is spent twice. You can \
                   leave this page open, or come back later.",
    preparing: "Alibaba Cloud is preparing the check",
    preparing_body: "The order is placed. In a few seconds you will see here what to publish.",
    dns_title: "Publish this DNS record",
    dns_body: "Add this record where the DNS of your domain is managed. It shows the authority that \
               the domain is yours.",
    record_name: "Full name",
    record_relative: "Name to type",
    record_type: "Type",
    record_value: "Value",
    record_zone: "Most DNS consoles want only the part before your domain. If your zone is another one, \
                  use the full name and leave off the zone.",
    file_title: "Put this file on your web server",
    file_body: "The file must be found at this address, from everywhere, without redirects.",
    file_url: "Address",
    file_content: "Content",
    file_download: "Download fileauth.txt",
    file_exact: "Nothing else may be in the file: no spaces, no line break at the end.",
    waiting: "Waiting for your proof.",
    live: "This page follows the order and goes on by itself.",
    reconnecting: "The connection is interrupted. We keep trying; your order is safe.",
    review_title: "Your proof was found",
    review_body: "The certificate authority is issuing the certificate. This usually takes a minute or \
                  two. Leave the record or file in place until then.",
    failed_title: "The authority could not confirm your proof",
    failed_body: "It looked for the record or file and did not find what it expected. The unit stays \
                  taken until the order is cancelled.",
    failed_next: "Cancel the order to get the unit back, then start again.",
    cancelling: "The order is being cancelled",
    cancelling_body: "Alibaba Cloud still holds the unit; it is given back in a few minutes.",
    cancelled: "The order is cancelled",
    cancelled_body: "Its unit is given back. You can remove the record or file.",
    revoked: "The certificate is revoked",
    revoked_body: "Browsers and other programs that ask its authority trust it no more, at the latest after some days. Remove it from \
                   your server.",
    refused: "Alibaba Cloud did not accept the order",
    refused_words: "Its own words:",
    demo_title: "This is the demo",
    demo_switch: "My DNS is hosted here",
    demo_on: "On: the demo publishes it for you.",
    demo_off: "Off: the order waits until you publish it.",
    key_unsafe: "Your key is in the key room alone. Keep or save it there: without it the certificate is \
                 useless.",
    key_kept: "This browser keeps a locked copy of the key. Once the certificate is there, you open it with \
               its passphrase.",
    key_origin: "The key is where you made the request. Keep it: you need it once the certificate is \
                 there.",
    key_missing: "The key is not in the room. You need its file once the certificate is there.",
    relative: |zone| format!("in the zone {zone}"),
    demo_record: |seconds| {
        format!(
            "For domains in its own DNS, Alibaba Cloud publishes the record by itself. The demo does \
             the same after about {seconds} seconds, so your order goes on without you."
        )
    },
    demo_file: |seconds| {
        format!(
            "There is no web server at your domain that the demo could look at. It puts the file in \
             one of its own after about {seconds} seconds, so your order goes on without you."
        )
    },
};

pub(super) const TAKE: TakeText = TakeText {
    title: "Your certificate is ready",
    lede: "It was issued for the key of your request.",
    key_here_title: "Take key and certificate from the key room",
    key_here_body: "Choose in the room where you will use them, and save both together.",
    key_origin_title: "The key is where you made the request",
    key_origin_body: "Download the chain below and install it with that key. Or open the key file \
                      in the key room: it packs both for your server. The file is not sent anywhere.",
    key_away_title: "Open your key file in the key room",
    key_away_body: "The key is not in the room now. Open its file, saved here or your own: the room \
                    puts key and certificate together. The file is not sent anywhere.",
    key_kept_title: "Open the kept copy of the key",
    key_kept_body: "This browser keeps it, locked with your passphrase. In the key room it is put together \
                    with the certificate.",
    taken_title: "Key and certificate are saved",
    taken_body: "When they are on your server and work, wipe the key here. Then nothing of it is left in this \
                 browser.",
    wiped_title: "The key is wiped",
    wiped_body: "Nothing of it is left here. You have it with the certificate in the file that you saved.",
    wipe: "I have it: wipe the key",
    wipe_both: "I have it: wipe the key and the kept copy",
    wipe_title: "Wipe the key?",
    wipe_body: "Make sure that you have the file with key and certificate. What is in this browser is wiped, \
                the kept copy, too.",
    wipe_go: "Wipe it",
    wipe_stay: "Not yet",
    names: "Valid for",
    valid_from: "Valid from",
    valid_to: "Valid until",
    issuer: "Issued by",
    serial: "Serial number",
    chain_title: "Only the certificate?",
    chain_body: "The certificate and the ones above it are public, so this page can hand them out. The \
                 key is not in this file.",
    chain_download: "Download the chain",
    chain_copy: "Copy the chain",
    unreadable: "The certificate that came cannot be read. Ask the operator of this installation.",
    mismatch: "The certificate that came is for another key than this order's. Do not use it; ask the \
               operator of this installation.",
    not_covering: "The certificate that came is not for this order's domain. Do not use it; ask the \
                   operator of this installation.",
    another: "Start another certificate",
    another_title: "Leave the key behind?",
    another_body: "The key in the room is nowhere else. If you go on, it is wiped, and a certificate for it \
                   is useless.",
    another_go: "Wipe the key and go on",
    another_stay: "Go back",
    copy_title: "Wipe the key and the kept copy?",
    copy_taken: "Make sure that you have the file with key and certificate. What is in this browser is wiped.",
    copy_vain: "Nothing comes of this order any more. What this browser has of its key is wiped.",
    copy_go: "Wipe it and go on",
    copy_stay: "Go back",
};
