//! `UpdateContact`: changes what is known of a person.

use super::{
    ChangedContact, ContactId,
    parameter::{action, elide_details},
};

/// Changes what is known of a person. What is absent stays as it was.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-updatecontact>
#[derive(Clone, Eq, PartialEq)]
pub struct UpdateContact {
    /// The person.
    pub contact_id: ContactId,
    /// The name.
    pub name: Option<String>,
    /// The telephone number.
    pub mobile: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The number of the identity card, which the brand CFCA asks for.
    pub idcard: Option<String>,
    /// JSON in a text: addresses to call with notices.
    pub webhooks: Option<String>,
}

action!(UpdateContact -> ChangedContact {
    contact_id: "ContactId",
    name: "Name",
    mobile: "Mobile",
    email: "Email",
    idcard: "Idcard",
    webhooks: "Webhooks",
});

elide_details!(UpdateContact);
