//! A call before and after it was signed.

use std::fmt;

use crate::Action;

/// How the request is sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// Parameters can only be in the query.
    Get,
    /// What the official clients use.
    Post,
}

impl Method {
    /// The method's name in HTTP.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Where the parameters go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Placement {
    /// In the query, with an empty body: what the official clients do.
    Query,
    /// In the body, as a form; only with [`Method::Post`].
    Form,
}

/// A call that is not signed yet.
#[derive(Clone)]
pub struct Request {
    /// How to send it.
    pub method: Method,
    /// The service's address as the `Host` header will say it: with the port when it is not the
    /// scheme's own.
    pub host: String,
    /// The operation's name.
    pub action: String,
    /// The version of the service's interface.
    pub version: String,
    /// The operation's parameters, in any order.
    pub parameters: Vec<(String, String)>,
    /// Where these go.
    pub placement: Placement,
    /// Further headers, which are sent and (by V3) signed; names in lower case.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The call of an action as the official clients make it.
    #[must_use]
    pub fn new<A: Action>(host: impl Into<String>, action: &A) -> Self {
        Self {
            method: Method::Post,
            host: host.into(),
            action: A::NAME.to_owned(),
            version: A::VERSION.to_owned(),
            parameters: action.parameters(),
            placement: Placement::Query,
            headers: Vec::new(),
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({} {})", self.action, self.host)
    }
}

/// All that an HTTP client must send, and nothing else.
#[derive(Clone, PartialEq)]
pub struct SignedRequest {
    /// How to send it.
    pub method: Method,
    /// What follows the scheme and host in the URL; starts with `/`.
    pub path_and_query: String,
    /// Every header that must be sent as it is, `host` among them; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, which may be empty.
    pub body: Vec<u8>,
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignedRequest({})", self.method.as_str())
    }
}
