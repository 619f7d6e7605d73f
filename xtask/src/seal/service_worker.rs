//! The service worker, which knows the files of its build.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    digest,
    failure::{Failure, Result},
    html, manifest, places, single_file,
};

/// Its file in a built page. The name stays, since browsers know it by its address.
pub(super) const NAME: &str = "service-worker.js";

/// Puts it together for the page with this HTML, whose other files are in the folder.
pub(super) fn compose(page: &str, folder: &Path) -> Result<String> {
    let source = places::root().join("web").join(NAME);
    let script = fs::read_to_string(&source).map_err(Failure::file(&source))?;
    let tags = html::start_tags(page);
    let policy = html::policies(&tags).first().copied().unwrap_or_default();
    let files = serde_json::to_string_pretty(&hashes(folder)?).expect("it is plain data");
    fill(&script, &files, &of_copy(policy))
}

/// The files that no host changes, each with its SHA-256. The page's HTML names this script by its hash,
/// and so cannot be named by it.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for name in manifest::names(folder)? {
        let is_other = [manifest::INDEX, manifest::NAME, single_file::NAME, NAME];
        if !manifest::is_beside(&name) && !is_other.contains(&name.as_str()) {
            let file = folder.join(&name);
            let content = fs::read(&file).map_err(Failure::file(&file))?;
            hashes.insert(name, digest::hex(&content));
        }
    }
    Ok(hashes)
}

/// The policy without where the page may connect to: that is the deployer's, and stands in the copy.
fn of_copy(policy: &str) -> String {
    let directives = policy.split("; ");
    let kept = directives.filter(|directive| {
        let name = directive.split(' ').next().unwrap_or_default();
        !matches!(name, "default-src" | "connect-src")
    });
    let kept: Vec<_> = kept.chain(["object-src 'none'"]).collect();
    kept.join("; ")
}

fn fill(script: &str, files: &str, policy: &str) -> Result<String> {
    let (no_files, no_policy) = ("{\"file\": \"sha256-of-file\"}", "policy-of-copy");
    if script.contains(no_files) && script.contains(no_policy) {
        Ok(script.replace(no_files, files).replace(no_policy, policy))
    } else {
        Err(Failure::new(format!(
            "web/{NAME} has no place for its files and the policy"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::tests::page;

    #[test]
    fn it_knows_every_file_but_those_that_change_without_it() {
        let page = page();
        for name in [NAME, single_file::NAME, manifest::NAME] {
            fs::write(page.path().join(name), "").expect("a file");
        }

        let names: Vec<_> = hashes(page.path()).expect("a page").into_keys().collect();

        assert_eq!(names, ["engine/one.wasm", "start.js"]);
    }

    #[test]
    fn a_copy_may_connect_where_its_own_policy_says() {
        assert_eq!(
            of_copy("default-src 'none'; script-src 'self' a; connect-src 'self'; base-uri 'none'"),
            "script-src 'self' a; base-uri 'none'; object-src 'none'"
        );
    }

    #[test]
    fn refuses_a_script_that_would_know_nothing() {
        assert!(fill("const FILES = {};", "{}", "a").is_err());
    }
}
