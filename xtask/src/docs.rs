//! The site of the npm package: the guides, and the reference that `TypeDoc` makes of the package's types. Plain files,
//! for any host.

use std::{fs, path::PathBuf, process::Command};

use serde_json::{Value, json};

use crate::{
    failure::{Failure, Result},
    node_package::TYPEDOC,
    npm, places, steps,
};

/// Builds the package and its site, and answers the site's folder.
pub(crate) fn build() -> Result<PathBuf> {
    let package = npm::build()?;
    steps::heading("Building the package's site");
    let entries: Vec<PathBuf> = entries()?.iter().map(|entry| package.join(entry)).collect();
    let project = package.join("tsconfig.json");
    let settings = json!({
        "files": entries,
        "compilerOptions": {
            "lib": ["es2022", "dom", "esnext.disposable"],
            "module": "nodenext",
            "strict": true,
            "target": "es2022",
            "types": [],
        },
    });
    fs::write(&project, settings.to_string()).map_err(Failure::file(&project))?;
    let site = places::target()?.join("docs");
    let mut typedoc = Command::new("node");
    typedoc
        .arg(TYPEDOC.ensure()?.join("bin/typedoc"))
        .arg("--options")
        .arg(npm::source().join("docs/typedoc.json"))
        .arg("--tsconfig")
        .arg(&project)
        .arg("--out")
        .arg(&site)
        .args(&entries);
    let built = steps::run(&mut typedoc);
    fs::remove_file(&project).map_err(Failure::file(&project))?;
    built?;
    println!("site: {}", site.display());
    Ok(site)
}

/// The tests that look at the built site in a browser.
pub(crate) fn test() -> Result<Command> {
    let site = build()?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap"])
        .arg(npm::source().join("docs/site.test.mjs"))
        .env("KEYSIDE_SITE", site);
    Ok(node)
}

/// The types of everything that the package exports.
fn entries() -> Result<Vec<String>> {
    let path = npm::source().join("package.json");
    let package = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let package: Value = serde_json::from_str(&package)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    let exports = package["exports"].as_object().into_iter().flatten();
    let mut entries: Vec<String> = exports
        .filter_map(|(_, export)| export["types"].as_str())
        .map(|types| types.trim_start_matches("./").to_owned())
        .collect();
    entries.sort_unstable();
    entries.dedup();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_names_the_same_commands_in_chinese() {
        let [ours, theirs] = ["README.md", "README.zh.md"].map(|name| {
            let text = fs::read_to_string(places::root().join(name)).expect("a file");
            let others =
                ["README.md", "README.zh.md"].map(|other| text.contains(&format!("]({other})")));
            assert!(others.contains(&true), "{name} leads to no other language");
            blocks(&text)
        });

        assert!(!ours.is_empty());
        assert_eq!(theirs, ours);
    }

    /// The commands and settings in a text, without what is said beside them.
    fn blocks(text: &str) -> Vec<String> {
        let mut fences = text.split("\n```").skip(1).step_by(2);
        let mut blocks = Vec::new();
        for fence in &mut fences {
            let (language, code) = fence.split_once('\n').expect("a fence ends its line");
            if language != "text" {
                let lines = code
                    .lines()
                    .map(|line| line.split("  #").next().unwrap_or(line).trim_end());
                blocks.push(lines.collect::<Vec<_>>().join("\n"));
            }
        }
        blocks
    }
}
