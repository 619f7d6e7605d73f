//! The headers of the page and how long its files may be kept, in the words of web servers and
//! hosts that can be told.

use std::fmt::Write;

use super::{
    caching::{self, ASK_AGAIN, FOR_EVER, NAMED_BY_CONTENT},
    policy,
};
use crate::http::headers::CLOSED;

/// A file for a web server or a host.
#[derive(Debug)]
pub(crate) struct HostFile {
    /// Its name.
    pub(crate) name: &'static str,
    /// What to do with it.
    pub(crate) whereto: &'static str,
    /// Its content.
    pub(crate) text: String,
}

/// Names and values of the headers that go with every file.
type Headers = Vec<(String, String)>;

/// The files for a page with this policy and files of these names.
pub(crate) fn files(policy: &str, names: &[String]) -> [HostFile; 4] {
    let headers = headers(policy);
    [
        HostFile {
            name: "_headers",
            whereto: "Netlify, Cloudflare Pages: put it into the page's folder",
            text: listed(&headers, names),
        },
        HostFile {
            name: "nginx.conf",
            whereto: "nginx: include it in the server or location that serves the page",
            text: nginx(&headers),
        },
        HostFile {
            name: "Caddyfile",
            whereto: "Caddy: import it in the site that serves the page",
            text: caddy(&headers),
        },
        HostFile {
            name: "htaccess",
            whereto: "Apache: put it into the page's folder as .htaccess",
            text: apache(&headers),
        },
    ]
}

/// The page's policy, what closes doors, and, since whoever serves these ends TLS, HTTPS for a year.
fn headers(policy: &str) -> Headers {
    let policy = (
        "content-security-policy".to_owned(),
        policy::as_header(policy),
    );
    let closed = CLOSED
        .iter()
        .map(|(name, value)| (name.to_string(), (*value).to_owned()))
        .filter(|(name, _)| *name != policy.0);
    let https = (
        "strict-transport-security".to_owned(),
        "max-age=31536000".to_owned(),
    );
    let mut headers: Headers = closed.collect();
    headers.insert(0, policy);
    headers.push(https);
    headers
}

/// <https://developers.cloudflare.com/pages/configuration/headers/>,
/// <https://docs.netlify.com/manage/routing/headers/>
fn listed(headers: &Headers, names: &[String]) -> String {
    let mut text = format!("# {NOTE}\n/*\n");
    for (name, value) in headers {
        _ = writeln!(text, "  {name}: {value}");
    }
    for name in [""].into_iter().chain(names.iter().map(String::as_str)) {
        _ = writeln!(text, "/{name}\n  cache-control: {}", caching::of(name));
    }
    text
}

/// <https://nginx.org/en/docs/http/ngx_http_headers_module.html>
fn nginx(headers: &Headers) -> String {
    let mut text = format!(
        "# {NOTE}\n# nginx forgets all of these in an inner block with an add_header of its own: include \
         the file there.\n"
    );
    for (name, value) in headers {
        _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text + &format!(
        "set $keyside_caching \"{ASK_AGAIN}\";\n\
         if ($uri ~ \"{NAMED_BY_CONTENT}\") {{ set $keyside_caching \"{FOR_EVER}\"; }}\n\
         add_header cache-control $keyside_caching;\n"
    )
}

/// <https://caddyserver.com/docs/caddyfile/directives/header>
fn caddy(headers: &Headers) -> String {
    let mut text = format!("# {NOTE}\nheader {{\n");
    for (name, value) in headers {
        _ = writeln!(text, "\t{name} \"{value}\"");
    }
    text + &format!(
        "}}\n\
         @keyside_kept path_regexp \"{NAMED_BY_CONTENT}\"\n\
         header @keyside_kept cache-control \"{FOR_EVER}\"\n\
         @keyside_asked not path_regexp \"{NAMED_BY_CONTENT}\"\n\
         header @keyside_asked cache-control \"{ASK_AGAIN}\"\n"
    )
}

/// <https://httpd.apache.org/docs/2.4/mod/mod_headers.html>
fn apache(headers: &Headers) -> String {
    let mut text = format!(
        "# {NOTE}\n# The folder needs `AllowOverride FileInfo`, the server its module `headers`.\n"
    );
    for (name, value) in headers {
        _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    text + &format!(
        "AddType application/wasm .wasm\n\
         Header set cache-control \"{ASK_AGAIN}\"\n\
         <FilesMatch \"{NAMED_BY_CONTENT}\">\n\
         \tHeader set cache-control \"{FOR_EVER}\"\n\
         </FilesMatch>\n"
    )
}

/// The first line of each file.
const NOTE: &str = "Written by `keyside page`. The policy has hashes of this very build: write the file anew for \
     each.";

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; connect-src 'self' https://proxy.example.com/";

    fn written() -> [HostFile; 4] {
        let names = ["index.html", "config.json", "a-0123456789abcdef.js"];
        files(POLICY, &names.map(str::to_owned))
    }

    #[test]
    fn every_host_is_told_every_header() {
        for file in written() {
            let policy = policy::as_header(POLICY);
            let values = CLOSED.iter().map(|(_, value)| *value).chain([
                policy.as_str(),
                "max-age=31536000",
                ASK_AGAIN,
                FOR_EVER,
            ]);
            for value in values {
                assert!(file.text.contains(value), "{}: {value}", file.name);
            }
        }
    }

    #[test]
    fn no_host_is_told_a_header_twice() {
        for file in written() {
            let count = file.text.matches("content-security-policy").count();

            assert_eq!(count, 1, "{}", file.name);
        }
    }

    #[test]
    fn a_host_that_knows_no_patterns_is_told_every_name() {
        let [listed, ..] = written();

        for (name, caching) in [
            ("", ASK_AGAIN),
            ("index.html", ASK_AGAIN),
            ("config.json", ASK_AGAIN),
            ("a-0123456789abcdef.js", FOR_EVER),
        ] {
            let rule = format!("\n/{name}\n  cache-control: {caching}\n");

            assert!(listed.text.contains(&rule), "{}", listed.text);
        }
    }

    /// The limits of Cloudflare: rules, and characters in a line.
    #[test]
    fn a_list_stays_within_what_hosts_read() {
        let [listed, ..] = written();

        assert!(listed.text.lines().all(|line| line.len() <= 2_000));
    }
}
