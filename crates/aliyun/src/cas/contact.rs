//! A person who can be reached about certificates.

use serde::{Deserialize, Serialize};

use super::{ContactId, lenient, parameter::elide_details};

/// A person who can be reached about certificates.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Contact {
    /// What other operations know the person by.
    #[serde(deserialize_with = "lenient::read")]
    pub contact_id: Option<ContactId>,
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Whether the address was confirmed: 1 if so.
    pub email_status: Option<i64>,
    /// The telephone number.
    pub mobile: Option<String>,
    /// Whether the number was confirmed: 1 if so.
    pub mobile_status: Option<i64>,
    /// JSON in a text: addresses that are called with notices.
    pub webhooks: Option<String>,
    /// The same as a list.
    pub webhook_list: Option<Vec<String>>,
}

/// The person's number.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangedContact {
    /// What other operations know the person by.
    #[serde(deserialize_with = "lenient::read")]
    pub contact_id: Option<ContactId>,
    /// The service's name for this call.
    pub request_id: String,
}

elide_details!(Contact);
