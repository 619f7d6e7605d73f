//! The policy in the page's own HTML: read, and changed where the proxy is elsewhere.

use std::ops::Range;

use keyside_api::ProxyAddress;

use crate::http::headers::FRAME_ANCESTORS;

/// The policy of a page's HTML.
pub(super) fn of(html: &str) -> Option<&str> {
    place(html).map(|place| &html[place])
}

/// A page's policy as a header: with what only a header can say.
pub(super) fn as_header(policy: &str) -> String {
    format!("{policy}; {FRAME_ANCESTORS}")
}

/// The HTML with a policy that lets the page call this proxy, and nobody else; `None` if it has no
/// policy with a `connect-src`.
pub(super) fn allow(html: &str, proxy: &ProxyAddress) -> Option<String> {
    const DIRECTIVE: &str = "connect-src ";

    let place = place(html)?;
    let begin = place.start + html[place.clone()].find(DIRECTIVE)?;
    let rest = &html[begin..place.end];
    let end = begin + rest.find(';').unwrap_or(rest.len());
    let elsewhere = if proxy.is_elsewhere() {
        format!(" {proxy}")
    } else {
        String::new()
    };
    let (before, after) = (&html[..begin], &html[end..]);
    Some(format!("{before}{DIRECTIVE}'self'{elsewhere}{after}"))
}

/// Where the policy's text stands.
fn place(html: &str) -> Option<Range<usize>> {
    const BEGIN: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

    let start = html.find(BEGIN)? + BEGIN.len();
    let length = html[start..].find('"')?;
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><meta \
        http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; \
        font-src 'self'\"><title>connect-src 'none';</title>";

    fn allowed(html: &str, proxy: &str) -> String {
        let proxy = ProxyAddress::parse(proxy).expect("an address");
        allow(html, &proxy).expect("a policy")
    }

    #[test]
    fn a_header_says_what_the_page_says_and_who_may_frame_it() {
        let policy = of(PAGE).expect("a policy");

        assert_eq!(
            as_header(policy),
            "default-src 'none'; connect-src 'self'; font-src 'self'; frame-ancestors 'none'"
        );
    }

    #[test]
    fn a_proxy_elsewhere_is_the_only_place_allowed_besides_the_pages_own() {
        let page = allowed(PAGE, "https://proxy.example.com/keyside");

        assert_eq!(
            of(&page),
            Some(
                "default-src 'none'; connect-src 'self' https://proxy.example.com/keyside/; \
                 font-src 'self'"
            )
        );
        assert!(page.ends_with("<title>connect-src 'none';</title>"));
    }

    #[test]
    fn another_proxy_takes_the_place_of_the_one_before() {
        let page = allowed(PAGE, "https://a.example");

        assert_eq!(
            allowed(&page, "https://b.example"),
            allowed(PAGE, "https://b.example")
        );
        assert_eq!(allowed(&page, "./"), PAGE);
    }

    #[test]
    fn a_page_without_a_policy_is_left_alone() {
        assert_eq!(allow("<p>", &ProxyAddress::default()), None);
    }
}
