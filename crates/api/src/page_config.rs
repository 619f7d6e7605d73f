//! `config.json`: what whoever hosts the page tells it.

use serde::Deserialize;

use crate::{AddressProblem, ProxyAddress};

/// The settings beside `index.html`. They are the host's own, so no hash covers them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PageConfig {
    /// Where the proxy is.
    pub proxy: ProxyAddress,
}

impl PageConfig {
    /// The file's name, which stands beside `index.html`.
    pub const FILE: &str = "config.json";

    /// Reads the file's text. What is not in it is as [by default](Self::default).
    ///
    /// # Errors
    /// Any [`PageConfigError`].
    pub fn parse(text: &str) -> Result<Self, PageConfigError> {
        let file: File = serde_json::from_str(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => PageConfigError::Setting(error.to_string()),
            _ => PageConfigError::NotJson(error.to_string()),
        })?;
        let proxy = file.proxy.as_deref().map(ProxyAddress::parse).transpose()?;
        Ok(Self {
            proxy: proxy.unwrap_or_default(),
        })
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{{ \"proxy\": \"{}\" }}\n", self.proxy)
    }
}

/// Why a `config.json` cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PageConfigError {
    /// It is no JSON.
    #[error("{0}")]
    NotJson(String),
    /// A setting that there is not, or one of another type.
    #[error("{0}")]
    Setting(String),
    /// The proxy's address is none.
    #[error(transparent)]
    Proxy(#[from] AddressProblem),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    proxy: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_object_says_that_the_proxy_is_where_the_page_is() {
        assert_eq!(PageConfig::parse("{}"), Ok(PageConfig::default()));
    }

    #[test]
    fn what_is_written_can_be_read() {
        for address in ["./", "https://proxy.example.com/keyside/"] {
            let config = PageConfig {
                proxy: ProxyAddress::parse(address).expect("an address"),
            };

            assert_eq!(PageConfig::parse(&config.to_json()), Ok(config));
        }
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        for (text, is_right) in [
            (
                "",
                (|error| matches!(error, PageConfigError::NotJson(_))) as fn(&_) -> bool,
            ),
            ("<!doctype html>", |error| {
                matches!(error, PageConfigError::NotJson(_))
            }),
            (
                "{\"proxi\": \"./\"}",
                |error| matches!(error, PageConfigError::Setting(what) if what.contains("`proxi`")),
            ),
            ("{\"proxy\": 1}", |error| {
                matches!(error, PageConfigError::Setting(_))
            }),
            ("{\"proxy\": \"ftp://a/\"}", |error| {
                *error == PageConfigError::Proxy(AddressProblem::Scheme)
            }),
        ] {
            let error = PageConfig::parse(text).expect_err(text);

            assert!(is_right(&error), "{text}: {error:?}");
        }
    }
}
