//! A request as named parameters, written and read back as the service does.

use std::{collections::BTreeMap, fmt::Display, str::FromStr};

/// Parameters by name.
pub(crate) type Parameters = BTreeMap<String, String>;

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

/// A field of a request: one parameter that must be there (a [`Value`]), one that may be (an
/// `Option`), or several (a `Vec`).
pub(crate) trait Parameter: Sized {
    fn write(&self, name: &str, into: &mut Vec<(String, String)>);

    fn read(parameters: &Parameters, name: &'static str) -> Result<Self, ParameterError>;
}

/// What one parameter can hold.
pub(crate) trait Value: Display + FromStr {
    fn read_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for String {}
impl Value for i64 {}

/// The official Python client writes `True`.
impl Value for bool {
    fn read_text(text: &str) -> Option<Self> {
        text.to_ascii_lowercase().parse().ok()
    }
}

/// What stands at one number of a list.
pub(crate) trait Item: Sized {
    fn write_item(&self, name: &str, into: &mut Vec<(String, String)>);

    /// Nothing when the list has no such number.
    fn read_item(parameters: &Parameters, name: &str) -> Option<Result<Self, NotReadable>>;
}

/// An item has a value that it cannot have.
pub(crate) struct NotReadable;

impl<T: Value> Parameter for T {
    fn write(&self, name: &str, into: &mut Vec<(String, String)>) {
        into.push((name.to_owned(), self.to_string()));
    }

    fn read(parameters: &Parameters, name: &'static str) -> Result<Self, ParameterError> {
        Option::read(parameters, name)?.ok_or(ParameterError::Missing(name))
    }
}

impl<T: Value> Parameter for Option<T> {
    fn write(&self, name: &str, into: &mut Vec<(String, String)>) {
        if let Some(value) = self {
            value.write(name, into);
        }
    }

    fn read(parameters: &Parameters, name: &'static str) -> Result<Self, ParameterError> {
        T::read_item(parameters, name)
            .transpose()
            .map_err(|NotReadable| ParameterError::Invalid(name))
    }
}

/// `Name.1`, `Name.2` and so on.
impl<T: Item> Parameter for Vec<T> {
    fn write(&self, name: &str, into: &mut Vec<(String, String)>) {
        for (number, item) in (1..).zip(self) {
            item.write_item(&format!("{name}.{number}"), into);
        }
    }

    fn read(parameters: &Parameters, name: &'static str) -> Result<Self, ParameterError> {
        (1..)
            .map_while(|number: usize| T::read_item(parameters, &format!("{name}.{number}")))
            .collect::<Result<_, _>>()
            .map_err(|NotReadable| ParameterError::Invalid(name))
    }
}

impl<T: Value> Item for T {
    fn write_item(&self, name: &str, into: &mut Vec<(String, String)>) {
        self.write(name, into);
    }

    fn read_item(parameters: &Parameters, name: &str) -> Option<Result<Self, NotReadable>> {
        let value = parameters.get(name).filter(|value| !value.is_empty())?;
        Some(T::read_text(value).ok_or(NotReadable))
    }
}

/// Makes a request type an [`Action`](crate::Action) of the service whose module it stands in: the
/// type of its answer, and the name of the parameter that each field is.
macro_rules! action {
    ($request:ident -> $response:ty { $($field:ident: $name:literal),* $(,)? }) => {
        impl $crate::Action for $request {
            const NAME: &'static str = stringify!($request);

            const VERSION: &'static str = super::VERSION;

            type Response = $response;

            fn parameters(&self) -> Vec<(String, String)> {
                #[allow(unused_mut, reason = "some requests have no parameters")]
                let mut parameters = Vec::new();
                $($crate::parameter::Parameter::write(&self.$field, $name, &mut parameters);)*
                parameters
            }

            #[allow(unused_variables, reason = "some requests have no parameters")]
            fn from_parameters(
                parameters: &std::collections::BTreeMap<String, String>,
            ) -> Result<Self, $crate::ParameterError> {
                Ok(Self {
                    $($field: $crate::parameter::Parameter::read(parameters, $name)?,)*
                })
            }
        }
    };
}
pub(crate) use action;

/// Prints that the type has personal details, and none of them.
macro_rules! elide_details {
    ($($type:ident),+) => {
        $(impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        })+
    };
}
pub(crate) use elide_details;
