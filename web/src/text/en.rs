//! English.

mod after;
mod build;
mod check;
mod describe;
mod kept;
mod offline;
mod own;
mod prove;
mod publish;
mod trouble;
mod zone;

use keyside_api::OrderState;
use keyside_room::RoomText;

use super::{CancelText, FrameText, OrdersText, Text, WordsText};

pub(super) static TEXT: Text = Text {
    frame: FRAME,
    words: WORDS,
    describe: describe::DESCRIBE,
    key: describe::KEY,
    source: own::SOURCE,
    review: describe::REVIEW,
    prove: prove::PROVE,
    check: check::CHECK,
    zone: zone::ZONE,
    publish: publish::PUBLISH,
    timeline: after::TIMELINE,
    renewal: after::RENEWAL,
    revoke: after::REVOKE,
    cancel: CANCEL,
    take: prove::TAKE,
    orders: ORDERS,
    instances: after::INSTANCES,
    kept: kept::KEPT,
    read: own::READ,
    offline: offline::OFFLINE,
    trouble: trouble::TROUBLE,
    build: build::BUILD,
    room: RoomText::ENGLISH,
};

const FRAME: FrameText = FrameText {
    skip: "Skip to the content",
    orders: "Orders",
    read: "Read a request",
    offline: "Without an order",
    language: "Language",
    steps_label: "Steps",
    step_describe: "Describe",
    step_prove: "Prove",
    step_take: "Take",
    step_done: "done",
    demo: "Demo",
    demo_about: "Orders go to a simulator, not to Alibaba Cloud. Nothing is spent, and its \
                 certificates are for trying out only.",
    promise: "Your private key stays in this browser and is never sent anywhere.",
    rooms: "How the key stays here",
    rooms_page: "This page has two rooms. The part with the form can reach the network, but never \
                 sees your key: it only gets the request (CSR) and the key's fingerprint.",
    rooms_room: "The key room makes the key, or opens yours, and keeps it. It has no way to the \
                 network at all; the only way out is a file that you save yourself, with a button \
                 inside the room.",
    rooms_enforced: "Your browser enforces this, not our good will: the room is a sandboxed frame \
                     with an origin of its own and a content security policy without connections.",
    rooms_check: "You can check it: open your browser's developer tools, watch the network, and make \
                  a key.",
    room_label: "Key room",
    room_retry: "Build the room again",
    copied_title: "Copied to the clipboard",
    page_title: |title| format!("{title} – Keyside"),
};

const WORDS: WordsText = WordsText {
    copy: "Copy",
    copied: "Copied",
    copy_failed: "Your browser did not allow copying. Select the text and copy it yourself.",
    copy_what: "Copy:",
    try_again: "Try again",
    domain: "Domain",
    product: "Certificate",
    validation: "Proof",
    key_kind: "Key",
    fingerprint: "Fingerprint of the key",
    placed: "Placed",
    order_number: "Order",
    cloud_number: "Alibaba Cloud's number",
    instance: "instance",
    instance_number: "Alibaba Cloud's instance",
    single: "single name",
    wildcard: "wildcard",
    free: "free test",
    dns: "DNS record",
    file: "File on the web server",
    quota_unknown: "units not known",
    loading: "Loading…",
    request_id: "For the operator:",
    recommended: "Recommended",
    about_order: "About this order",
    to_room: "Go to the key room",
    another: "Start another certificate",
    listed: |parts| parts.join(", "),
    days: |days| format!("{days} days"),
    left: |quota| format!("{} of {} left", quota.left, quota.total),
    uses: |quota| match quota {
        Some(quota) => format!("uses 1 of {} left", quota.left),
        None => "uses 1 unit".to_owned(),
    },
};

const CANCEL: CancelText = CancelText {
    open: "Cancel this order",
    title: "Cancel this order?",
    body: "The order ends and no certificate is issued for it. The unit that it took is given back; at \
           Alibaba Cloud that can take a few minutes.",
    confirm: "Cancel the order",
    stay: "Keep the order",
    running: "Cancelling…",
};

const ORDERS: OrdersText = OrdersText {
    title: "Your orders",
    lede: "Every order placed through this installation, newest first.",
    none: "No orders yet",
    none_body: "When you place an order it appears here, and you can come back to it at any time.",
    new: "New certificate",
    looking: "Looking for your order…",
    missing: "This order cannot be shown",
    search: "Search for a name",
    filter: "Show",
    all: "All",
    open: "Under way",
    valid: "Valid",
    ending: "To be renewed",
    over: "Over",
    nothing: "Nothing fits.",
    calendar: "A calendar of all of them",
    calendar_body: "Add this link to your calendar program as a subscription: it reminds you three weeks and one week \
                    before a certificate ends. Whoever has the link can read names and dates, and nothing else.",
    calendar_limited: "Calendar of what you see",
    calendar_limited_body: |sought| {
        format!(
            "You are looking for “{sought}”. A calendar of these names alone has a link of its own, for you or for \
             those whose names they are: it opens no others."
        )
    },
    left: |days| match days {
        ..0 => "Ended".to_owned(),
        0 => "Ends today".to_owned(),
        1 => "One day left".to_owned(),
        days => format!("{days} days left"),
    },
    found: |count| format!("{count} found"),
    state_name: |state| match state {
        OrderState::Placing => "Being placed",
        OrderState::OutcomeUnknown => "Being looked up",
        OrderState::Preparing => "Being prepared",
        OrderState::AwaitingValidation { .. } => "Waiting for your proof",
        OrderState::UnderReview => "Being issued",
        OrderState::Issued { .. } => "Issued",
        OrderState::ValidationFailed => "Proof failed",
        OrderState::Cancelling => "Being cancelled",
        OrderState::Cancelled => "Cancelled",
        OrderState::Revoked { .. } => "Revoked",
        OrderState::Refused { .. } => "Not accepted",
    },
};
