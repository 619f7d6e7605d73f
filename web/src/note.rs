//! What a capsule holds beside the key: all that is needed to go on with its order anywhere.

use keyside_api::{Contact, OrderId, ValidationMethod};
use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use serde::{Deserialize, Serialize};

use crate::{
    form::{Draft, Request, Signing, Source},
    room::SignedRequest,
};

/// What it holds, by what the key is for.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Note {
    /// For an order.
    Order(OrderNote),
    /// For a request without one.
    Offline(OfflineNote),
}

/// The form, the certification request, and the order as far as it is known.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OrderNote {
    pub(crate) domain: DomainName,
    product_code: String,
    validation: ValidationMethod,
    contact: Contact,
    csr: String,
    /// The `Idempotency-Key` of the order.
    pub(crate) idempotency_key: String,
    /// The order, once it was placed.
    pub(crate) order: Option<OrderId>,
}

/// A certification request that nobody orders with, and its names, of which there is one at least.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OfflineNote {
    pub(crate) names: Vec<DomainName>,
    pub(crate) csr: String,
}

impl Note {
    /// The note in a capsule, if this page wrote it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// How it is written into a capsule.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What it says of an order, if it is for one.
    pub(crate) const fn order(&self) -> Option<&OrderNote> {
        match self {
            Self::Order(note) => Some(note),
            Self::Offline(_) => None,
        }
    }

    /// The same, to be changed.
    pub(crate) const fn order_mut(&mut self) -> Option<&mut OrderNote> {
        match self {
            Self::Order(note) => Some(note),
            Self::Offline(_) => None,
        }
    }
}

impl OfflineNote {
    /// What there is to note of a request for these names.
    pub(crate) fn new(names: Vec<DomainName>, csr: &str) -> Self {
        let csr = csr.to_owned();
        Self { names, csr }
    }

    /// The names as they may have been typed.
    pub(crate) fn typed(&self) -> String {
        let names: Vec<_> = self.names.iter().map(DomainName::to_unicode).collect();
        names.join(" ")
    }
}

impl OrderNote {
    /// What there is to note before the order is placed.
    pub(crate) fn new(request: &Request, csr: &str, idempotency_key: &str) -> Self {
        Self {
            domain: request.domain.clone(),
            product_code: request.product_code.clone(),
            validation: request.validation,
            contact: request.contact.clone(),
            csr: csr.to_owned(),
            idempotency_key: idempotency_key.to_owned(),
            order: None,
        }
    }

    /// The same without the order, where none can be asked for.
    pub(crate) fn offline(&self) -> OfflineNote {
        OfflineNote::new(vec![self.domain.clone()], &self.csr)
    }

    /// The form as it was filled in, for a key of this kind.
    pub(crate) fn draft(&self, algorithm: KeyAlgorithm) -> Draft {
        Draft {
            domain: self.domain.to_unicode(),
            product_code: self.product_code.clone(),
            validation: self.validation,
            source: Source::New(algorithm),
            contact: self.contact.clone(),
            remember_contact: false,
        }
    }

    /// What was asked for, with a key of this kind.
    pub(crate) fn request(&self, algorithm: KeyAlgorithm) -> Request {
        Request {
            domain: self.domain.clone(),
            product_code: self.product_code.clone(),
            validation: self.validation,
            signing: Signing::NewKey(algorithm),
            contact: self.contact.clone(),
        }
    }

    /// The certification request, signed by the key of this kind with this fingerprint.
    pub(crate) fn signed(
        &self,
        algorithm: KeyAlgorithm,
        fingerprint: Fingerprint,
    ) -> SignedRequest {
        SignedRequest {
            domain: self.domain.clone(),
            key_kind: algorithm.name().to_owned(),
            fingerprint,
            csr: self.csr.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_is_read_from_its_note() {
        let request = Request {
            domain: "*.xn--fsqu00a.xn--fiqs8s".parse().expect("a domain name"),
            product_code: "digicert-free-1-free".to_owned(),
            validation: ValidationMethod::Dns,
            signing: Signing::NewKey(KeyAlgorithm::Rsa4096),
            contact: Contact {
                name: "李雷".to_owned(),
                phone: "13800000000".to_owned(),
                email: "li@example.com".to_owned(),
            },
        };
        let note = Note::Order(OrderNote::new(&request, "-----BEGIN", "first"));

        let read = Note::parse(&note.to_json()).expect("a note");

        assert_eq!(read, note);
        let read = read.order().expect("it is for an order");
        assert_eq!(read.request(KeyAlgorithm::Rsa4096), request);
    }

    #[test]
    fn a_request_without_an_order_is_read_from_its_note() {
        let names = ["www.example.com", "xn--fsqu00a.xn--fiqs8s"];
        let names = names.map(|name| name.parse().expect("a domain name"));
        let note = OfflineNote::new(names.to_vec(), "-----BEGIN");

        let read = Note::parse(&Note::Offline(note.clone()).to_json());

        assert_eq!(read, Some(Note::Offline(note.clone())));
        assert_eq!(note.typed(), "www.example.com 例子.中国");
    }

    #[test]
    fn what_another_program_sealed_is_no_note() {
        for text in ["", "{}", "[]", "a password"] {
            assert_eq!(Note::parse(text), None, "{text}");
        }
    }
}
