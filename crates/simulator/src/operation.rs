//! The operations that the simulator knows.

mod cancel;
mod create;
mod delete;
mod describe;
mod list;
mod package;

use std::collections::BTreeMap;

use keyside_aliyun::cas::{
    Action, CancelOrderRequest, CreateCertificateWithCsrRequest, DeleteCertificateRequest,
    DescribeCertificateState, DescribePackageState, ListUserCertificateOrder,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{cloud::Cloud, refusal::Refusal};

/// An operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Operation {
    Cancel,
    Create,
    Delete,
    Describe,
    List,
    Package,
}

/// The fields of a success, but for the request's id.
type Fields = Map<String, Value>;

impl Operation {
    const ALL: [Self; 6] = [
        Self::Cancel,
        Self::Create,
        Self::Delete,
        Self::Describe,
        Self::List,
        Self::Package,
    ];

    /// The operation of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operation| operation.name() == name)
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Cancel => CancelOrderRequest::NAME,
            Self::Create => CreateCertificateWithCsrRequest::NAME,
            Self::Delete => DeleteCertificateRequest::NAME,
            Self::Describe => DescribeCertificateState::NAME,
            Self::List => ListUserCertificateOrder::NAME,
            Self::Package => DescribePackageState::NAME,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// The codes of missing and invalid parameters, and the operation's own.
    pub(crate) fn perform(
        self,
        cloud: &Cloud,
        parameters: &BTreeMap<String, String>,
    ) -> Result<Fields, Refusal> {
        match self {
            Self::Cancel => cancel::perform(cloud, &Action::from_parameters(parameters)?),
            Self::Create => create::perform(cloud, &Action::from_parameters(parameters)?),
            Self::Delete => delete::perform(cloud, &Action::from_parameters(parameters)?),
            Self::Describe => describe::perform(cloud, &Action::from_parameters(parameters)?),
            Self::List => list::perform(cloud, &Action::from_parameters(parameters)?),
            Self::Package => package::perform(cloud, &Action::from_parameters(parameters)?),
        }
    }
}

/// The fields of a response: what has no value is left out (cas-api.md 1.4).
fn fields(response: &impl Serialize) -> Fields {
    match serde_json::to_value(response).map(without_nulls) {
        Ok(Value::Object(fields)) => fields,
        _ => Fields::new(),
    }
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_name() {
        for operation in Operation::ALL {
            assert_eq!(Operation::find(operation.name()), Some(operation));
        }
        assert_eq!(Operation::find("GetUserCertificateDetail"), None);
    }
}
