//! What a page must be for its own policy not to break it.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    digest,
    failure::{Failure, Result},
    html::{Tag, policies, start_tags},
    manifest,
};

/// Refuses a page with anything inline, with a file that is not checked by its hash, with a file
/// that could run and whose hash it does not name, or without one policy before everything that
/// loads.
pub(super) fn page(html: &str, folder: &Path) -> Result {
    let tags = start_tags(html);
    policy(&tags)?;
    let mut checked = BTreeSet::new();
    for tag in &tags {
        let file = nothing_inline(tag)
            .and_then(|()| checked_file(tag, folder))
            .map_err(|problem| Failure::new(format!("{}: {problem}", &html[tag.span.clone()])))?;
        checked.extend(file);
    }
    let unchecked = manifest::names(folder)?
        .into_iter()
        .find(|name| name != manifest::INDEX && runs(name) && !checked.contains(name.as_str()));
    match unchecked {
        None => Ok(()),
        Some(name) => Err(Failure::new(format!(
            "index.html does not name {name} with its hash"
        ))),
    }
}

/// Whether a browser would run or apply a file of this name.
fn runs(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    matches!(ending, Some("css" | "html" | "js" | "mjs" | "wasm"))
}

fn policy(tags: &[Tag<'_>]) -> Result {
    let policies = policies(tags);
    if policies.len() != 1 || policies[0].contains("sha256-room-") {
        return Err(Failure::new(
            "index.html must have one policy, with its hashes filled in",
        ));
    }
    let loads = tags
        .iter()
        .position(|tag| matches!(tag.name.as_str(), "script" | "link"));
    let declared = tags
        .iter()
        .position(|tag| tag.attribute("http-equiv").is_some());
    if loads.is_some_and(|loads| declared > Some(loads)) {
        return Err(Failure::new("index.html loads something before its policy"));
    }
    Ok(())
}

fn nothing_inline(tag: &Tag<'_>) -> std::result::Result<(), String> {
    if tag.name == "style" || (tag.name == "script" && tag.attribute("src").is_none()) {
        return Err("the policy allows nothing inline: put it into a file".to_owned());
    }
    for (name, value) in tag.attributes() {
        if name == "style" || name.starts_with("on") {
            return Err(format!("the policy does not allow the attribute `{name}`"));
        }
        if value
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("javascript:")
        {
            return Err("the policy does not allow `javascript:`".to_owned());
        }
    }
    Ok(())
}

/// The file that the tag names with its hash.
fn checked_file<'a>(tag: &Tag<'a>, folder: &Path) -> std::result::Result<Option<&'a str>, String> {
    let (file, hash) = match (tag.name.as_str(), tag.attribute("rel")) {
        ("script", _) => ("src", "integrity"),
        ("link", Some("modulepreload" | "stylesheet")) => ("href", "integrity"),
        ("link", Some("preload")) => ("href", "data-integrity"),
        ("meta", _) if tag.attribute("data-integrity").is_some() => ("content", "data-integrity"),
        _ => return Ok(None),
    };
    let name = tag.attribute(file).unwrap_or_default();
    let name = name.strip_prefix("./").unwrap_or(name);
    let content = fs::read(folder.join(name)).map_err(|error| error.to_string())?;
    if tag.attribute(hash) == Some(&digest::integrity(&content)) {
        Ok(Some(name))
    } else {
        Err(format!("`{hash}` is not the hash of the file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"a\">";

    fn check(rest: &str) -> std::result::Result<(), String> {
        let folder = tempfile::tempdir().expect("a folder");
        page(&format!("{POLICY}{rest}"), folder.path()).map_err(|error| error.to_string())
    }

    #[test]
    fn accepts_a_page_with_nothing_inline() {
        assert_eq!(check("<p class=\"a\">style</p>"), Ok(()));
    }

    #[test]
    fn refuses_whatever_the_policy_would_block() {
        for inline in [
            "<script>a()</script>",
            "<style>a{}</style>",
            "<p style=\"color: red\">",
            "<p onclick=\"a()\">",
            "<a href=\" JavaScript:a()\">",
        ] {
            assert!(check(inline).is_err(), "{inline}");
        }
    }

    #[test]
    fn every_file_that_a_browser_runs_is_named_with_its_hash() {
        let folder = tempfile::tempdir().expect("a folder");
        let hash = digest::integrity(b"run()");
        for name in ["a.js", "a.css", "a.wasm", "a.html", "snippets/a.mjs"] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
            fs::write(&file, "run()").expect("a file");
            let check = |tag: &str| page(&format!("{POLICY}{tag}"), folder.path());
            let tags = [
                format!("<script src=\"./{name}\" integrity=\"HASH\"></script>"),
                format!("<link rel=\"stylesheet\" href=\"{name}\" integrity=\"HASH\">"),
                format!("<link rel=\"preload\" href=\"{name}\" data-integrity=\"HASH\">"),
                format!("<meta name=\"a\" content=\"{name}\" data-integrity=\"HASH\">"),
            ];

            assert!(check("").is_err(), "{name} is not named");
            for tag in tags {
                assert!(check(&tag.replace("HASH", &hash)).is_ok(), "{tag}");
                assert!(
                    check(&tag.replace("HASH", "sha384-other")).is_err(),
                    "{tag}"
                );
                assert!(
                    check(&tag.replace("integrity=\"HASH\"", "")).is_err(),
                    "{tag}"
                );
            }
            fs::remove_file(file).expect("it is there");
        }
    }

    #[test]
    fn refuses_a_page_without_exactly_one_policy_first() {
        let folder = Path::new("nowhere"); // No file is looked for.

        assert!(page("<p>", folder).is_err());
        assert!(page(&POLICY.repeat(2), folder).is_err());
        assert!(page(&format!("<link rel=\"icon\">{POLICY}"), folder).is_err());
    }

    #[test]
    fn refuses_a_policy_whose_hashes_are_not_filled_in() {
        let policy = POLICY.replace("\"a\"", "\"script-src 'sha256-room-script'\"");

        assert!(page(&policy, Path::new("nowhere")).is_err());
    }
}
