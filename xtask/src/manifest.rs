//! The list of a built page: every file with its hash and size, the policy, the version.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde::{Deserialize, Serialize};

use crate::{
    digest,
    failure::{Failure, Result},
    html, steps,
};

/// The list's file in a built page.
pub(crate) const NAME: &str = "build.json";
/// The signature's file beside it, once somebody signed.
pub(crate) const SIGNATURE: &str = "build.json.sig";
/// The page itself.
pub(crate) const INDEX: &str = "index.html";

/// What stands in the folder and is no part of the build: the deployer's settings, the signature,
/// and what a host reads and does not serve.
const BESIDE: [&str; 4] = [CONFIG, SIGNATURE, "_headers", ".htaccess"];
/// The deployer's settings.
pub(crate) const CONFIG: &str = "config.json";
/// Where Trunk builds, inside of the folder that it builds for.
const STAGE: &str = ".stage";

/// The list. `sizes` and `built_with` are Keyside's own; the rest has the names, paths and hashes
/// (SHA-256 in base64url) that a manifest of WEBCAT has.
///
/// <https://docs.webcat.tech>
#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Manifest {
    name: String,
    pub(crate) version: String,
    pub(crate) built_with: String,
    default_csp: String,
    extra_csp: BTreeMap<String, String>,
    default_index: String,
    default_fallback: String,
    /// Each file's hash, by its path from the page's folder, which is `/`.
    pub(crate) files: BTreeMap<String, String>,
    /// Each file's size in bytes.
    sizes: BTreeMap<String, u64>,
    /// The hashes of the programs.
    wasm: BTreeSet<String>,
}

impl Manifest {
    /// The list of the folder's files as they are now.
    pub(crate) fn of(folder: &Path) -> Result<Self> {
        let mut manifest = Self {
            name: "Keyside".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            built_with: steps::output(Command::new("rustc").arg("--version"))?
                .trim()
                .to_owned(),
            default_csp: policy(folder)?,
            extra_csp: BTreeMap::new(),
            default_index: INDEX.to_owned(),
            default_fallback: format!("/{INDEX}"),
            files: BTreeMap::new(),
            sizes: BTreeMap::new(),
            wasm: BTreeSet::new(),
        };
        for name in names(folder)? {
            if name != NAME && !is_beside(&name) {
                manifest.add(folder, &name)?;
            }
        }
        Ok(manifest)
    }

    fn add(&mut self, folder: &Path, name: &str) -> Result {
        let file = folder.join(name);
        let content = fs::read(&file).map_err(Failure::file(&file))?;
        let (path, hash) = (format!("/{name}"), digest::manifest_hash(&content));
        if name.ends_with(".wasm") {
            self.wasm.insert(hash.clone());
        }
        self.sizes.insert(path.clone(), content.len() as u64);
        self.files.insert(path, hash);
        Ok(())
    }

    /// Reads a list.
    pub(crate) fn parse(json: &[u8]) -> Result<Self> {
        serde_json::from_slice(json)
            .map_err(|error| Failure::new(format!("{NAME} is no list of a build: {error}")))
    }

    /// The list as its file has it: the same build has the same bytes.
    pub(crate) fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("it is plain data");
        json + "\n"
    }

    /// Writes the list of the folder's files into the folder.
    pub(crate) fn write(folder: &Path) -> Result {
        let file = folder.join(NAME);
        fs::write(&file, Self::of(folder)?.to_json()).map_err(Failure::file(&file))
    }
}

/// Says which build the folder holds, by the hash that the page's foot shows.
pub(crate) fn announce(folder: &Path) -> Result {
    let index = folder.join(INDEX);
    let page = fs::read(&index).map_err(Failure::file(&index))?;
    let (version, build) = (env!("CARGO_PKG_VERSION"), digest::hex(&page));
    println!(
        "page: {}, version {version}, build {build}",
        folder.display()
    );
    Ok(())
}

/// Whether a file of this name is no part of the build.
pub(crate) fn is_beside(name: &str) -> bool {
    BESIDE.contains(&name)
}

/// The names of all files in the folder, with `/` between a folder and what it holds.
pub(crate) fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name =
            name.ok_or_else(|| Failure::new(format!("{}: its name is no text", path.display())))?;
        if name == STAGE {
            continue;
        }
        if path.is_dir() {
            names.extend(
                self::names(&path)?
                    .iter()
                    .map(|part| format!("{name}/{part}")),
            );
        } else {
            names.insert(name.to_owned());
        }
    }
    Ok(names)
}

fn policy(folder: &Path) -> Result<String> {
    let index = folder.join(INDEX);
    let page = fs::read_to_string(&index).map_err(Failure::file(&index))?;
    html::policies(&html::start_tags(&page))
        .first()
        .map(|policy| (*policy).to_owned())
        .ok_or_else(|| Failure::new(format!("{}: it has no policy", index.display())))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A page of three files, with settings beside it.
    pub(crate) fn page() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">";
        let script = "<script src=\"./start.js\" integrity=\"sha384-a\"></script>";
        for (name, content) in [
            (INDEX, format!("{policy}{script}")),
            ("start.js", "start()".to_owned()),
            ("engine/one.wasm", "\0asm".to_owned()),
            (CONFIG, "{}".to_owned()),
            ("_headers", "/*".to_owned()),
            (".stage/start.js", String::new()),
        ] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
            fs::write(file, content).expect("a file");
        }
        folder
    }

    #[test]
    fn lists_every_file_of_the_page_and_nothing_beside_it() {
        let page = page();

        let manifest = Manifest::of(page.path()).expect("a page");

        let paths: Vec<_> = manifest.files.keys().collect();
        assert_eq!(paths, ["/engine/one.wasm", "/index.html", "/start.js"]);
        assert_eq!(manifest.sizes["/start.js"], 7);
        assert_eq!(manifest.default_csp, "connect-src 'self'");
    }

    #[test]
    fn has_what_webcat_asks_of_a_manifest() {
        let page = page();
        let program = digest::manifest_hash(b"\0asm");

        let manifest = Manifest::of(page.path()).expect("a page");

        assert_eq!(program, "zV1JNaSMBnLLBkB7tEO8AIev-UfGuGS6yIaYLHOzAn8");
        assert_eq!(manifest.files["/engine/one.wasm"], program);
        assert_eq!(manifest.wasm, BTreeSet::from([program]));
        assert!(
            manifest
                .files
                .contains_key(&format!("/{}", manifest.default_index))
        );
        assert!(manifest.files.contains_key(&manifest.default_fallback));
    }

    #[test]
    fn the_list_of_a_page_that_has_its_list_is_the_same() {
        let page = page();
        Manifest::write(page.path()).expect("a list");
        let written = fs::read(page.path().join(NAME)).expect("the list");

        Manifest::write(page.path()).expect("a list");

        assert_eq!(fs::read(page.path().join(NAME)).expect("the list"), written);
        let read = Manifest::parse(&written).expect("a list");
        assert_eq!(read, Manifest::of(page.path()).expect("a page"));
    }

    #[test]
    fn refuses_what_is_no_list() {
        assert!(Manifest::parse(b"<!doctype html>").is_err());
    }
}
