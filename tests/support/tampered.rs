//! A copy of the built page in which code got in as if the project had written it: with every hash
//! made right again, so that nothing but the rooms' own walls stands in its way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use tempfile::TempDir;

use crate::page;

/// The built page, changed.
#[derive(Debug)]
pub struct Tampered(TempDir);

impl Tampered {
    /// A copy of the page as it was built.
    ///
    /// # Panics
    /// When the page was not built.
    #[must_use]
    pub fn copy() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the page");
        let files = fs::read_dir(page()).expect("the page is built: `cargo xtask page`");
        for file in files {
            let file = file.expect("a file of the page");
            fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
        }
        Self(folder)
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Adds a script to the page.
    #[must_use]
    pub fn page_with(self, code: &str) -> Self {
        fs::write(self.0.path().join("intruder.js"), code).expect("the script is written");
        let script = "<script type=\"module\" src=\"./intruder.js\"></script></head>";
        self.edit(&self.index(), |page| page.replace("</head>", script));
        self
    }

    /// Adds code to the script of the room's frame.
    #[must_use]
    pub fn frame_with(self, code: &str) -> Self {
        self.edit_frame(|room| room.replace("</script>", &format!("{code}\n</script>")));
        self
    }

    /// Changes a part of the room's HTML outside of its script, such as its policy.
    #[must_use]
    pub fn room_with(self, part: &str, instead: &str) -> Self {
        self.edit_frame(|room| {
            assert!(room.contains(part), "the room has no {part}");
            room.replacen(part, instead, 1)
        });
        self
    }

    /// Adds code to the script of the room's worker.
    #[must_use]
    pub fn worker_with(self, code: &str) -> Self {
        let engine = self.find("engine-", ".js");
        let hashes = self.edit(&engine, |script| script + code);
        self.edit_frame(|room| hashes.update(&room));
        self.edit(&self.index(), |page| hashes.update(&page));
        self
    }

    /// Changes the room's HTML, and then what the policies and the page say of it.
    fn edit_frame(&self, change: impl FnOnce(String) -> String) {
        let mut inline = None;
        let file = self.edit(&self.find("room-", ".html"), |room| {
            let changed = change(room.clone());
            let hashes = inline.insert(Hashes::new(script(&room), script(&changed)));
            hashes.update(&changed)
        });
        self.edit(&self.index(), |page| {
            file.update(&inline.expect("the room was changed").update(&page))
        });
    }

    fn edit(&self, path: &Path, change: impl FnOnce(String) -> String) -> Hashes {
        let old = fs::read_to_string(path).expect("a text of the page");
        let new = change(old.clone());
        fs::write(path, &new).expect("the text is written");
        Hashes::new(&old, &new)
    }

    fn index(&self) -> PathBuf {
        self.0.path().join("index.html")
    }

    fn find(&self, start: &str, end: &str) -> PathBuf {
        let files = fs::read_dir(self.0.path()).expect("the copy");
        let mut names = files.map(|file| file.expect("a file of the copy").file_name());
        let name = names.find(|name| {
            let name = name.to_string_lossy();
            name.starts_with(start) && name.ends_with(end)
        });
        self.0.path().join(name.expect("a file of that name"))
    }
}

/// What the only script element of the room holds.
fn script(room: &str) -> &str {
    let (_, rest) = room
        .split_once("<script type=\"module\">")
        .expect("a script");
    rest.split_once("</script>").expect("its end").0
}

/// How a text was hashed before and after a change.
struct Hashes([(String, String); 2]);

impl Hashes {
    fn new(old: &str, new: &str) -> Self {
        let sha256 = |text| STANDARD.encode(Sha256::digest(text));
        let sha384 = |text| STANDARD.encode(Sha384::digest(text));
        Self([(sha256(old), sha256(new)), (sha384(old), sha384(new))])
    }

    fn update(&self, text: &str) -> String {
        let Self([(sha256, new256), (sha384, new384)]) = self;
        text.replace(sha256, new256).replace(sha384, new384)
    }
}
