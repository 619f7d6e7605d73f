//! `DeleteContact`: forgets a person.

use super::{ContactId, Done, parameter::action};

/// Forgets a person.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deletecontact>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeleteContact {
    /// The person.
    pub contact_id: ContactId,
}

action!(DeleteContact -> Done {
    contact_id: "ContactId",
});
