//! Applying for a certificate at an instance.

use keyside_aliyun::cas::{
    ApplyCertificate, ContactId, CreateContact, GenerateCsrMethod, KeyAlgorithm, ListContact,
    UpdateInstance, ValidationMethod as Proof,
};
use keyside_api::{Contact, ErrorCode, Order, OrderState, ValidationMethod};
use keyside_core::{Csr, KeyKind};

use super::{Orders, place::unplaced};
use crate::cas::{CloudError, Standing};

/// What an instance is told.
#[derive(Debug)]
pub(super) struct Application {
    pub(super) csr: Csr,
    pub(super) contact: Contact,
    pub(super) validation: ValidationMethod,
}

impl Orders {
    /// Tells the instance what to apply for and has it apply, each once, and answers how the order stands then.
    pub(super) async fn apply(
        &self,
        order: &Order,
        instance: &str,
        application: Application,
    ) -> OrderState {
        let contact = match self.contact_id(&application.contact).await {
            Ok(contact) => contact,
            Err(failure) => return unspent(&failure),
        };
        let update = application.into_update(instance, contact);
        if let Err(failure) = self.cas.call_unthrottled(&update).await {
            return unplaced(&failure);
        }
        let instance_id = instance.to_owned();
        let apply = ApplyCertificate { instance_id };
        let Err(failure) = self.cas.call_unthrottled(&apply).await else {
            return OrderState::Preparing;
        };
        if failure.leaves_doubt() {
            return OrderState::OutcomeUnknown;
        }
        // An instance that knows all it needs may have applied by itself, and refuses to do so twice.
        match self.standing(order, instance).await {
            Ok(Standing::Applying(_) | Standing::Issued(_)) => OrderState::Preparing,
            Ok(_) => unplaced(&failure),
            Err(_) => OrderState::OutcomeUnknown,
        }
    }

    /// The cloud's number for the contact: of the same person in its list, or of a new entry there.
    async fn contact_id(&self, contact: &Contact) -> Result<ContactId, CloudError> {
        /// Entries of a page: the cloud's own default.
        const PAGE: i64 = 20;
        /// More pages than any account can have; a list that never ends is no answer.
        const PAGES_MAX: i64 = 1_000;

        let ask = |page| ListContact {
            current_page: Some(page),
            show_size: Some(PAGE),
            ..ListContact::default()
        };
        let known = self
            .cas
            .list_all(PAGE, PAGES_MAX, ask, |answer| {
                (answer.contact_list, answer.total_count)
            })
            .await?;
        let is_same = |known: &&keyside_aliyun::cas::Contact| {
            known.name.as_deref() == Some(&*contact.name)
                && known.mobile.as_deref() == Some(&*contact.phone)
                && known.email.as_deref() == Some(&*contact.email)
        };
        if let Some(id) = known
            .iter()
            .find(is_same)
            .and_then(|known| known.contact_id)
        {
            return Ok(id);
        }
        let create = CreateContact {
            name: contact.name.clone(),
            mobile: contact.phone.clone(),
            email: Some(contact.email.clone()),
            ..CreateContact::default()
        };
        let created = self.cas.call_unthrottled(&create).await?;
        created.contact_id.ok_or(CloudError::Unexpected)
    }
}

impl Application {
    fn into_update(self, instance: &str, contact: ContactId) -> UpdateInstance {
        UpdateInstance {
            instance_id: instance.to_owned(),
            domain: Some(self.csr.domain().as_ascii().to_owned()),
            csr: Some(self.csr.pem().to_owned()),
            generate_csr_method: Some(GenerateCsrMethod::Upload),
            key_algorithm: key_algorithm(self.csr.algorithm()),
            validation_method: Some(match self.validation {
                ValidationMethod::Dns => Proof::Dns,
                ValidationMethod::File => Proof::Http,
            }),
            contact_id_list: vec![contact],
            ..UpdateInstance::default()
        }
    }
}

/// The kind in the cloud's words, where it has one.
const fn key_algorithm(kind: KeyKind) -> Option<KeyAlgorithm> {
    match kind {
        KeyKind::Rsa { bits: 2048 } => Some(KeyAlgorithm::Rsa2048),
        KeyKind::Rsa { bits: 3072 } => Some(KeyAlgorithm::Rsa3072),
        KeyKind::Rsa { bits: 4096 } => Some(KeyAlgorithm::Rsa4096),
        KeyKind::EcdsaP256 => Some(KeyAlgorithm::EcdsaP256),
        _ => None,
    }
}

/// How an order stands when the contact could not be entered: the instance was not touched.
fn unspent(failure: &CloudError) -> OrderState {
    let code = failure.code();
    let message = match code {
        ErrorCode::CloudTimeout => "The cloud did not answer; nothing was spent.",
        _ => failure.words(),
    };
    OrderState::Refused {
        code,
        message: message.to_owned(),
    }
}
