//! The comparison itself: what is expected of a site against what it has.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{pointed::as_built, site::Site};
use crate::{
    digest,
    failure::Result,
    html,
    manifest::{self, INDEX, Manifest, NAME},
};

/// What a site should be.
pub(super) struct Expected {
    /// In words.
    pub(super) what: &'static str,
    pub(super) version: String,
    pub(super) built_with: String,
    /// Each file's hash, by its name.
    pub(super) files: BTreeMap<String, String>,
}

impl Expected {
    pub(super) fn new(manifest: Manifest, what: &'static str) -> Self {
        let files = manifest.files.into_iter();
        Self {
            what,
            version: manifest.version,
            built_with: manifest.built_with,
            files: files
                .map(|(path, hash)| (path.trim_start_matches('/').to_owned(), hash))
                .collect(),
        }
    }
}

/// How a file of the site stands to the file expected.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// To the byte.
    Same,
    /// But for the address of the proxy, which the deployer put into the policy.
    Pointed(String),
    Differs,
    /// Expected and not there.
    Missing,
    /// There, or named by the site's page or list, and not expected.
    Extra,
}

impl Verdict {
    /// Whether the file is what was expected.
    pub(super) const fn is_right(&self) -> bool {
        matches!(self, Self::Same | Self::Pointed(_))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Same | Self::Pointed(_) => "same",
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Extra => "extra",
        })
    }
}

/// Looks at every file that is expected, that the site's page or list names, or that lies in its
/// folder.
pub(super) fn compare(expected: &Expected, site: &Site) -> Result<BTreeMap<String, Verdict>> {
    let mut verdicts = BTreeMap::new();
    for (name, hash) in &expected.files {
        let verdict = match site.file(name)? {
            None => Verdict::Missing,
            Some(content) if digest::manifest_hash(&content) == *hash => Verdict::Same,
            Some(page) if name == INDEX => of_page(&String::from_utf8_lossy(&page), hash),
            Some(_) => Verdict::Differs,
        };
        verdicts.insert(name.clone(), verdict);
    }
    let mut found = site.names()?;
    if let Some(page) = site.file(INDEX)? {
        found.extend(named(&String::from_utf8_lossy(&page)));
    }
    if let Some(Ok(list)) = site.file(NAME)?.map(|json| Manifest::parse(&json)) {
        found.extend(Expected::new(list, "").files.into_keys());
    }
    for name in found {
        if name != NAME && !manifest::is_beside(&name) {
            verdicts.entry(name).or_insert(Verdict::Extra);
        }
    }
    Ok(verdicts)
}

/// How a page stands that is not to the byte what was built.
fn of_page(page: &str, hash: &str) -> Verdict {
    match as_built(page) {
        Some((built, proxy)) if digest::manifest_hash(built.as_bytes()) == hash => {
            Verdict::Pointed(proxy)
        }
        _ => Verdict::Differs,
    }
}

/// The files that a page names: in `src`, in `href` of what it links, and in the `<meta>` elements
/// from which its script learns what to fetch.
fn named(page: &str) -> BTreeSet<String> {
    let tags = html::start_tags(page);
    let names = tags.iter().filter_map(|tag| match tag.name.as_str() {
        "link" => tag.attribute("href"),
        "meta" => tag
            .attribute("data-integrity")
            .and_then(|_| tag.attribute("content")),
        _ => tag.attribute("src"),
    });
    names
        .map(|name| name.strip_prefix("./").unwrap_or(name).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whatever_a_page_would_load() {
        let page = "<link href=\"./a.css\"><script src=b.js></script><img src='c.png'>\
                    <meta name=keyside-room content=d.html data-integrity=sha384-x>\
                    <meta name=viewport content=width><script src=https://evil.example/e.js></script>";

        let names: Vec<_> = named(page).into_iter().collect();

        assert_eq!(
            names,
            [
                "a.css",
                "b.js",
                "c.png",
                "d.html",
                "https://evil.example/e.js"
            ]
        );
    }
}
