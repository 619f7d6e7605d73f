//! Whether a site is the page that was built from this source, file by file.

mod compare;
mod curl;
mod pointed;
mod site;

use std::path::Path;

use self::{
    compare::{Expected, Verdict, compare},
    site::Site,
};
use crate::{
    digest,
    failure::{Failure, Result},
    manifest::{CONFIG, INDEX, Manifest, NAME, SIGNATURE},
    signature,
};

/// Compares the site with the build in the folder, or with what the holder of the key signed.
pub(crate) fn run(target: &str, build: &Path, key: Option<&Path>) -> Result {
    let site = Site::parse(target)?;
    let expected = match key {
        Some(key) => signed(&site, key)?,
        None => built(build)?,
    };
    let verdicts = compare(&expected, &site)?;
    for (name, verdict) in &verdicts {
        println!("{verdict:8} {}", visible(name));
        if let Verdict::Pointed(proxy) = verdict {
            println!(
                "         It lets the page call {}, the deployer's own.",
                visible(proxy)
            );
        }
    }
    show_settings(&site)?;
    show_origin(&site, &expected)?;
    let wrong = verdicts.values().filter(|verdict| !verdict.is_right());
    match wrong.count() {
        0 => {
            println!(
                "{site} is {}: {} files, each the same.",
                expected.what,
                verdicts.len()
            );
            Ok(())
        }
        wrong => Err(Failure::new(format!(
            "{site} is not {}: of {} files, {wrong} are not the same",
            expected.what,
            verdicts.len()
        ))),
    }
}

/// Whether the folder holds what its list says, and nothing else.
pub(crate) fn is_as_listed(folder: &Path, list: Manifest) -> Result<bool> {
    let site = Site::Folder(folder.to_owned());
    let verdicts = compare(&Expected::new(list, "its list"), &site)?;
    Ok(verdicts.values().all(Verdict::is_right))
}

/// What the build in the folder holds.
fn built(folder: &Path) -> Result<Expected> {
    if !folder.join(INDEX).is_file() {
        return Err(Failure::new(format!(
            "{} holds no built page to compare with: run `cargo xtask page` first",
            folder.display()
        )));
    }
    let manifest = Manifest::of(folder)?;
    let list = digest::manifest_hash(manifest.to_json().as_bytes());
    let mut expected = Expected::new(manifest, "this build");
    expected.files.insert(NAME.to_owned(), list);
    Ok(expected)
}

/// What the holder of the key signed, as the site tells it.
fn signed(site: &Site, key: &Path) -> Result<Expected> {
    let there = |name| {
        site.file(name)?
            .ok_or_else(|| Failure::new(format!("{site} has no {name}: it was not signed")))
    };
    let json = there(NAME)?;
    signature::check(&json, &there(SIGNATURE)?, key)?;
    Ok(Expected::new(
        Manifest::parse(&json)?,
        "what the key's holder signed",
    ))
}

/// Shows the deployer's own settings, which no build knows.
fn show_settings(site: &Site) -> Result {
    if let Some(settings) = site.file(CONFIG)? {
        let settings = String::from_utf8_lossy(&settings);
        println!("{:8} {CONFIG}, the deployer's own:", "settings");
        for line in settings.trim().lines().take(50) {
            println!("         {}", visible(line));
        }
    }
    Ok(())
}

/// Shows what both sides say they are, and the hash that the page's foot shows.
fn show_origin(site: &Site, expected: &Expected) -> Result {
    let list = site
        .file(NAME)?
        .and_then(|json| Manifest::parse(&json).ok());
    println!(
        "expected version {}, {}",
        expected.version, expected.built_with
    );
    if let Some(list) = list {
        let (version, built_with) = (visible(&list.version), visible(&list.built_with));
        println!("found    version {version}, {built_with}");
    }
    if let Some(index) = site.file(INDEX)? {
        println!("build    {}", digest::hex(&index));
    }
    Ok(())
}

/// The text of a stranger, with nothing in it that a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{manifest::tests::page, signature::tests::keys};

    fn verify(site: &Path, build: &Path, key: Option<&Path>) -> std::result::Result<(), String> {
        run(&site.display().to_string(), build, key).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_copy_is_the_build_whatever_its_settings() {
        let (here, there) = (page(), page());
        Manifest::write(there.path()).expect("a list");
        fs::write(there.path().join(CONFIG), "{\"proxy\": \"other\"}").expect("a file");

        assert_eq!(verify(there.path(), here.path(), None), Ok(()));
    }

    #[test]
    fn a_changed_a_lost_and_an_added_file_are_not_the_build() {
        for spoil in [
            (|folder| fs::write(folder.join("start.js"), "evil()")) as fn(&Path) -> _,
            |folder| fs::remove_file(folder.join("engine/one.wasm")),
            |folder| fs::write(folder.join("more.js"), ""),
        ] {
            let (here, there) = (page(), page());
            Manifest::write(there.path()).expect("a list");
            spoil(there.path()).expect("a change");

            let refusal = verify(there.path(), here.path(), None).expect_err("it differs");

            assert!(refusal.contains("is not this build"), "{refusal}");
            assert!(refusal.contains("1 are not the same"), "{refusal}");
        }
    }

    #[test]
    fn a_page_that_knows_a_proxy_elsewhere_is_the_build() {
        let (here, there) = (page(), page());
        Manifest::write(there.path()).expect("a list");
        let index = there.path().join(INDEX);
        let built = fs::read_to_string(&index).expect("a page");
        let pointed = |to: &str| {
            fs::write(&index, built.replace("'self'", to)).expect("a file");
            verify(there.path(), here.path(), None)
        };

        assert_eq!(pointed("'self' https://proxy.example.com/"), Ok(()));
        assert!(pointed("'self' https:").is_err());
        assert!(pointed("*").is_err());
    }

    #[test]
    fn what_was_signed_can_be_verified_without_a_build() {
        let (there, keys_folder) = (page(), tempfile::tempdir().expect("a folder"));
        let (private, public) = keys(keys_folder.path());
        let nowhere = Path::new("nowhere");
        Manifest::write(there.path()).expect("a list");

        assert!(verify(there.path(), nowhere, Some(&public)).is_err());
        signature::sign(there.path(), &private).expect("a signature");
        assert_eq!(verify(there.path(), nowhere, Some(&public)), Ok(()));
        fs::write(there.path().join("start.js"), "evil()").expect("a change");
        assert!(verify(there.path(), nowhere, Some(&public)).is_err());
        Manifest::write(there.path()).expect("a list");
        assert!(verify(there.path(), nowhere, Some(&public)).is_err());
    }

    #[test]
    fn says_what_to_do_when_nothing_was_built() {
        let there = page();

        let refusal = verify(there.path(), Path::new("nowhere"), None).expect_err("no build");

        assert!(refusal.contains("cargo xtask page"), "{refusal}");
    }

    #[test]
    fn a_strangers_text_cannot_command_the_terminal() {
        assert_eq!(visible("a\u{1b}[2J\nb"), "a\u{fffd}[2J\u{fffd}b");
    }
}
