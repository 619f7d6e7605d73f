//! What a page must be for its own policy not to break it.

use std::{fs, path::Path};

use crate::{
    digest,
    failure::{Failure, Result},
    html::{Tag, policies, start_tags},
};

/// Refuses a page with anything inline, with a file that is not checked by its hash, or without
/// one policy before everything that loads.
pub(super) fn page(html: &str, folder: &Path) -> Result {
    let tags = start_tags(html);
    policy(&tags)?;
    for tag in &tags {
        nothing_inline(tag)
            .and_then(|()| every_file_checked(tag, folder))
            .map_err(|problem| Failure::new(format!("{}: {problem}", &html[tag.span.clone()])))?;
    }
    Ok(())
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

fn every_file_checked(tag: &Tag<'_>, folder: &Path) -> std::result::Result<(), String> {
    let (file, hash) = match (tag.name.as_str(), tag.attribute("rel")) {
        ("script", _) => ("src", "integrity"),
        ("link", Some("modulepreload" | "stylesheet")) => ("href", "integrity"),
        ("link", Some("preload")) => ("href", "data-integrity"),
        _ => return Ok(()),
    };
    let path = folder.join(tag.attribute(file).unwrap_or_default());
    let content = fs::read(path).map_err(|error| error.to_string())?;
    if tag.attribute(hash) == Some(&digest::integrity(&content)) {
        Ok(())
    } else {
        Err(format!("`{hash}` is not the hash of the file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"a\">";

    fn check(rest: &str) -> std::result::Result<(), String> {
        page(&format!("{POLICY}{rest}"), Path::new("nowhere")).map_err(|error| error.to_string())
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
    fn refuses_a_file_without_its_hash() {
        let name = "Cargo.toml";
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let hash = digest::integrity(&fs::read(folder.join(name)).expect("it is there"));
        let tag = |hash| format!("{POLICY}<script src=\"{name}\" integrity=\"{hash}\"></script>");

        assert!(page(&tag(hash.as_str()), folder).is_ok());
        assert!(page(&tag("sha384-other"), folder).is_err());
        assert!(page(&format!("{POLICY}<script src=\"{name}\"></script>"), folder).is_err());
    }

    #[test]
    fn refuses_a_page_without_exactly_one_policy_first() {
        let folder = Path::new("nowhere");

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
