//! `GetContact`: what is known of a person.

use serde::{Deserialize, Serialize};

use super::{Contact, ContactId, parameter::action};

/// Asks what is known of a person.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getcontact>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GetContact {
    /// The person.
    pub contact_id: ContactId,
}

/// What is known of the person.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetContactResponse {
    /// The person.
    #[serde(flatten)]
    pub contact: Contact,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetContact -> GetContactResponse {
    contact_id: "ContactId",
});
