//! What each code means, in a sentence for a person who is no expert.

use keyside_api::ErrorCode;

/// The sentence, with what to do where there is something to do.
pub(super) const fn of(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::InvalidBody => "The request is not in the form that this address expects.",
        ErrorCode::BodyTooLarge => "The request is larger than any order can be.",
        ErrorCode::UnsupportedMediaType => "The request must be sent as application/json.",
        ErrorCode::CrossSite => {
            "The request was made by a page of another site, so it was not carried out. If that page \
             is to be served, its origin must be added to `origins` in the proxy's configuration."
        }
        ErrorCode::PrivateKeyReceived => {
            "The request contained a private key. It was thrown away unread: a private key must \
             stay with its owner. Send the certificate request (CSR) only, and replace the key if \
             it was sent over a network."
        }
        ErrorCode::InvalidIdempotencyKey => {
            "An order needs an Idempotency-Key header of 8 to 128 visible characters, so that \
             sending it twice does not buy two certificates."
        }
        ErrorCode::IdempotencyKeyReused => {
            "This Idempotency-Key was used before, for another order. Use a new one for each order."
        }
        ErrorCode::InvalidCsrPem => {
            "The certificate request must be one PEM block that begins with “-----BEGIN \
             CERTIFICATE REQUEST-----”."
        }
        ErrorCode::InvalidCsr => {
            "The certificate request cannot be read: it is damaged or something else."
        }
        ErrorCode::InvalidCsrSignature => {
            "The certificate request is not signed by the key it contains. It was changed or \
             damaged on the way; make a new one."
        }
        ErrorCode::WeakKey => {
            "The key is not safe: it is too short, or others can find it. Use a new one: RSA with at \
             least 2048 bits, or ECDSA P-256."
        }
        ErrorCode::UnsupportedKey => {
            "Alibaba Cloud does not issue certificates for this kind of key. Use RSA with 2048, \
             3072 or 4096 bits, or ECDSA P-256."
        }
        ErrorCode::KeyUsedBefore => {
            "This key was used for an earlier order. Make a new key for each order."
        }
        ErrorCode::MissingCommonName => {
            "The certificate request does not say which domain it is for (its common name is empty)."
        }
        ErrorCode::InvalidDomain => {
            "The name in the certificate request is not a domain name that a certificate can be for."
        }
        ErrorCode::WildcardNotIncluded => {
            "This product is for a single name. For a name with “*.” choose a wildcard product."
        }
        ErrorCode::WildcardRequired => {
            "This product is for wildcard names, such as “*.example.com”. For a single name choose \
             a single-name product."
        }
        ErrorCode::FileForWildcard => {
            "A wildcard name cannot be proven by a file. Choose the DNS record."
        }
        ErrorCode::UnknownProduct => "There is no such product here.",
        ErrorCode::OrganizationProduct => {
            "This product checks the organisation, too, and cannot be ordered with a certificate \
             request of your own."
        }
        ErrorCode::InvalidContactName => {
            "Give the name of a contact person, of at most 64 characters."
        }
        ErrorCode::InvalidPhone => {
            "Give a telephone number of 7 to 15 digits, such as +86 138 0000 0000."
        }
        ErrorCode::InvalidEmail => "Give an e-mail address, such as name@example.com.",
        ErrorCode::OrderNotFound => "There is no such order here.",
        ErrorCode::OrderStateConflict => "The order is not in a state that allows this.",
        ErrorCode::InvalidConfirmation => "Type the certificate's own domain to confirm.",
        ErrorCode::ZoneNotAllowed => {
            "This installation publishes no DNS records in this zone. Publish the record yourself, where the \
             domain's DNS is kept."
        }
        ErrorCode::ZoneNotHosted => {
            "The Alibaba Cloud account of this installation does not keep the DNS of this zone. Its operator \
             must check the list of zones."
        }
        ErrorCode::RecordConflict => {
            "Other DNS records are in the way of this one: an alias (CNAME) must be alone at its name. Look at \
             the name in the console of Alibaba Cloud DNS."
        }
        ErrorCode::OrderInProgress => {
            "This very order is being placed at the moment. Ask again in a few seconds."
        }
        ErrorCode::PackageNotFound => {
            "The Alibaba Cloud account has never bought this product. Buy it in the console of \
             Certificate Management Service, or choose another product."
        }
        ErrorCode::QuotaExhausted => {
            "All certificates of this product are used. Cancel an order that is not needed, or buy \
             more in the console of Certificate Management Service."
        }
        ErrorCode::CloudRefusedRequest => {
            "Alibaba Cloud did not accept the request. Check the domain, the contact and the \
             product; nothing was spent."
        }
        ErrorCode::CloudOrderNotFound => {
            "Alibaba Cloud does not know this order any more. It was deleted there."
        }
        ErrorCode::CloudOrderState => {
            "At Alibaba Cloud the order is in a state that does not allow this. Look at it again in a moment."
        }
        ErrorCode::CloudDeleteFailed => {
            "Alibaba Cloud could not delete the order, so its unit is still taken. Try again in a moment."
        }
        ErrorCode::CloudFailed => {
            "Alibaba Cloud reported a failure of its own. Try again in a few minutes."
        }
        ErrorCode::CloudThrottled => {
            "Alibaba Cloud receives too many requests at the moment. Try again in a minute."
        }
        ErrorCode::CloudCredentials => {
            "Alibaba Cloud does not accept the AccessKey of this installation. Its operator must check it."
        }
        ErrorCode::CloudForbidden => {
            "The AccessKey of this installation is not allowed to do this. Its operator must grant the permission."
        }
        ErrorCode::CloudClock => {
            "The clock of this installation is wrong. Its operator must correct it."
        }
        ErrorCode::CloudUnavailable => {
            "Alibaba Cloud's certificate service is closed for the moment. Try again later."
        }
        ErrorCode::CloudUnreachable => {
            "Alibaba Cloud could not be reached, so it was not asked and nothing was spent. Try again."
        }
        ErrorCode::CloudTimeout => "Alibaba Cloud did not answer in time.",
        ErrorCode::CloudAnswerUnexpected => "Alibaba Cloud's answer could not be understood.",
        ErrorCode::NotFound => "There is nothing at this address.",
        ErrorCode::MethodNotAllowed => "This address does not know that method.",
        ErrorCode::Internal => {
            "Something went wrong in this installation. Its operator can find it in the log by the request id."
        }
    }
}

#[cfg(test)]
mod tests {
    use keyside_api::Contact;

    use super::*;

    #[test]
    fn every_code_has_a_whole_sentence() {
        for code in ErrorCode::ALL {
            let sentence = of(*code);

            assert!(
                sentence.len() > 20 && sentence.ends_with('.') || sentence.ends_with("”."),
                "{code:?}"
            );
            assert!(!sentence.contains("  "), "{code:?}");
        }
    }

    #[test]
    fn the_sentences_tell_the_limits_that_are_checked() {
        let name = format!("at most {} characters", Contact::NAME_MAX);
        let phone = format!(
            "{} to {} digits",
            Contact::PHONE_DIGITS_MIN,
            Contact::PHONE_DIGITS_MAX
        );

        assert!(of(ErrorCode::InvalidContactName).contains(&name));
        assert!(of(ErrorCode::InvalidPhone).contains(&phone));
    }
}
