//! `keyside page`: makes a built page ready for where it will be served.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use keyside_api::{PageConfig, ProxyAddress};

use super::{
    INDEX,
    hosts::{self, HostFile},
    policy,
};

/// Says in the page's folder where its proxy is: in `config.json`, and in the policy of
/// `index.html`.
///
/// # Errors
/// Any [`PrepareError`].
pub fn point(dir: &Path, proxy: ProxyAddress) -> Result<(), PrepareError> {
    let index = dir.join(INDEX);
    let html = policy::allow(&read(&index)?, &proxy);
    let html = html.ok_or_else(|| PrepareError::NoPolicy(index.clone()))?;
    write(&index, &html)?;
    write(&dir.join(PageConfig::FILE), &PageConfig { proxy }.to_json())
}

/// Writes a file for each kind of host that can send headers; answers which, and what to do with
/// it.
///
/// # Errors
/// Any [`PrepareError`].
pub fn write_host_files(
    dir: &Path,
    folder: &Path,
) -> Result<Vec<(PathBuf, &'static str)>, PrepareError> {
    let index = dir.join(INDEX);
    let html = read(&index)?;
    let policy = policy::of(&html).ok_or(PrepareError::NoPolicy(index))?;
    let names = names(dir)?;
    fs::create_dir_all(folder).map_err(PrepareError::file(folder))?;
    let place = |file: HostFile| {
        let path = folder.join(file.name);
        write(&path, &file.text).map(|()| (path, file.whereto))
    };
    hosts::files(policy, &names)
        .into_iter()
        .map(place)
        .collect()
}

/// The names of the page's files, in order; those for the host are none of them.
fn names(dir: &Path) -> Result<Vec<String>, PrepareError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(PrepareError::file(dir))? {
        let entry = entry.map_err(PrepareError::file(dir))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with(['.', '_']) && entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String, PrepareError> {
    fs::read_to_string(path).map_err(PrepareError::file(path))
}

fn write(path: &Path, text: &str) -> Result<(), PrepareError> {
    fs::write(path, text).map_err(PrepareError::file(path))
}

/// Why a page could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The page has no policy in which a proxy can be allowed.
    #[error("{}: it has no policy with a connect-src: is it the page that was built?", .0.display())]
    NoPolicy(PathBuf),
}

impl PrepareError {
    fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File {
            path: path.to_owned(),
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">";

    fn page() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a directory");
        fs::write(dir.path().join(INDEX), HTML).expect("a file");
        dir
    }

    #[test]
    fn the_proxy_is_said_in_both_places() {
        let page = page();
        let proxy = ProxyAddress::parse("https://proxy.example.com").expect("an address");

        point(page.path(), proxy.clone()).expect("a page");

        let config = fs::read_to_string(page.path().join(PageConfig::FILE)).expect("a file");
        let html = fs::read_to_string(page.path().join(INDEX)).expect("a file");
        assert_eq!(PageConfig::parse(&config), Ok(PageConfig { proxy }));
        assert!(html.contains("connect-src 'self' https://proxy.example.com/\""));
    }

    #[test]
    fn a_folder_without_a_page_is_named() {
        let empty = tempfile::tempdir().expect("a directory");

        let error = point(empty.path(), ProxyAddress::default()).expect_err("no page");

        assert!(error.to_string().contains("index.html"), "{error}");
    }

    #[test]
    fn a_page_of_another_kind_is_left_as_it_is() {
        let page = page();
        fs::write(page.path().join(INDEX), "<p>").expect("a file");

        let error = point(page.path(), ProxyAddress::default()).expect_err("no policy");

        assert!(error.to_string().contains("no policy"), "{error}");
        assert!(!page.path().join(PageConfig::FILE).exists());
    }

    #[test]
    fn files_for_hosts_are_not_put_where_they_would_be_served() {
        let page = page();
        let hosts = tempfile::tempdir().expect("a directory");

        let files = write_host_files(page.path(), &hosts.path().join("new")).expect("a page");

        assert_eq!(files.len(), 4);
        assert!(files.iter().all(|(path, _)| path.is_file()));
        assert_eq!(names(page.path()).expect("a folder"), [INDEX]);
    }
}
