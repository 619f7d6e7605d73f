//! `CreateContact`: adds a person who can be reached.

use super::{
    ChangedContact,
    parameter::{action, elide_details},
};

/// Adds a person who can be reached about certificates.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcontact>
#[derive(Clone, Default, Eq, PartialEq)]
pub struct CreateContact {
    /// The name.
    pub name: String,
    /// The telephone number.
    pub mobile: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The number of the identity card, which the brand CFCA asks for.
    pub idcard: Option<String>,
    /// JSON in a text: addresses to call with notices.
    pub webhooks: Option<String>,
}

action!(CreateContact -> ChangedContact {
    name: "Name",
    mobile: "Mobile",
    email: "Email",
    idcard: "Idcard",
    webhooks: "Webhooks",
});

elide_details!(CreateContact);
