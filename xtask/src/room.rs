//! The key room's HTML, made of the files in `web/room`.

use std::{fs, path::Path};

use crate::{
    digest,
    failure::{Failure, Result},
    html,
};

/// The room as the page hands it to its frame.
pub(crate) struct Room {
    pub(crate) html: String,
    pub(crate) hashes: Hashes,
}

/// The engine that the room accepts, as hashes.
pub(crate) struct Engine {
    /// Of the worker's script.
    script: String,
    /// Of each build, with a space between them.
    wasm: String,
}

impl Engine {
    const SCRIPT: &str = "sha256-engine-script";
    const WASM: &str = "sha256-engine-wasm";

    pub(crate) fn new<'a>(script: &[u8], builds: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let builds: Vec<_> = builds.into_iter().map(digest::policy_hash).collect();
        Self {
            script: digest::policy_hash(script),
            wasm: builds.join(" "),
        }
    }

    /// The HTML with the hashes in place of their names.
    fn fill(&self, html: &str) -> String {
        html.replace(Self::SCRIPT, &self.script)
            .replace(Self::WASM, &self.wasm)
    }
}

/// Which inline script and style the policies of page and room allow.
#[cfg_attr(test, derive(Default))]
pub(crate) struct Hashes {
    pub(crate) script: String,
    pub(crate) style: String,
}

impl Hashes {
    const SCRIPT: &str = "sha256-room-script";
    const STYLE: &str = "sha256-room-style";

    /// The HTML with the hashes in place of their names.
    pub(crate) fn fill(&self, html: &str) -> String {
        html.replace(Self::SCRIPT, &self.script)
            .replace(Self::STYLE, &self.style)
    }
}

/// Puts the room for this engine together.
pub(crate) fn compose(folder: &Path, engine: &Engine) -> Result<Room> {
    let template = read(&folder.join("room.html"))?;
    let html = engine.fill(&include_files(&without_comments(&template), folder)?);
    let hashes = Hashes {
        script: hash_of(&html, "script")?,
        style: hash_of(&html, "style")?,
    };
    Ok(Room {
        html: hashes.fill(&html),
        hashes,
    })
}

/// The text with each `{{name}}` replaced by the file of that name.
fn include_files(template: &str, folder: &Path) -> Result<String> {
    let mut parts = template.split("{{");
    let mut html = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part
            .split_once("}}")
            .ok_or_else(|| Failure::new("web/room/room.html has a {{ without }}"))?;
        html.push_str(read(&folder.join(name))?.trim_end());
        html.push_str(rest);
    }
    Ok(html)
}

/// The HTML without what is for readers of the source.
pub(crate) fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(
            part.split_once("-->")
                .map_or("", |(_, rest)| rest.trim_start()),
        );
    }
    text
}

/// The hash of what the only element of this name holds.
fn hash_of(html: &str, name: &str) -> Result<String> {
    let mut tags = html::start_tags(html)
        .into_iter()
        .filter(|tag| tag.name == name);
    let (Some(tag), None) = (tags.next(), tags.next()) else {
        return Err(Failure::new(format!(
            "web/room must make exactly one {name} element"
        )));
    };
    let rest = &html[tag.span.end..];
    let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
    Ok(digest::policy_hash(&rest.as_bytes()[..end]))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_of_what_the_elements_hold_to_the_byte() {
        let html = "<style> a </style><script type=module>\nb()\n</script>";

        assert_eq!(
            hash_of(html, "style").expect("one style"),
            digest::policy_hash(b" a ")
        );
        assert_eq!(
            hash_of(html, "script").expect("one script"),
            digest::policy_hash(b"\nb()\n")
        );
    }

    #[test]
    fn the_room_knows_its_engine_by_all_its_hashes() {
        let engine = Engine::new(b"a", [&b"b"[..], b"c"]);

        assert_eq!(
            engine.fill("sha256-engine-script, sha256-engine-wasm"),
            "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=, \
             sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0= \
             sha256-Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y="
        );
    }

    #[test]
    fn refuses_a_second_script() {
        assert!(hash_of("<script></script><script></script>", "script").is_err());
    }

    #[test]
    fn comments_are_for_readers_of_the_source() {
        assert_eq!(without_comments("a<!-- {{b}} -->\n  c"), "ac");
    }
}
