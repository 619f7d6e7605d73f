//! The last step of a page's build: adds the key room and its engine to what Trunk made, fills in
//! names and hashes, and refuses a page that its own policy would break.

mod inspect;
mod service_worker;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    digest,
    failure::{Failure, Result},
    html,
    manifest::Manifest,
    room_parts::{self, Parts},
    single_file,
};

/// Finishes the build in the folder that Trunk names.
pub(crate) fn run() -> Result {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Failure::new("Trunk runs this itself at the end of a build: run `cargo xtask page`")
        })?;
    seal(&staging)
}

fn seal(staging: &Path) -> Result {
    let Parts {
        room,
        script,
        builds,
    } = room_parts::build()?;
    let mut assets = vec![
        (
            "keyside-room".to_owned(),
            Asset::new("room", "html", room.html.into_bytes()),
        ),
        (
            "keyside-engine-script".to_owned(),
            Asset::new("engine", "js", script),
        ),
    ];
    assets.extend(builds.into_iter().map(|(instructions, wasm)| {
        let stem = format!("engine-{}", instructions.name());
        (format!("keyside-{stem}"), Asset::new(&stem, "wasm", wasm))
    }));

    let index = staging.join("index.html");
    let mut page = fs::read_to_string(&index).map_err(Failure::file(&index))?;
    page = room.hashes.fill(&quiet_preloads(&page));
    for (name, file) in assets {
        file.write(staging)?;
        page = file.announce(&page, &name)?;
    }
    let single = single_file::compose(&page, staging, &room.hashes)?;
    let single = Asset::called(single_file::NAME, single.into_bytes());
    let script = service_worker::compose(&page, staging)?;
    let script = Asset::called(service_worker::NAME, script.into_bytes());
    for (name, file) in [
        ("keyside-single-file", single),
        ("keyside-service-worker", script),
    ] {
        file.write(staging)?;
        page = file.announce(&page, name)?;
    }
    inspect::page(&page, staging)?;
    fs::write(&index, page).map_err(Failure::file(&index))?;
    Manifest::write(staging)
}

/// The page with the hash of what is only preloaded under another name: browsers warn that they do
/// not look at it there. The script that then fetches the file does.
///
/// <https://crbug.com/981419>
fn quiet_preloads(page: &str) -> String {
    let mut quiet = page.to_owned();
    let tags = html::start_tags(page).into_iter().rev();
    for tag in tags.filter(|tag| tag.attribute("rel") == Some("preload")) {
        let renamed = page[tag.span.clone()].replace(" integrity=", " data-integrity=");
        quiet.replace_range(tag.span, &renamed);
    }
    quiet
}

/// A file of the page that its script loads.
struct Asset {
    name: String,
    content: Vec<u8>,
}

impl Asset {
    fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        Self {
            name: format!("{stem}-{}.{extension}", digest::name_part(&content)),
            content,
        }
    }

    /// One whose name stays.
    fn called(name: &str, content: Vec<u8>) -> Self {
        let name = name.to_owned();
        Self { name, content }
    }

    fn write(&self, folder: &Path) -> Result {
        let path = folder.join(&self.name);
        fs::write(&path, &self.content).map_err(Failure::file(&path))
    }

    /// Fills in the page's `<meta>` of that name.
    fn announce(&self, page: &str, meta: &str) -> Result<String> {
        let tag = html::start_tags(page)
            .into_iter()
            .find(|tag| tag.name == "meta" && tag.attribute("name") == Some(meta))
            .ok_or_else(|| Failure::new(format!("index.html has no <meta name=\"{meta}\">")))?;
        let filled = format!(
            "<meta name=\"{meta}\" content=\"{}\" data-integrity=\"{}\" data-sha256=\"{}\">",
            self.name,
            digest::integrity(&self.content),
            digest::hex(&self.content)
        );
        Ok([&page[..tag.span.start], &filled, &page[tag.span.end..]].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announces_a_file_in_the_meta_of_its_name() {
        let room = Asset::new("room", "html", b"<p>".to_vec());

        let page = room.announce(
            "<a><meta name=\"keyside-room\" content=\"\"><b>",
            "keyside-room",
        );

        assert_eq!(
            page.expect("it has the meta"),
            "<a><meta name=\"keyside-room\" content=\"room-33f2799467177287.html\" \
             data-integrity=\"sha384-593IujyZps9gUFce2hQ6GTLgmVRNyfklCMdFcirEwPxE8mxq8W5ZCrqZUQVzbcbC\" \
             data-sha256=\"33f2799467177287a29260780a107ac98ea63dd6165f67fcc0d74767d0a82090\"><b>"
        );
    }

    #[test]
    fn only_preloads_have_their_hash_under_another_name() {
        let page = "<link rel=modulepreload integrity=a><link rel=preload integrity=b>";

        assert_eq!(
            quiet_preloads(page),
            "<link rel=modulepreload integrity=a><link rel=preload data-integrity=b>"
        );
    }

    #[test]
    fn refuses_a_page_that_announces_nothing() {
        let room = Asset::new("room", "html", Vec::new());

        assert!(room.announce("<p>", "keyside-room").is_err());
    }
}
