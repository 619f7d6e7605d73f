//! Where the proxy is, seen from the page.

use std::{fmt, str::FromStr};

/// What every call's path is put behind: `./` for where the page itself is, another path of the
/// page's origin, or an address of its own, such as `https://proxy.example.com/`. It ends in `/`.
///
/// It is written into a policy as it stands, so it has no character that means something there.
///
/// <https://www.w3.org/TR/CSP3/#grammardef-host-source>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProxyAddress(String);

impl ProxyAddress {
    /// Reads an address; a `/` at its end may be missing.
    ///
    /// # Errors
    /// [`AddressProblem`]
    pub fn parse(text: &str) -> Result<Self, AddressProblem> {
        if let Some(character) = text.chars().find(|character| !may_stand(*character)) {
            return Err(AddressProblem::Character(character));
        }
        let mut address = match text.split_once("://") {
            Some((scheme, rest)) => elsewhere(&scheme.to_ascii_lowercase(), rest)?,
            None if ["./", "../"].iter().any(|start| text.starts_with(start)) => text.to_owned(),
            None if text.starts_with('/') && !text.starts_with("//") => text.to_owned(),
            None => return Err(AddressProblem::Scheme),
        };
        if !address.ends_with('/') {
            address.push('/');
        }
        Ok(Self(address))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has a scheme and a host of its own.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.0.contains("://")
    }

    /// Whether calls to it go over plain HTTP, whatever the page came by.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.0.starts_with("http://")
    }

    /// The address of a call; `path` is one of [`paths`](crate::paths).
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{}", self.0, path.trim_start_matches('/'))
    }
}

/// Where the page itself is.
impl Default for ProxyAddress {
    fn default() -> Self {
        Self("./".to_owned())
    }
}

impl fmt::Display for ProxyAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ProxyAddress {
    type Err = AddressProblem;

    fn from_str(text: &str) -> Result<Self, AddressProblem> {
        Self::parse(text)
    }
}

/// Why a text is no address of a proxy.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AddressProblem {
    /// It begins as no address does.
    #[error("the proxy's address must begin with https://, http://, ./ or /")]
    Scheme,
    /// There is no host, or no port after its colon.
    #[error("the proxy's address needs a host, such as https://proxy.example.com/")]
    Host,
    /// A step of the path is `.` or `..`.
    #[error("the path of the proxy's address must not go up")]
    Path,
    /// Something that is not part of host or path: a question mark, a space, a letter that is not
    /// ASCII.
    #[error("the proxy's address cannot have the character `{0}`")]
    Character(char),
}

const fn may_stand(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '-' | '.' | '_' | '~' | '/' | '%' | ':' | '[' | ']'
        )
}

fn elsewhere(scheme: &str, rest: &str) -> Result<String, AddressProblem> {
    if !matches!(scheme, "http" | "https") {
        return Err(AddressProblem::Scheme);
    }
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !is_authority(authority) {
        return Err(AddressProblem::Host);
    }
    if path.split('/').any(|step| matches!(step, "." | "..")) {
        return Err(AddressProblem::Path);
    }
    Ok(format!(
        "{scheme}://{}/{path}",
        authority.to_ascii_lowercase()
    ))
}

/// Whether it is a host, or a host and a port; an IPv6 address stands in brackets.
fn is_authority(text: &str) -> bool {
    let (host, after) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, after)) => (host, after),
        None => text.split_at(text.find(':').unwrap_or(text.len())),
    };
    let port = after.strip_prefix(':');
    !host.is_empty()
        && !host.contains(['[', ']', '%'])
        && (after.is_empty() || port.is_some_and(|port| port.parse::<u16>().is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, AddressProblem> {
        ProxyAddress::parse(text).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn is_where_the_page_is_unless_something_else_is_said() {
        let here = ProxyAddress::default();

        assert!(!here.is_elsewhere());
        assert_eq!(here.join(crate::paths::ORDERS), "./api/orders");
        assert_eq!(parsed("./").as_deref(), Ok("./"));
    }

    #[test]
    fn an_address_of_another_origin_ends_in_a_slash() {
        for (text, address) in [
            ("https://Proxy.Example.com", "https://proxy.example.com/"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
            ("HTTPS://[::1]:8443/Keyside", "https://[::1]:8443/Keyside/"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(address));
        }
    }

    #[test]
    fn a_path_of_the_pages_own_origin_is_an_address() {
        for (text, address) in [("/", "/"), ("/keyside", "/keyside/"), ("../", "../")] {
            let address_of = ProxyAddress::parse(text).expect(text);

            assert_eq!(address_of.as_str(), address);
            assert!(!address_of.is_elsewhere());
        }
    }

    #[test]
    fn what_is_no_address_is_told_apart() {
        for (text, problem) in [
            ("", AddressProblem::Scheme),
            ("proxy.example.com", AddressProblem::Scheme),
            ("//proxy.example.com/", AddressProblem::Scheme),
            ("ftp://proxy.example.com/", AddressProblem::Scheme),
            ("https://", AddressProblem::Host),
            ("https:///api", AddressProblem::Host),
            ("https://a:b/", AddressProblem::Host),
            ("https://a:65536/", AddressProblem::Host),
            ("https://[::1/", AddressProblem::Host),
            ("https://a/../b/", AddressProblem::Path),
            ("https://a@b/", AddressProblem::Character('@')),
            ("https://a/?b", AddressProblem::Character('?')),
            ("https://a/#b", AddressProblem::Character('#')),
            ("https://a b/", AddressProblem::Character(' ')),
            ("https://müller.example/", AddressProblem::Character('ü')),
        ] {
            assert_eq!(parsed(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn nothing_that_means_something_in_a_policy_gets_through() {
        for text in [
            "https://a/; script-src *",
            "https://a/,b",
            "https://a/'unsafe-inline'",
        ] {
            assert!(
                matches!(parsed(text), Err(AddressProblem::Character(_))),
                "{text}"
            );
        }
    }
}
