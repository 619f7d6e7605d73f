//! Orders: what is asked for, and how it stands.

use std::{fmt, str::FromStr};

use keyside_core::{DomainName, Fingerprint};
use serde::{Deserialize, Serialize};

use crate::ErrorCode;

/// The body of `POST /api/orders`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewOrder {
    /// The certification request in PEM. Its common name is the domain.
    pub csr: String,
    /// The [`Product`](crate::Product)'s code.
    pub product_code: String,
    /// Whom the cloud may call about the order.
    pub contact: Contact,
    /// How the domain will be proven.
    pub validation: ValidationMethod,
}

/// Whom the cloud may call about an order. It goes to the cloud and is not kept.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// The applicant's name.
    pub name: String,
    /// A telephone number, with or without country code.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
}

/// How control of the domain is shown.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ValidationMethod {
    /// By a DNS record.
    #[default]
    Dns,
    /// By a file on the web server; not for wildcard names.
    File,
}

/// The proxy's name for an order, there before the cloud was asked: `ord_` and 26 letters and
/// digits.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct OrderId(String);

impl OrderId {
    const PREFIX: &str = "ord_";
    const DIGITS: usize = 26;

    /// The id made of 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut rest = u128::from_be_bytes(bytes);
        let mut id = String::from(Self::PREFIX);
        for _ in 0..Self::DIGITS {
            id.push(char::from(ALPHABET[(rest % 32) as usize]));
            rest /= 32;
        }
        Self(id)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrderId {
    type Err = ErrorCode;

    /// # Errors
    /// [`ErrorCode::OrderNotFound`]: no order can have such an id.
    fn from_str(text: &str) -> Result<Self, ErrorCode> {
        let digits = text
            .strip_prefix(Self::PREFIX)
            .ok_or(ErrorCode::OrderNotFound)?;
        let well_formed = digits.len() == Self::DIGITS
            && digits
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
        well_formed
            .then(|| Self(text.to_owned()))
            .ok_or(ErrorCode::OrderNotFound)
    }
}

impl TryFrom<String> for OrderId {
    type Error = ErrorCode;

    fn try_from(text: String) -> Result<Self, ErrorCode> {
        text.parse()
    }
}

impl From<OrderId> for String {
    fn from(id: OrderId) -> Self {
        id.0
    }
}

/// The answer of `GET /api/orders`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrderList {
    /// Newest first.
    pub orders: Vec<Order>,
}

/// An order: what was asked for, and how it stands.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The proxy's name for it.
    pub id: OrderId,
    /// The cloud's number for it, in decimal; absent while the cloud has not answered, and for an order from an
    /// instance.
    pub cloud_order_id: Option<String>,
    /// The cloud's name for the instance that it was taken from, such as `cas_dv-cn-rp643r82d0i1`; absent for an
    /// order of a package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// The name the certificate is for.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub domain: DomainName,
    /// The product it takes a unit or an instance of.
    pub product_code: String,
    /// How the domain is proven.
    pub validation: ValidationMethod,
    /// SHA-256 of the public key (its `SubjectPublicKeyInfo` in DER), in lower-case hex.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub fingerprint: Fingerprint,
    /// When it was placed: RFC 3339, UTC.
    pub created_at: String,
    /// When its state last changed: RFC 3339, UTC.
    pub updated_at: String,
    /// How it stands.
    pub state: OrderState,
}

impl Order {
    /// Whether its domain has that in it, in either of its forms, whatever the case and the blanks around.
    #[must_use]
    pub fn has_name(&self, sought: &str) -> bool {
        let sought = sought.trim().to_lowercase();
        self.domain.as_ascii().contains(&sought) || self.domain.to_unicode().contains(&sought)
    }
}

/// How an order stands. In JSON: an object with the state's name under `name`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(
    tag = "name",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum OrderState {
    /// Written down; the cloud is being asked.
    Placing,
    /// The cloud was asked and its answer was lost. The proxy looks the order up in the cloud's
    /// list; it never asks a second time.
    OutcomeUnknown,
    /// The cloud has it and has not said yet how to prove the domain.
    Preparing,
    /// Waiting for the record or the file.
    AwaitingValidation {
        /// What to publish.
        challenge: Challenge,
    },
    /// Found; the certificate authority is at work.
    UnderReview,
    /// Done.
    Issued {
        /// The certificate, then the ones above it, in PEM.
        chain: String,
    },
    /// The certificate authority said no. The unit is taken until the order is cancelled.
    ValidationFailed,
    /// Being given up: the cloud still holds the unit.
    Cancelling,
    /// Given up, and the unit given back.
    Cancelled,
    /// The certificate was revoked: nobody should trust it any more.
    Revoked {
        /// Why, when it was revoked here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<RevocationReason>,
    },
    /// The cloud did not take the order: nothing was spent.
    Refused {
        /// Why.
        code: ErrorCode,
        /// The cloud's own words.
        message: String,
    },
}

