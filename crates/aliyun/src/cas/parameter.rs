//! Reading a request back from its parameters, as the service does.

use std::{collections::BTreeMap, str::FromStr};

/// Why parameters make no request.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ParameterError {
    /// A required parameter is absent or empty.
    #[error("{0} is mandatory for this action.")]
    Missing(&'static str),
    /// A parameter has a value that it cannot have.
    #[error("Specified parameter {0} is not valid.")]
    Invalid(&'static str),
}

impl ParameterError {
    /// The service's code: the cause and the parameter's name in one word, such as `MissingCsr`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Missing(name) => format!("Missing{name}"),
            Self::Invalid(name) => format!("Invalid{name}"),
        }
    }
}

/// The parameter, if it is there and not empty.
pub(super) fn optional<T: FromStr>(
    parameters: &BTreeMap<String, String>,
    name: &'static str,
) -> Result<Option<T>, ParameterError> {
    parameters
        .get(name)
        .filter(|value| !value.is_empty())
        .map(|value| value.parse().map_err(|_| ParameterError::Invalid(name)))
        .transpose()
}

/// The parameter, which must be there.
pub(super) fn required<T: FromStr>(
    parameters: &BTreeMap<String, String>,
    name: &'static str,
) -> Result<T, ParameterError> {
    optional(parameters, name)?.ok_or(ParameterError::Missing(name))
}

/// Name and value of each parameter that has one.
pub(super) fn list<const N: usize>(
    parameters: [(&'static str, Option<String>); N],
) -> Vec<(String, String)> {
    parameters
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}
