//! `ApplyCertificate`: submits what an instance was told.

use keyside_aliyun::{
    cas::{ApplyCertificate, InstanceType, ValidateType, ValidationMethod},
    error_code::CREATE_CSR_FAILED,
};

use crate::{
    application::{Application, State},
    challenge::Challenge,
    cloud::Cloud,
    key::CertifiedKey,
    lock::Lock,
    operation::Fields,
    refusal::Refusal,
};

/// Days of a free test certificate, of one that was paid for, and of all others
/// (cas-api.md 5.3).
const FREE_DAYS: u32 = 90;
const TEST_DAYS: u32 = 180;
const DAYS: u32 = 199;

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &ApplyCertificate,
) -> Result<Fields, Refusal> {
    submit(cloud, &request.instance_id)?;
    Ok(Fields::new())
}

/// Submits the application.
///
/// # Errors
/// `NotFound`, `OperationDenied.StatusNotSupport`; `MissingParameter` when it was not told all.
pub(super) fn submit(cloud: &Cloud, instance_id: &str) -> Result<(), Refusal> {
    let now = cloud.clock.now();
    let (draft, free, instance_type) = {
        let mut book = cloud.book.locked();
        let instance = book.instance(instance_id)?;
        instance.check_applicable(now)?;
        instance.draft.check_complete(instance.spec.grade)?;
        (
            instance.draft.clone(),
            instance.is_free(),
            instance.instance_type,
        )
    };
    let mut rng = Cloud::rng();
    let key = match &draft.csr {
        Some(csr) => csr.key(),
        None => CertifiedKey::make(draft.key_algorithm, &draft.names, &mut rng)
            .map_err(|_| CREATE_CSR_FAILED)?,
    };
    let record_type = cloud.settings.locked().record_type;
    let validate_type = match draft.validation_method {
        ValidationMethod::Http => ValidateType::File,
        ValidationMethod::Dns | ValidationMethod::Unknown => ValidateType::Dns,
    };
    let challenges = draft
        .names
        .iter()
        .map(|name| Challenge::make(name, validate_type, record_type, now, &mut rng))
        .collect();
    let mut book = cloud.book.locked();
    let until = now + book.delays.preparing;
    let instance = book.instance(instance_id)?;
    // Keys take their time: another call may have come first.
    instance.check_applicable(now)?;
    let application = Application {
        names: draft.names,
        key,
        challenges,
        free,
        validity_days: match (free, instance_type) {
            (true, _) => FREE_DAYS,
            (false, InstanceType::Test) => TEST_DAYS,
            (false, InstanceType::Buy | InstanceType::Unknown) => DAYS,
        },
        state: State::Preparing { until },
    };
    instance.apply(application, now);
    cloud.wake.plan_anew();
    Ok(())
}
