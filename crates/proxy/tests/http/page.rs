//! The page's files.

use std::fs;

use reqwest::Method;

use crate::app::{Answer, App};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// A proxy that serves a page of three files.
async fn start() -> (App, tempfile::TempDir) {
    let page = tempfile::tempdir().expect("a directory");
    let put = |name: &str, text: &str| fs::write(page.path().join(name), text).expect("a file");
    put("index.html", "<!doctype html><title>Keyside</title>");
    put("web-0123456789abcdef.js", &"let a = 1;\n".repeat(500));
    put("web-0123456789abcdef_bg.wasm", "\0asm");
    let dir = page.path().to_owned();
    let app = App::start_with(|_| {}, |proxy| proxy.page.dir = Some(dir)).await;
    (app, page)
}

#[tokio::test]
async fn each_file_has_its_type_and_is_kept_as_long_as_is_safe() {
    let (app, _page) = start().await;

    for (path, content_type, caching) in [
        ("/", "text/html", ASK_AGAIN),
        ("/index.html", "text/html", ASK_AGAIN),
        ("/web-0123456789abcdef.js", "text/javascript", FOR_EVER),
        (
            "/web-0123456789abcdef_bg.wasm",
            "application/wasm",
            FOR_EVER,
        ),
    ] {
        let answer = app.get(path).await;

        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer
                .header("content-type")
                .is_some_and(|value| value.starts_with(content_type))
        );
        assert_eq!(answer.header("cache-control"), Some(caching), "{path}");
        assert!(answer.header("etag").is_some() && answer.header("last-modified").is_some());
    }
}

#[tokio::test]
async fn the_pages_policy_is_said_in_a_header_and_follows_the_file() {
    let (app, page) = start().await;
    let put = |policy: &str| {
        let html = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        fs::write(page.path().join("index.html"), html).expect("a file");
    };

    for policy in ["default-src 'none'", "default-src 'self'"] {
        put(policy);
        let said = format!("{policy}; frame-ancestors 'none'");
        for path in ["/", "/index.html"] {
            let answer = app.get(path).await;

            let header = answer.header("content-security-policy");
            assert_eq!(header, Some(said.as_str()), "{path}");
        }
    }
    let script = app.get("/web-0123456789abcdef.js").await;
    assert_eq!(
        script.header("content-security-policy"),
        Some("frame-ancestors 'none'")
    );
}

#[tokio::test]
async fn a_file_that_did_not_change_is_not_sent_again() {
    let (app, _page) = start().await;
    let first = app.get("/").await;
    let tag = first.header("etag").expect("a tag");

    let again = Answer::to(app.request(Method::GET, "/").header("if-none-match", tag)).await;

    assert_eq!(again.status, 304);
    assert_eq!(again.body, b"");
}

#[tokio::test]
async fn what_gains_by_it_is_compressed() {
    let (app, _page) = start().await;

    for encoding in ["br", "gzip"] {
        let request = app.request(Method::GET, "/web-0123456789abcdef.js");
        let answer = Answer::to(request.header("accept-encoding", encoding)).await;

        assert_eq!(answer.header("content-encoding"), Some(encoding));
        assert!(answer.body.len() < 500);
    }
}

#[tokio::test]
async fn there_is_nothing_else() {
    let (app, _page) = start().await;

    for path in [
        "/nowhere",
        "/nowhere/",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/.git/config",
    ] {
        let answer = app.get(path).await;

        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("cache-control"), None);
    }
}
