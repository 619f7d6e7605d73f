//! A web server for every host name, whose files tests put there.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use reqwest::Url;

use crate::lock::Lock;

/// The files of every host.
#[derive(Debug, Default)]
pub(crate) struct Files {
    files: HashMap<Place, File>,
}

/// Why a file cannot be put.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FileError {
    /// Not an `http:` or `https:` URL with a host.
    #[error("`{0}` is no URL of a file: it begins with http:// or https:// and a host")]
    InvalidUrl(String),
    /// The address to lead to cannot stand in a header.
    #[error("`{0}` is no address that a redirect can lead to")]
    InvalidTarget(String),
}

/// A host in lower case, and a path.
type Place = (String, String);

#[derive(Clone, Debug)]
enum File {
    Content(Vec<u8>),
    Redirect(String),
}

impl Files {
    /// Puts the file where the URL says; by HTTP and HTTPS alike.
    ///
    /// # Errors
    /// [`FileError::InvalidUrl`]
    pub(crate) fn put(&mut self, url: &str, content: impl Into<Vec<u8>>) -> Result<(), FileError> {
        self.files
            .insert(place(url)?, File::Content(content.into()));
        Ok(())
    }

    /// Has the URL lead to another.
    ///
    /// # Errors
    /// [`FileError::InvalidUrl`], [`FileError::InvalidTarget`]
    pub(crate) fn redirect(&mut self, url: &str, target: &str) -> Result<(), FileError> {
        if header::HeaderValue::from_str(target).is_err() {
            return Err(FileError::InvalidTarget(target.to_owned()));
        }
        self.files
            .insert(place(url)?, File::Redirect(target.to_owned()));
        Ok(())
    }

    /// Takes the file away; false when there was none.
    ///
    /// # Errors
    /// [`FileError::InvalidUrl`]
    pub(crate) fn remove(&mut self, url: &str) -> Result<bool, FileError> {
        Ok(self.files.remove(&place(url)?).is_some())
    }
}

/// Answers every `GET`.
pub(crate) fn router(files: Arc<Mutex<Files>>) -> Router {
    Router::new()
        .fallback(axum::routing::get(read_file))
        .with_state(files)
}

async fn read_file(
    State(files): State<Arc<Mutex<Files>>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let host = host
        .rsplit_once(':')
        .map_or(host, |(host, _port)| host)
        .to_ascii_lowercase();
    let file = files
        .locked()
        .files
        .get(&(host, uri.path().to_owned()))
        .cloned();
    match file {
        Some(File::Content(content)) => {
            ([(header::CONTENT_TYPE, "text/plain")], content).into_response()
        }
        Some(File::Redirect(target)) => {
            (StatusCode::FOUND, [(header::LOCATION, target)]).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn place(url: &str) -> Result<Place, FileError> {
    let invalid = || FileError::InvalidUrl(url.to_owned());
    let url = Url::parse(url).map_err(|_| invalid())?;
    let host = url
        .host_str()
        .filter(|_| matches!(url.scheme(), "http" | "https"));
    Ok((
        host.ok_or_else(invalid)?.to_ascii_lowercase(),
        url.path().to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_host_and_path_whatever_the_scheme() {
        let mut files = Files::default();
        files
            .put("http://WWW.example.com/a/b.txt", "x")
            .expect("a URL");

        assert_eq!(files.remove("https://www.example.com/a/b.txt"), Ok(true));
        assert_eq!(files.remove("https://www.example.com/a/b.txt"), Ok(false));
    }

    #[test]
    fn refuses_what_is_no_url_of_a_file() {
        for url in ["", "www.example.com/a", "ftp://example.com/a", "http://"] {
            assert_eq!(
                Files::default().put(url, "x"),
                Err(FileError::InvalidUrl(url.to_owned())),
                "{url}"
            );
        }
    }

    #[test]
    fn refuses_a_redirect_that_would_break_the_header() {
        let refused = Files::default().redirect("http://example.com/a", "http://b\r\nx: y");

        assert!(matches!(refused, Err(FileError::InvalidTarget(_))));
    }
}
