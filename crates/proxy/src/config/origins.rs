//! Which other origins' pages may call the proxy.

use std::{collections::BTreeSet, str::FromStr};

use keyside_api::ProxyAddress;
use serde::Deserialize;

/// An origin as browsers write it: scheme, host and, where it is not the scheme's own, port.
///
/// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(try_from = "String")]
pub struct Origin(String);

/// Origins that are named one by one: there is no pattern.
pub type Origins = BTreeSet<Origin>;

impl Origin {
    /// The origin as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let invalid = || InvalidOrigin(text.to_owned());
        let address = ProxyAddress::parse(text).map_err(|_| invalid())?;
        let origin = address.as_str().trim_end_matches('/');
        let (scheme, host) = origin.split_once("://").ok_or_else(invalid)?;
        if host.contains('/') {
            return Err(invalid());
        }
        let own_port = if scheme == "https" { ":443" } else { ":80" };
        Ok(Self(
            origin.strip_suffix(own_port).unwrap_or(origin).to_owned(),
        ))
    }
}

impl TryFrom<String> for Origin {
    type Error = InvalidOrigin;

    fn try_from(text: String) -> Result<Self, InvalidOrigin> {
        text.parse()
    }
}

/// The text is no origin.
#[derive(Debug, thiserror::Error)]
#[error(
    "`{0}` is no origin: write scheme, host and perhaps port, without a path, as in \
     https://certificates.example.com"
)]
pub struct InvalidOrigin(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_kept_as_browsers_write_it() {
        for (text, origin) in [
            ("https://Page.Example", "https://page.example"),
            ("https://page.example/", "https://page.example"),
            ("https://page.example:443", "https://page.example"),
            ("https://page.example:8443", "https://page.example:8443"),
            ("http://page.example:80", "http://page.example"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(text.parse::<Origin>().expect(text).as_str(), origin);
        }
    }

    #[test]
    fn neither_patterns_nor_addresses_are_origins() {
        for text in [
            "*",
            "null",
            "",
            "page.example",
            "https://*.example",
            "https://page.example/certs",
            "./",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }
}
