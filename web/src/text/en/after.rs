//! What happened to an order, and what comes after its certificate.

use keyside_api::{InstanceState, PublicationState, RevocationReason, StateName};

use crate::text::{InstancesText, RenewalText, RevokeText, TimelineText};

pub(super) const TIMELINE: TimelineText = TimelineText {
    title: "So far, and next",
    record: |state| match state {
        PublicationState::Publishing => "DNS record asked for",
        PublicationState::Published => "DNS record published for you",
        PublicationState::AlreadyThere => "DNS record found, published by somebody else",
        PublicationState::Removing => "DNS record being taken away",
        PublicationState::Removed => "DNS record taken away",
        PublicationState::Failed => "DNS record not published",
    },
    past: |state| match state {
        StateName::Placing => "Order sent",
        StateName::OutcomeUnknown => "Answer lost; being looked up",
        StateName::Preparing => "Order accepted",
        StateName::AwaitingValidation => "Proof asked for",
        StateName::UnderReview => "Proof found; being issued",
        StateName::Issued => "Certificate issued",
        StateName::ValidationFailed => "Proof refused",
        StateName::Cancelling => "Being cancelled",
        StateName::Cancelled => "Cancelled; unit given back",
        StateName::Revoked => "Certificate revoked",
        StateName::Refused => "Not accepted",
    },
    expected: |state| match state {
        StateName::AwaitingValidation => "in some seconds",
        StateName::UnderReview => "when the authority sees your proof; it looks every few minutes",
        StateName::Issued => "usually 1 to 15 minutes after the proof was found",
        StateName::Cancelled => "in some minutes",
        _ => "",
    },
};

pub(super) const RENEWAL: RenewalText = RenewalText {
    title: "Before it ends",
    remind: "Reminder for my calendar",
    renew: "Renew with the same details",
    left: |day, days| match days {
        ..0 => format!("This certificate ended on {day}."),
        0 => format!("This certificate ends today, {day}."),
        1 => format!("One day is left: it ends on {day}."),
        days => format!("{days} days are left: it ends on {day}. The next one gets a new key."),
    },
    shorter: |days| {
        format!(
            "The next one will be shorter: by then, no authority may issue certificates for more than \
             {days} days. Think of renewing by a program."
        )
    },
    event: |domain| format!("The certificate of {domain} ends"),
};

pub(super) const REVOKE: RevokeText = RevokeText {
    open: "Revoke this certificate",
    when: "Do this when somebody else may have its key, or when the domain is not yours any more. A certificate that was \
           merely replaced ends by itself.",
    body: "It cannot be undone: every server with this certificate stops being trusted. Its unit is given back if the \
           certificate is younger than 28 days.",
    body_instance: "It cannot be undone: every server with this certificate stops being trusted. Its instance is not given \
                    back.",
    go: "Revoke it for good",
    running: "Being revoked…",
    confirm: |domain| format!("To confirm, type {domain}"),
    reason: "Reason",
    reason_hint: "It stays in this installation's journal; Alibaba Cloud asks for none.",
    reason_name: |reason| match reason {
        RevocationReason::AffiliationChanged => "Something in it is not true any more",
        RevocationReason::CessationOfOperation => "The domain is not used any more",
        RevocationReason::KeyCompromise => "Somebody else has its key, or may have it",
        RevocationReason::Superseded => "Another certificate is in its place",
        RevocationReason::Unspecified => "Another reason",
    },
    given: |reason| match reason {
        RevocationReason::AffiliationChanged => {
            "The reason given: something in it is not true any more."
        }
        RevocationReason::CessationOfOperation => {
            "The reason given: the domain is not used any more."
        }
        RevocationReason::KeyCompromise => {
            "The reason given: somebody else has its key, or may have it. Take the key from every server, and make a new one."
        }
        RevocationReason::Superseded => "The reason given: another certificate is in its place.",
        RevocationReason::Unspecified => "No particular reason was given.",
    },
};

pub(super) const INSTANCES: InstancesText = InstancesText {
    title: "Instances of the account (V2.0)",
    body: "Since 2026 Alibaba Cloud sells subscriptions called instances. They are shown here so that none ends unseen. What is \
           not used yet is offered when you start a certificate.",
    none: "The account has none.",
    unnamed: "No domain yet",
    until: |day| format!("until {day}"),
    state_name: |state| match state {
        InstanceState::Unused => "Not used yet",
        InstanceState::Pending => "Applied for",
        InstanceState::Issued => "Issued",
        InstanceState::Revoked => "Revoked",
        InstanceState::Over => "Over",
        InstanceState::Unknown => "Unknown",
    },
};