impl OrderState {
    /// Whether nothing will change any more.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Issued { .. } | Self::Cancelled | Self::Revoked { .. } | Self::Refused { .. } => {
                true
            }
            Self::Placing
            | Self::OutcomeUnknown
            | Self::Preparing
            | Self::AwaitingValidation { .. }
            | Self::UnderReview
            | Self::ValidationFailed
            | Self::Cancelling => false,
        }
    }
}

/// The body of `POST /api/orders/{id}/revoke`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Revocation {
    /// The certificate's domain, typed by whoever wants it revoked, in any of its forms.
    pub domain: String,
    /// Why. It stays in the proxy's journal: the cloud takes none.
    #[serde(default)]
    pub reason: RevocationReason,
}

/// Why a certificate is revoked: the reasons that a subscriber can have.
///
/// RFC 5280, section 5.3.1; CA/Browser Forum, Baseline Requirements, section 7.2.2.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RevocationReason {
    /// Something in the certificate about its holder is not true any more.
    AffiliationChanged,
    /// The domain is not used, or not held, any more.
    CessationOfOperation,
    /// Others have the private key, or may have it.
    KeyCompromise,
    /// Another certificate is in its place.
    Superseded,
    /// None is given.
    #[default]
    Unspecified,
}

impl RevocationReason {
    /// Each, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::KeyCompromise,
        Self::Superseded,
        Self::CessationOfOperation,
        Self::AffiliationChanged,
        Self::Unspecified,
    ];
}

/// What to publish to show control of the domain.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Challenge {
    /// A DNS record.
    DnsRecord {
        /// The whole name, such as `_dnsauth.www.example.com`.
        name: String,
        /// The kind of record.
        // Named again for the OpenAPI document, whose maker passes `rename_all_fields` over.
        #[serde(rename = "recordType")]
        record_type: DnsRecordType,
        /// The record's value.
        value: String,
    },
    /// A file on the web server.
    HttpFile {
        /// Where it must be found, such as
        /// `http://www.example.com/.well-known/pki-validation/fileauth.txt`.
        url: String,
        /// Its whole content, byte for byte.
        content: String,
    },
}

/// The kind of DNS record that a challenge asks for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum DnsRecordType {
    /// An alias.
    Cname,
    /// A text.
    Txt,
}

impl DnsRecordType {
    /// As it is written in zone files and consoles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cname => "CNAME",
            Self::Txt => "TXT",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_id_survives_its_text() {
        let id = OrderId::from_random([0xA5; 16]);

        assert_eq!(id.as_str().parse(), Ok(id.clone()));
    }

    #[test]
    fn refuses_an_id_that_no_order_can_have() {
        for text in [
            "",
            "ord_",
            "98987582437920968",
            "ord_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ] {
            assert_eq!(
                text.parse::<OrderId>(),
                Err(ErrorCode::OrderNotFound),
                "{text}"
            );
        }
    }

    #[test]
    fn a_state_is_an_object_with_its_name() {
        let state = OrderState::AwaitingValidation {
            challenge: Challenge::DnsRecord {
                name: "_dnsauth.example.com".to_owned(),
                record_type: DnsRecordType::Txt,
                value: "token".to_owned(),
            },
        };

        let json = serde_json::to_value(&state).expect("plain data");

        assert_eq!(
            json,
            serde_json::json!({"name": "awaitingValidation", "challenge": {"kind": "dnsRecord",
                "name": "_dnsauth.example.com", "recordType": "TXT", "value": "token"}})
        );
    }

    #[test]
    fn refuses_a_field_it_does_not_know() {
        let body = r#"{"csr":"","productCode":"","contact":{"name":"","phone":"","email":""},
            "validation":"dns","privateKey":""}"#;

        assert!(serde_json::from_str::<NewOrder>(body).is_err());
    }
}
