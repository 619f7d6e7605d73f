//! Having the proxy publish the record.

use keyside_api::PublicationState;

use crate::text::PublishText;

pub(super) const PUBLISH: PublishText = PublishText {
    go: "Publish it for me",
    running: "Publishing…",
    offer: |zone| {
        format!(
            "This installation may change the zone {zone} in Alibaba Cloud DNS. It can publish this record for you, and \
             takes it away again when the order is over."
        )
    },
    state: |state| match state {
        PublicationState::Publishing => "The record is being published",
        PublicationState::Published => "The record is published",
        PublicationState::AlreadyThere => "The record was there already",
        PublicationState::Removing => "The record is being taken away",
        PublicationState::Removed => "The record was taken away",
        PublicationState::Failed => "The record was not published",
    },
    next: |state| match state {
        PublicationState::Publishing => {
            Some("Alibaba Cloud DNS was asked. Whether the record is there is being looked up.")
        }
        PublicationState::Published => {
            Some("You need not do anything. It is taken away when the order is over.")
        }
        PublicationState::AlreadyThere => Some(
            "Somebody published it before. It stays as it is: remove it yourself when the order is over.",
        ),
        PublicationState::Failed => Some("Try again, or publish it yourself as shown above."),
        PublicationState::Removing | PublicationState::Removed => None,
    },
};
