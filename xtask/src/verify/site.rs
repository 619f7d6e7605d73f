//! A built page that stands somewhere: in a folder or at an address.

use std::{
    collections::BTreeSet,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use super::curl;
use crate::{
    debian,
    failure::{Failure, Result},
    manifest::{self, INDEX},
};

/// Where the page stands.
pub(super) enum Site {
    Folder(PathBuf),
    /// Of the page itself, and of the folder that its files are in, which ends with `/`.
    Address {
        page: String,
        folder: String,
    },
}

impl Site {
    /// Reads `http://…`, `https://…` or the path of a folder.
    pub(super) fn parse(text: &str) -> Result<Self> {
        if !(text.starts_with("https://") || text.starts_with("http://")) {
            return Ok(Self::Folder(PathBuf::from(text)));
        }
        if text.contains(['?', '#']) {
            return Err(Failure::new(format!(
                "{text}: give the address without what stands after ? or #"
            )));
        }
        debian::ensure([&debian::CURL])?;
        Ok(Self::at(text))
    }

    fn at(address: &str) -> Self {
        match address.rsplit_once('/') {
            Some((folder, file)) if file.ends_with(".html") => Self::Address {
                page: address.to_owned(),
                folder: format!("{folder}/"),
            },
            _ => {
                let folder = format!("{}/", address.trim_end_matches('/'));
                Self::Address {
                    page: folder.clone(),
                    folder,
                }
            }
        }
    }

    /// The file's content, if it is there.
    pub(super) fn file(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match self {
            Self::Folder(folder) => read(&folder.join(name)),
            Self::Address { page, .. } if name == INDEX => curl::fetch(page),
            Self::Address { folder, .. } => curl::fetch(&format!("{folder}{name}")),
        }
    }

    /// The names of its files, as far as it tells.
    pub(super) fn names(&self) -> Result<BTreeSet<String>> {
        match self {
            Self::Folder(folder) => manifest::names(folder),
            Self::Address { .. } => Ok(BTreeSet::new()),
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Address { page, .. } => page.fmt(f),
        }
    }
}

fn read(file: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file(file)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_beside_the_page_at_any_address() {
        for (address, page, folder) in [
            (
                "https://a.example",
                "https://a.example/",
                "https://a.example/",
            ),
            (
                "https://a.example/certs",
                "https://a.example/certs/",
                "https://a.example/certs/",
            ),
            (
                "http://a/b/index.html",
                "http://a/b/index.html",
                "http://a/b/",
            ),
        ] {
            let Site::Address {
                page: found,
                folder: beside,
            } = Site::at(address)
            else {
                panic!("{address} is an address");
            };
            assert_eq!((found.as_str(), beside.as_str()), (page, folder));
        }
    }

    #[test]
    fn refuses_an_address_with_more_than_a_path() {
        assert!(Site::parse("https://a.example/?b").is_err());
        assert!(Site::parse("https://a.example/#b").is_err());
    }
}
