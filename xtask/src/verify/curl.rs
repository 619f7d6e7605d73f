//! Fetching by `curl`: a program that has nothing to do with us, and no TLS to compile here.

use std::process::Command;

use crate::failure::{Failure, Result};

/// No file of a page is larger, in bytes.
const FILE_MAX: &str = "100000000";
/// No file takes longer, in seconds.
const TIME_MAX: &str = "60";

/// What the address answers, if there is something. Other hosts are not asked: redirects end here.
pub(super) fn fetch(address: &str) -> Result<Option<Vec<u8>>> {
    let mut curl = Command::new("curl");
    curl.args(["--disable", "--silent", "--show-error", "--globoff"]); // The first: no ~/.curlrc.
    curl.args(["--proto", "=http,https", "--max-time", TIME_MAX]);
    curl.args(["--max-filesize", FILE_MAX]);
    curl.args(["--write-out", "%{stderr}%{http_code},%{redirect_url}"]);
    curl.arg("--").arg(address);
    let failure = |what: &str| Failure::new(format!("{address}: {what}"));
    let answer = curl
        .output()
        .map_err(|error| failure(&format!("curl did not start: {error}")))?;
    let words = String::from_utf8_lossy(&answer.stderr);
    if !answer.status.success() {
        return Err(failure(words.lines().next().unwrap_or("curl failed")));
    }
    match words.split_once(',') {
        Some(("200", _)) => Ok(Some(answer.stdout)),
        Some(("403" | "404" | "410", _)) => Ok(None),
        Some((status, "")) => Err(failure(&format!("it answers {status}"))),
        Some((_, elsewhere)) => Err(failure(&format!("it leads to {elsewhere}: verify that"))),
        None => Err(failure("curl does not say what it answers")),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpListener,
        thread,
    };

    use super::*;

    /// What becomes of an answer.
    fn answered(answer: &'static str) -> std::result::Result<Option<Vec<u8>>, String> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a caller");
            _ = stream.read(&mut [0; 4096]).expect("a request");
            stream.write_all(answer.as_bytes()).expect("a listener");
        });
        let fetched = fetch(&format!("http://{address}/a"));
        server.join().expect("it answered");
        fetched.map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_file_is_its_bytes_and_a_missing_one_none() {
        let found = answered("HTTP/1.0 200 OK\r\n\r\n\0\n1");
        let missing = answered("HTTP/1.0 404 Not Found\r\n\r\nno");

        assert_eq!(found, Ok(Some(b"\0\n1".to_vec())));
        assert_eq!(missing, Ok(None));
    }

    #[test]
    fn a_redirect_is_told_and_not_followed() {
        let failure = answered("HTTP/1.0 308 Moved\r\nLocation: https://b.example/\r\n\r\n")
            .expect_err("it leads elsewhere");

        assert!(
            failure.contains("it leads to https://b.example/"),
            "{failure}"
        );
    }

    #[test]
    fn a_server_that_fails_is_no_missing_file() {
        let failure = answered("HTTP/1.0 500 Oops\r\n\r\n").expect_err("it failed");

        assert!(failure.ends_with("it answers 500"), "{failure}");
    }
}
