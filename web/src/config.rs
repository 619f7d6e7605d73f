//! Where the proxy is: said by `config.json`, which whoever hosts the page writes, and allowed by
//! the page's policy.

use std::cell::RefCell;

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use gloo_net::http::Request;
use keyside_api::{PageConfig, PageConfigError, ProxyAddress};
use wasm_bindgen::JsCast;
use web_sys::{HtmlMetaElement, RequestCache};

use crate::{
    browser::{document, html, window},
    trouble::Trouble,
};

/// What only the one who hosts the page can put right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HostingProblem {
    /// The host answers with this status where `config.json` should be.
    Status(u16),
    /// `config.json` is not as it must be.
    File(PageConfigError),
    /// The page came by HTTPS and the proxy's address is plain HTTP: browsers do not mix them.
    PlainHttp(ProxyAddress),
    /// The page's policy does not allow the address that `config.json` names.
    NotInPolicy(ProxyAddress),
    /// The proxy does not take calls from the page's origin.
    NotAdmitted(String),
}

impl HostingProblem {
    /// What exactly, for who puts it right.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::Status(status) => format!("{}: HTTP {status}", PageConfig::FILE),
            Self::File(error) => format!("{}: {error}", PageConfig::FILE),
            Self::PlainHttp(address) | Self::NotInPolicy(address) => address.to_string(),
            Self::NotAdmitted(origin) => origin.clone(),
        }
    }
}

/// The proxy's address. The file is read once; after a failure, again.
///
/// # Errors
/// [`Trouble::Hosting`]; [`Trouble::Unreachable`] when the file does not come.
pub(crate) async fn proxy() -> Result<ProxyAddress, Trouble> {
    type Look = Shared<LocalBoxFuture<'static, Result<ProxyAddress, Trouble>>>;
    thread_local! {
        static LOOK: RefCell<Option<Look>> = const { RefCell::new(None) };
    }

    let begun = LOOK.with_borrow_mut(|begun| {
        let look = begun.get_or_insert_with(|| look().boxed_local().shared());
        look.clone()
    });
    let found = begun.await;
    if found.is_err() {
        LOOK.take();
    }
    found
}

async fn look() -> Result<ProxyAddress, Trouble> {
    if html::is_alone() {
        return Err(Trouble::Unreachable);
    }
    let config = read().await?;
    let https = window()
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol == "https:");
    usable(config.proxy, https, policy().as_deref()).map_err(Trouble::Hosting)
}

async fn read() -> Result<PageConfig, Trouble> {
    let request = Request::get(PageConfig::FILE).cache(RequestCache::NoCache);
    let response = request.send().await.map_err(|_| Trouble::Unreachable)?;
    match response.status() {
        200 => {}
        404 => return Ok(PageConfig::default()),
        status => return Err(Trouble::Hosting(HostingProblem::Status(status))),
    }
    let text = response.text().await.map_err(|_| Trouble::Unreachable)?;
    PageConfig::parse(&text).map_err(|error| Trouble::Hosting(HostingProblem::File(error)))
}

/// The policy in the page's own HTML.
fn policy() -> Option<String> {
    let found = document().query_selector("meta[http-equiv=Content-Security-Policy]");
    let meta: HtmlMetaElement = found.ok()??.dyn_into().ok()?;
    Some(meta.content())
}

/// The address, if a page that came so and has this policy may call it.
fn usable(
    proxy: ProxyAddress,
    https: bool,
    policy: Option<&str>,
) -> Result<ProxyAddress, HostingProblem> {
    if https && proxy.is_plain_http() {
        Err(HostingProblem::PlainHttp(proxy))
    } else if proxy.is_elsewhere() && !policy.is_none_or(|policy| allows(policy, &proxy)) {
        Err(HostingProblem::NotInPolicy(proxy))
    } else {
        Ok(proxy)
    }
}

/// Whether the policy lets the page connect to the address. What a `*` stands for is left to the
/// browser.
///
/// <https://www.w3.org/TR/CSP3/#match-url-to-source-list>
fn allows(policy: &str, proxy: &ProxyAddress) -> bool {
    let mut directives = policy.split(';').map(str::trim);
    let sources = directives.find_map(|directive| directive.strip_prefix("connect-src "));
    sources
        .unwrap_or_default()
        .split_whitespace()
        .any(|source| {
            let source = source.to_ascii_lowercase();
            let rest = proxy.as_str().strip_prefix(&source);
            source.contains('*')
                || rest.is_some_and(|rest| source.ends_with('/') || rest.starts_with('/'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    impl HostingProblem {
        /// One of each kind.
        pub(crate) fn examples() -> Vec<Self> {
            let files = ["", "{\"proxi\": \"./\"}", "{\"proxy\": \"a\"}"];
            let files = files.map(|text| PageConfig::parse(text).expect_err("it is wrong"));
            files
                .map(Self::File)
                .into_iter()
                .chain([
                    Self::Status(503),
                    Self::PlainHttp(address("http://a.example")),
                    Self::NotInPolicy(address("https://a.example")),
                    Self::NotAdmitted("https://b.example".to_owned()),
                ])
                .collect()
        }
    }

    const POLICY: &str =
        "default-src 'none'; connect-src 'self' https://proxy.example.com/; frame-src 'none'";

    fn address(text: &str) -> ProxyAddress {
        ProxyAddress::parse(text).expect("an address")
    }

    fn in_policy(sources: &str, proxy: &str) -> bool {
        let policy = format!("default-src 'none'; connect-src {sources}; frame-src 'none'");
        usable(address(proxy), true, Some(&policy)).is_ok()
    }

    #[test]
    fn a_proxy_of_the_pages_own_origin_needs_no_word_in_the_policy() {
        for proxy in ["./", "../", "/keyside/"] {
            assert!(in_policy("'self'", proxy), "{proxy}");
        }
    }

    #[test]
    fn a_proxy_elsewhere_must_be_in_the_policy() {
        for sources in [
            "'self' https://proxy.example.com/",
            "'self' https://proxy.example.com",
            "https://PROXY.example.com",
            "'self' https:",
            "https://*.example.com",
        ] {
            assert!(
                in_policy(sources, "https://proxy.example.com/"),
                "{sources}"
            );
        }
        for sources in [
            "'self'",
            "'none'",
            "https://proxy.example.co",
            "https://proxy.example.com:8443",
            "https://proxy.example.com/keyside/",
            "http:",
        ] {
            assert!(
                !in_policy(sources, "https://proxy.example.com/"),
                "{sources}"
            );
        }
    }

    #[test]
    fn a_page_by_https_calls_no_proxy_by_http() {
        let proxy = address("http://proxy.example.com/");
        let policy = POLICY.replace("https:", "http:");

        assert_eq!(
            usable(proxy.clone(), true, Some(&policy)),
            Err(HostingProblem::PlainHttp(proxy.clone()))
        );
        assert_eq!(usable(proxy.clone(), false, Some(&policy)), Ok(proxy));
    }

    #[test]
    fn a_page_without_a_policy_may_call_anyone() {
        let proxy = address("https://proxy.example.com/");

        assert_eq!(usable(proxy.clone(), true, None), Ok(proxy));
    }

    #[test]
    fn every_problem_names_what_to_put_right() {
        for problem in HostingProblem::examples() {
            let detail = problem.detail();

            assert!(
                detail.contains(PageConfig::FILE) || detail.contains("://"),
                "{detail}"
            );
        }
    }
}
