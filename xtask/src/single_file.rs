//! The whole page in one HTML file, for machines without a network.

use std::{collections::BTreeMap, fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{
    digest,
    failure::{Failure, Result},
    html::{self, Tag},
    page, places, room,
};

/// Its file in a built page.
pub(crate) const NAME: &str = "keyside.html";

/// What the file may do. It fetches nothing, from anywhere.
const POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-page-script' \
     'sha256-room-script'; worker-src blob:; style-src 'sha256-page-style' 'sha256-room-style'; \
     connect-src 'none'; frame-src blob:; form-action 'none'; base-uri 'none'";

/// What only a page with a server has: a build of the engine that no browser runs unasked, and files
/// beside it.
const LEFT_OUT: [&str; 3] = [
    "keyside-engine-wide",
    "keyside-service-worker",
    "keyside-single-file",
];

/// Builds the page, copies the file out of it and tells its hash.
pub(crate) fn build() -> Result {
    page::build()?;
    let folder = places::target()?.join("single-file");
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    let (built, file) = (places::dist().join(NAME), folder.join(NAME));
    let content = read(&built)?;
    fs::write(&file, &content).map_err(Failure::file(&file))?;
    println!(
        "file: {}, {} bytes, SHA-256 {}",
        file.display(),
        content.len(),
        digest::hex(&content)
    );
    Ok(())
}

/// Puts the file together from the page's HTML and the files in its folder.
pub(crate) fn compose(page: &str, folder: &Path, room: &room::Hashes) -> Result<String> {
    let page = room::without_comments(page);
    let parts = Parts::of(&html::start_tags(&page), folder)?;
    let policy = room
        .fill(POLICY)
        .replace(
            "sha256-page-script",
            &digest::policy_hash(parts.script.as_bytes()),
        )
        .replace(
            "sha256-page-style",
            &digest::policy_hash(parts.style.as_bytes()),
        );
    let mut single = page.clone();
    for tag in html::start_tags(&page).into_iter().rev() {
        if let Some(instead) = parts.instead_of(&tag, &policy) {
            let end = match tag.name.as_str() {
                "script" => tag.span.end + "</script>".len(),
                _ => tag.span.end,
            };
            single.replace_range(tag.span.start..end, &instead);
        }
    }
    let Parts {
        style,
        program,
        script,
        ..
    } = &parts;
    let head = format!(
        "<style>{style}</style>\n<meta name=\"keyside-program\" content=\"{program}\">\n\
         <script type=\"module\">{script}</script>\n</head>"
    );
    Ok(single.replacen("</head>", &head, 1))
}

/// What the page is made of, ready to stand in its HTML.
struct Parts {
    style: String,
    /// The page's own script, and what starts it.
    script: String,
    /// The page's program.
    program: String,
    /// What the page's script looks for, by the name of its `<meta>`.
    embedded: BTreeMap<String, String>,
}

impl Parts {
    fn of(tags: &[Tag<'_>], folder: &Path) -> Result<Self> {
        let mut parts = Self {
            style: String::new(),
            script: String::new(),
            program: String::new(),
            embedded: BTreeMap::new(),
        };
        for tag in tags {
            let file = |attribute| {
                let name = tag.attribute(attribute).unwrap_or_default();
                read(&folder.join(name.strip_prefix("./").unwrap_or(name)))
            };
            match (tag.name.as_str(), tag.attribute("rel")) {
                ("link", Some("stylesheet")) => parts.style += &text(file("href")?)?,
                ("link", Some("modulepreload")) => parts.script += &text(file("href")?)?,
                ("link", Some("preload")) => parts.program = embedded(&file("href")?),
                ("meta", _) if tag.attribute("data-integrity").is_some() => {
                    let name = tag.attribute("name").unwrap_or_default();
                    if !LEFT_OUT.contains(&name) {
                        let content = embedded(&file("content")?);
                        parts.embedded.insert(name.to_owned(), content);
                    }
                }
                _ => {}
            }
        }
        parts.script += &text(read(&places::root().join("web/alone.js"))?)?;
        parts.check()?;
        Ok(parts)
    }

    /// What would end an element early, or start nothing, is found here and not in a browser.
    fn check(&self) -> Result {
        let ends_early = |text: &str| text.contains("</s") || text.contains("<!--");
        let starts = self.script.contains("async function __wbg_init(");
        if ends_early(&self.style) || ends_early(&self.script) || !starts {
            return Err(Failure::new(
                "the page's script or style cannot stand in its HTML as it is",
            ));
        }
        Ok(())
    }

    /// What stands in the file instead of this tag, if it does not stay.
    fn instead_of(&self, tag: &Tag<'_>, policy: &str) -> Option<String> {
        match tag.name.as_str() {
            "script" | "link" => Some(String::new()),
            "meta" if tag.attribute("http-equiv").is_some() => Some(format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n    \
                 <meta name=\"keyside-network\" content=\"none\">"
            )),
            "meta" => {
                let name = tag.attribute("name")?;
                if LEFT_OUT.contains(&name) {
                    return Some(String::new());
                }
                let content = self.embedded.get(name)?;
                Some(format!("<meta name=\"{name}\" content=\"{content}\">"))
            }
            _ => None,
        }
    }
}

/// The content as web/src/browser/html.rs reads it from a `<meta>`.
fn embedded(content: &[u8]) -> String {
    format!("data:;base64,{}", STANDARD.encode(content))
}

fn text(content: Vec<u8>) -> Result<String> {
    String::from_utf8(content).map_err(|_| Failure::new("a script or style of the page is no text"))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(Failure::file(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><!-- a --><meta http-equiv=\"Content-Security-Policy\" content=\"a\">\
        <meta name=\"keyside-room\" content=\"room.html\" data-integrity=\"a\">\
        <meta name=\"keyside-engine-wide\" content=\"wide.wasm\" data-integrity=\"a\">\
        <link rel=\"stylesheet\" href=\"./a.css\"><script src=\"./start.js\"></script>\
        <link rel=\"modulepreload\" href=\"./page.js\"><link rel=\"preload\" href=\"./page.wasm\"></head><p>";

    fn composed(script: &str) -> Result<String> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in [
            ("a.css", "p {}"),
            ("page.js", script),
            ("page.wasm", "\0asm"),
            ("room.html", "<p>"),
            ("start.js", "start()"),
        ] {
            fs::write(folder.path().join(name), content).expect("a file");
        }
        compose(PAGE, folder.path(), &room::Hashes::default())
    }

    const SCRIPT: &str = "async function __wbg_init() {}\n";

    #[test]
    fn everything_is_in_the_file_and_nothing_is_fetched() {
        let file = composed(SCRIPT).expect("a file");

        assert!(file.contains("<style>p {}</style>"));
        assert!(file.contains("name=\"keyside-room\" content=\"data:;base64,PHA+\""));
        assert!(file.contains("name=\"keyside-program\" content=\"data:;base64,AGFzbQ==\""));
        for left_out in ["src=\"", "href=", "wide", "start()", "<!--"] {
            assert!(!file.contains(left_out), "{left_out}: {file}");
        }
        assert!(file.contains("connect-src 'none'"));
    }

    #[test]
    fn the_policy_allows_the_one_script_and_style_by_their_hashes() {
        let file = composed(SCRIPT).expect("a file");

        let (_, rest) = file
            .split_once("<script type=\"module\">")
            .expect("a script");
        let (script, _) = rest.split_once("</script>").expect("its end");
        assert!(file.contains(&digest::policy_hash(script.as_bytes())));
        assert!(file.contains(&digest::policy_hash(b"p {}")));
        assert!(!file.contains("sha256-page-"));
    }

    #[test]
    fn refuses_a_script_that_would_end_its_element_or_start_nothing() {
        for script in [
            "async function __wbg_init() { '</script>' }",
            "async function __wbg_init() { '<!--' }",
            "start()",
        ] {
            assert!(composed(script).is_err(), "{script}");
        }
    }
}
