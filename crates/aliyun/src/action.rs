//! An operation of a service, in both directions.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::{ApiError, Error, ParameterError};

/// One operation: its request.
pub trait Action: Sized {
    /// The operation's name.
    const NAME: &'static str;

    /// The version of its service's interface.
    const VERSION: &'static str;

    /// The body of its success.
    type Response: DeserializeOwned + Serialize;

    /// The parameters that make the request.
    fn parameters(&self) -> Vec<(String, String)>;

    /// The request that the parameters make; those of no meaning to it are passed over.
    ///
    /// # Errors
    /// - [`ParameterError::Missing`]: a required parameter is absent or empty
    /// - [`ParameterError::Invalid`]: a parameter has a value that it cannot have
    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError>;

    /// Reads the answer.
    ///
    /// # Errors
    /// - [`Error::Api`]: the service said no
    /// - [`Error::Malformed`]: it said yes, but not in the documented form
    fn read_answer(http_status: u16, body: &[u8]) -> Result<Self::Response, Error> {
        if !(200..300).contains(&http_status) {
            return Err(ApiError::parse(http_status, body).into());
        }
        serde_json::from_slice(body).map_err(|problem| Error::Malformed {
            action: Self::NAME,
            line: problem.line(),
            column: problem.column(),
        })
    }

    /// Reads the answer and wipes its body, which may have more in it than the response has places
    /// for: a private key that the service made.
    ///
    /// # Errors
    /// Those of [`read_answer`](Self::read_answer).
    fn take_answer(http_status: u16, body: Vec<u8>) -> Result<Self::Response, Error> {
        let body = Zeroizing::new(body);
        Self::read_answer(http_status, &body)
    }
}
