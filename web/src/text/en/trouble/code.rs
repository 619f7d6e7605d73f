//! A sentence, and what to do, for each of the proxy's error codes.

use keyside_api::ErrorCode;

use crate::text::Advice;

pub(super) const fn advice(code: ErrorCode) -> Advice {
    let (what, next) = match code {
        ErrorCode::InvalidBody => (
            "The server did not understand what this page sent.",
            "Reload the page: it may be an old version. Your orders are kept.",
        ),
        ErrorCode::BodyTooLarge => (
            "What this page sent is too long for an order.",
            "Reload the page and start again.",
        ),
        ErrorCode::UnsupportedMediaType => (
            "The server did not understand the form of what this page sent.",
            "Reload the page: it may be an old version.",
        ),
        ErrorCode::PrivateKeyReceived => (
            "Something that looks like a private key was sent, and the server threw it away unread.",
            "Do not use that key any more. Make a new one, and tell the operator.",
        ),
        ErrorCode::InvalidIdempotencyKey => (
            "The order came without a proper mark against ordering twice.",
            "Reload the page and order again. Nothing was spent.",
        ),
        ErrorCode::IdempotencyKeyReused => (
            "Another order was sent under the same mark before.",
            "Look at your orders first: this one may be there. Then order again.",
        ),
        ErrorCode::InvalidCsrPem => (
            "What should be a certificate request is none.",
            "Go back and use another key or request. Nothing was spent.",
        ),
        ErrorCode::InvalidCsr => (
            "The certificate request cannot be read.",
            "Go back and use another key or request. Nothing was spent.",
        ),
        ErrorCode::InvalidCsrSignature => (
            "The certificate request is not signed by the key in it.",
            "Go back and use another key or request. Nothing was spent.",
        ),
        ErrorCode::WeakKey => (
            "The key is not safe: it is too short, or others can find it.",
            "Use a new key: RSA 2048 or a stronger kind.",
        ),
        ErrorCode::UnsupportedKey => (
            "Alibaba Cloud does not accept this kind of key.",
            "Choose another kind, such as RSA 2048.",
        ),
        ErrorCode::KeyUsedBefore => (
            "An earlier order used this key, and Alibaba Cloud takes each key only once.",
            "Go back and use another key or request. Nothing was spent.",
        ),
        ErrorCode::MissingCommonName => (
            "The certificate request names no domain.",
            "Go back and use another key or request.",
        ),
        ErrorCode::InvalidDomain => (
            "The name is no domain name that a certificate can be for.",
            "Correct the name.",
        ),
        ErrorCode::WildcardNotIncluded => (
            "A name with * was ordered with a certificate for a single name.",
            "Choose a wildcard certificate, or a name without *.",
        ),
        ErrorCode::WildcardRequired => (
            "A single name was ordered with a wildcard certificate.",
            "Choose a certificate for a single name, or put *. before the name.",
        ),
        ErrorCode::FileForWildcard => (
            "A file cannot prove a wildcard name.",
            "Choose the DNS record instead.",
        ),
        ErrorCode::UnknownProduct => (
            "This installation does not offer that certificate.",
            "Choose another one from the list.",
        ),
        ErrorCode::OrganizationProduct => (
            "Certificates that name an organisation cannot be ordered this way.",
            "Choose a certificate with domain validation (DV), or order in Alibaba Cloud's console.",
        ),
        ErrorCode::InvalidContactName => (
            "The contact's name is missing or too long.",
            "Correct the name.",
        ),
        ErrorCode::InvalidPhone => ("That cannot be a telephone number.", "Correct the number."),
        ErrorCode::InvalidEmail => ("That cannot be an e-mail address.", "Correct the address."),
        ErrorCode::OrderNotFound => (
            "There is no order with this number here.",
            "Look for it in your orders.",
        ),
        ErrorCode::OrderStateConflict => (
            "The order has moved on, so this cannot be done any more.",
            "Look at how the order stands now.",
        ),
        ErrorCode::InvalidConfirmation => (
            "What you typed is not the domain of this certificate.",
            "Type the domain as it stands above.",
        ),
        ErrorCode::ZoneNotAllowed => (
            "This installation publishes no DNS records in this zone.",
            "Publish the record yourself, as shown on this page.",
        ),
        ErrorCode::ZoneNotHosted => (
            "The DNS of this zone is not in this installation's Alibaba Cloud account.",
            "Publish the record yourself, and tell the operator.",
        ),
        ErrorCode::RecordConflict => (
            "Other DNS records are in the way of this one.",
            "Look at the name where your DNS is managed: an alias (CNAME) must be alone there.",
        ),
        ErrorCode::OrderInProgress => (
            "This very order is being placed right now.",
            "Wait a few seconds and try again. It is not ordered twice.",
        ),
        ErrorCode::PackageNotFound => (
            "No units of this certificate were ever bought in this account.",
            "Choose another certificate, or buy units in Alibaba Cloud's console. Nothing was spent.",
        ),
        ErrorCode::QuotaExhausted => (
            "All units of this certificate are used.",
            "Choose another certificate, or buy more units. Nothing was spent.",
        ),
        ErrorCode::CloudRefusedRequest => (
            "Alibaba Cloud did not accept the request.",
            "Check the domain and the contact, then order again with another key.",
        ),
        ErrorCode::CloudOrderNotFound => (
            "Alibaba Cloud does not know this order any more.",
            "It may have been deleted in the console. Start a new one if you still need it.",
        ),
        ErrorCode::CloudOrderState => (
            "The order's state at Alibaba Cloud does not allow this.",
            "Wait a minute, look at the order again, and then decide.",
        ),
        ErrorCode::CloudDeleteFailed => (
            "Alibaba Cloud would not delete the order, so its unit is not given back yet.",
            "Try again in a few minutes.",
        ),
        ErrorCode::CloudFailed => (
            "Something failed at Alibaba Cloud, which gave no reason.",
            "Wait a minute and look at your orders before you try again.",
        ),
        ErrorCode::CloudThrottled => (
            "Alibaba Cloud asks for fewer calls.",
            "Wait a minute and try again.",
        ),
        ErrorCode::CloudCredentials => (
            "Alibaba Cloud does not accept this installation's credentials.",
            "Tell the operator: the AccessKey must be renewed. You did nothing wrong.",
        ),
        ErrorCode::CloudForbidden => (
            "This installation is not allowed to do that at Alibaba Cloud.",
            "Tell the operator: a permission is missing. You did nothing wrong.",
        ),
        ErrorCode::CloudClock => (
            "The server's clock is wrong, so Alibaba Cloud does not believe it.",
            "Tell the operator to set the clock. You did nothing wrong.",
        ),
        ErrorCode::CloudUnavailable => (
            "Alibaba Cloud is closed for the moment.",
            "Try again in a few minutes.",
        ),
        ErrorCode::CloudUnreachable => (
            "There is no connection to Alibaba Cloud, so it was not asked.",
            "Nothing was spent. Try again in a few minutes.",
        ),
        ErrorCode::CloudTimeout => (
            "Alibaba Cloud was asked and did not answer.",
            "Look at your orders: we are finding out what became of it.",
        ),
        ErrorCode::CloudAnswerUnexpected => (
            "Alibaba Cloud answered something that we do not understand.",
            "Look at your orders, and tell the operator.",
        ),
        ErrorCode::CrossSite => (
            "Another site's page sent this, so the server did nothing.",
            "If it was not you, there is nothing to do. Otherwise use this page directly.",
        ),
        ErrorCode::NotFound => ("There is nothing at this address.", "Go back to the start."),
        ErrorCode::MethodNotAllowed => (
            "This address does not do what was asked of it.",
            "Reload the page: it may be an old version.",
        ),
        ErrorCode::Internal => (
            "Something went wrong on our side.",
            "Try again. If it stays so, tell the operator. Your orders are kept.",
        ),
    };
    Advice { what, next }
}
