//! How control of the domain is shown, in the words of orders.

use super::word::words;

words! {
    /// How control of the domain of an order is shown.
    ValidateType, "ValidateType" {
        /// By a record.
        Dns = "DNS";
        /// By a file on the web server.
        File = "FILE";
    }
}
