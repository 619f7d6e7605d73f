//! What went wrong, in a form that programs can match and people can be told.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The body of every answer that is not a success.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    /// The cause. Stable: match on this.
    pub code: ErrorCode,
    /// A sentence for a person, in English.
    pub message: String,
    /// The field of the request that it is about, such as `contact.phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What to quote to the operator; the same id is in the proxy's log.
    pub request_id: String,
}

macro_rules! error_codes {
    ($($(#[$doc:meta])+ $variant:ident = $name:tt, $status:literal;)+) => {
        /// Every cause that the proxy can name. The name in JSON is stable; adding one is a visible
        /// change for every table that must know it.
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum ErrorCode {
            $($(#[$doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable name, as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The HTTP status of an answer with this code.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }
        }
    };
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

error_codes! {
    // The request is wrong: nothing was sent to the cloud.

    /// The body is no JSON of the documented form.
    InvalidBody = "invalid_body", 400;
    /// The body is longer than any order can be.
    BodyTooLarge = "body_too_large", 413;
    /// The body is not declared as `application/json`.
    UnsupportedMediaType = "unsupported_media_type", 415;
    /// Another site's page made the browser send this.
    CrossSite = "cross_site", 403;
    /// The body holds private key material. It was thrown away unread.
    PrivateKeyReceived = "private_key_received", 422;
    /// `POST /api/orders` came without an `Idempotency-Key`, or with one that is not 8 to 128
    /// visible ASCII characters.
    InvalidIdempotencyKey = "invalid_idempotency_key", 400;
    /// The same `Idempotency-Key` came before with another body.
    IdempotencyKeyReused = "idempotency_key_reused", 422;
    /// The PEM label is not `CERTIFICATE REQUEST`.
    InvalidCsrPem = "invalid_csr_pem", 422;
    /// The text inside is no PKCS#10 request.
    InvalidCsr = "invalid_csr", 422;
    /// The request's signature is not by the key in it.
    InvalidCsrSignature = "invalid_csr_signature", 422;
    /// RSA below 2048 bits, or a key that others can find.
    WeakKey = "weak_key", 422;
    /// A kind of key that the cloud does not take.
    UnsupportedKey = "unsupported_key", 422;
    /// A key that an earlier order used: the cloud refuses it.
    KeyUsedBefore = "key_used_before", 422;
    /// The request has no common name.
    MissingCommonName = "missing_common_name", 422;
    /// The name is no domain name that a certificate can be for.
    InvalidDomain = "invalid_domain", 422;
    /// A wildcard name with a product for a single name.
    WildcardNotIncluded = "wildcard_not_included", 422;
    /// A single name with a product for a wildcard name.
    WildcardRequired = "wildcard_required", 422;
    /// A wildcard name cannot be proven by a file.
    FileForWildcard = "file_for_wildcard", 422;
    /// No such product.
    UnknownProduct = "unknown_product", 422;
    /// A product with organisation validation cannot be ordered with an own request.
    OrganizationProduct = "organization_product", 422;
    /// The contact has no name, or one longer than the cloud takes.
    InvalidContactName = "invalid_contact_name", 422;
    /// That cannot be a telephone number.
    InvalidPhone = "invalid_phone", 422;
    /// That cannot be an e-mail address.
    InvalidEmail = "invalid_email", 422;

    // The order.

    /// No such order in the journal.
    OrderNotFound = "order_not_found", 404;
    /// The order's state does not allow that.
    OrderStateConflict = "order_state_conflict", 409;
    /// The same order is being placed right now.
    OrderInProgress = "order_in_progress", 409;

    /// What was typed to confirm a revocation is not the certificate's domain.
    InvalidConfirmation = "invalid_confirmation", 422;

    /// The proxy publishes no records in the zone of this one.
    ZoneNotAllowed = "zone_not_allowed", 403;

    // The cloud said no.

    /// `IncorrectDomainUser`, `InvalidDomainName.NoExist`: the zone is not in the account's DNS.
    ZoneNotHosted = "zone_not_hosted", 409;
    /// `DomainRecordConflict` and the like: something else at the name is in the way of the record.
    RecordConflict = "record_conflict", 409;

    /// `NotFoundPackage`: no unit of this product was ever bought.
    PackageNotFound = "package_not_found", 409;
    /// `NotRemainCount`: all units are used.
    QuotaExhausted = "quota_exhausted", 409;
    /// `CreateCertificateRequestFailed`: the cloud would not take the request.
    CloudRefusedRequest = "cloud_refused_request", 422;
    /// `NotFoundOrder`: the cloud does not know the order any more.
    CloudOrderNotFound = "cloud_order_not_found", 404;
    /// `OrderStateError`: the order's state at the cloud does not allow that.
    CloudOrderState = "cloud_order_state", 409;
    /// `DeleteFail`: the cloud would not delete the order.
    CloudDeleteFailed = "cloud_delete_failed", 409;
    /// `Error`, or any failure that the cloud gives no reason for.
    CloudFailed = "cloud_failed", 502;
    /// The cloud asks for fewer calls.
    CloudThrottled = "cloud_throttled", 503;
    /// The cloud does not accept the proxy's AccessKey or its signature.
    CloudCredentials = "cloud_credentials", 502;
    /// The cloud's rules do not allow the proxy this call.
    CloudForbidden = "cloud_forbidden", 502;
    /// The proxy's clock is more than 15 minutes off.
    CloudClock = "cloud_clock", 502;
    /// The cloud is closed for the moment.
    CloudUnavailable = "cloud_unavailable", 503;
    /// No connection to the cloud, so it was not asked.
    CloudUnreachable = "cloud_unreachable", 502;
    /// The cloud was asked to do something and no answer came.
    CloudTimeout = "cloud_timeout", 504;
    /// The cloud answered something that is not in its description.
    CloudAnswerUnexpected = "cloud_answer_unexpected", 502;

    // The proxy.

    /// No such address.
    NotFound = "not_found", 404;
    /// The address knows no such method.
    MethodNotAllowed = "method_not_allowed", 405;
    /// A fault of the proxy's own.
    Internal = "internal", 500;
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_code_is_called_the_same_in_json() {
        for code in ErrorCode::ALL {
            let json = serde_json::to_string(code).expect("a name");

            assert_eq!(json, format!("\"{}\"", code.name()));
        }
    }

    #[test]
    fn no_two_codes_share_a_name() {
        let names: HashSet<_> = ErrorCode::ALL.iter().map(|code| code.name()).collect();

        assert_eq!(names.len(), ErrorCode::ALL.len());
    }

    #[test]
    fn every_code_is_a_failure() {
        assert!(
            ErrorCode::ALL
                .iter()
                .all(|code| (400..600).contains(&code.status()))
        );
    }
}
