//! A page that was told where its proxy is: `keyside page` lets the policy in its HTML allow that
//! address, and changes nothing else.

use crate::html;

/// The HTML as it was built, and the address that it was told of.
pub(super) fn as_built(page: &str) -> Option<(String, String)> {
    const OWN: &str = "connect-src 'self'";

    let tags = html::start_tags(page);
    let policy = *html::policies(&tags).first()?;
    let (before, rest) = policy.split_once(&format!("{OWN} "))?;
    let proxy = rest.split(';').next()?;
    let is_one_address = proxy.starts_with("https://") || proxy.starts_with("http://");
    if !is_one_address || proxy.contains([' ', '*']) {
        return None;
    }
    let built = format!("{before}{OWN}{}", &rest[proxy.len()..]);
    Some((page.replacen(policy, &built, 1), proxy.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(policy: &str) -> String {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><p>a</p>")
    }

    #[test]
    fn a_proxy_is_taken_out_of_the_policy() {
        for (pointed, built) in [
            (
                "a; connect-src 'self' https://b/; c",
                "a; connect-src 'self'; c",
            ),
            (
                "connect-src 'self' http://127.0.0.1:8080/",
                "connect-src 'self'",
            ),
        ] {
            let (found, proxy) = as_built(&page(pointed)).expect("a proxy");

            assert_eq!(found, page(built));
            assert!(pointed.contains(&proxy));
        }
    }

    #[test]
    fn nothing_else_is_taken_out() {
        for policy in [
            "connect-src 'self'",
            "connect-src 'self' *",
            "connect-src 'self' https:",
            "connect-src 'self' https://*.b/",
            "connect-src 'self' https://b/ https://c/",
            "connect-src https://b/",
        ] {
            assert_eq!(as_built(&page(policy)), None, "{policy}");
        }
    }
}
