//! The checklist of the ASVS: that it is whole, and that the tests it names are there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How many requirements of levels 1 and 2 each section has. They are numbered from 1 on.
///
/// <https://github.com/OWASP/ASVS/tree/master/5.0/en>
const SECTIONS: [(&str, u32); 75] = [
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
    ("17.1", 1),
    ("17.2", 4),
    ("17.3", 2),
];

/// A row of the checklist.
struct Row {
    requirements: Vec<String>,
    state: String,
    how: String,
    tests: Vec<String>,
}

#[test]
fn every_requirement_has_one_row() {
    let wanted: Vec<_> = SECTIONS
        .iter()
        .flat_map(|(section, last)| (1..=*last).map(move |number| format!("{section}.{number}")))
        .collect();

    let listed: Vec<_> = rows()
        .into_iter()
        .flat_map(|row| row.requirements)
        .collect();

    assert_eq!(listed, wanted);
}

#[test]
fn every_row_says_what_is_met_or_missing() {
    for row in rows() {
        let first = &row.requirements[0];
        match row.state.as_str() {
            "met" => assert!(!row.how.is_empty() || !row.tests.is_empty(), "{first}"),
            "n/a" | "open" => assert!(!row.how.is_empty(), "{first}"),
            other => panic!("{first} is {other}"),
        }
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let tests = tests();
    let steps = fs::read_to_string(root().join("xtask/src/test.rs")).expect("the steps");

    for name in rows().into_iter().flat_map(|row| row.tests) {
        let exists = match name.strip_prefix("step ") {
            Some(step) => steps.to_lowercase().contains(&format!("    {step},")),
            None => tests.contains(&name),
        };
        assert!(exists, "{name}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a workspace")
}

fn rows() -> Vec<Row> {
    let text = include_str!("asvs.md");
    let lines = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| req"));
    lines
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [requirements, _, state, how, tests] = cells[..] else {
                panic!("{line}");
            };
            Row {
                requirements: range(requirements),
                state: state.to_owned(),
                how: how.to_owned(),
                tests: tests
                    .split(", ")
                    .filter(|test| !test.is_empty())
                    .map(|test| test.trim_matches('`').to_owned())
                    .collect(),
            }
        })
        .collect()
}

/// `1.2.6–1.2.8` as its three numbers.
fn range(text: &str) -> Vec<String> {
    let (first, last) = text.split_once('–').unwrap_or((text, text));
    let split = |number: &str| {
        let (section, number) = number.rsplit_once('.').expect("section.number");
        (section.to_owned(), number.parse::<u32>().expect("a number"))
    };
    let ((section, from), (same, to)) = (split(first), split(last));
    assert_eq!(section, same, "{text}");
    (from..=to)
        .map(|number| format!("{section}.{number}"))
        .collect()
}

/// Every test of the workspace, as `file::name`.
fn tests() -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for folder in ["crates", "tests", "web", "xtask"] {
        for file in sources(&root().join(folder)) {
            let stem = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a name");
            let source = fs::read_to_string(&file).expect("a source file");
            let mut lines = source.lines().map(str::trim);
            while let Some(line) = lines.next() {
                if !(line.starts_with("#[test]") || line.starts_with("#[tokio::test")) {
                    continue;
                }
                let declared = lines.find(|line| line.contains("fn ")).unwrap_or_default();
                let name = declared.split_once("fn ").map_or("", |(_, rest)| rest);
                let name = name.split('(').next().unwrap_or_default();
                tests.insert(format!("{stem}::{name}"));
            }
        }
    }
    tests
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(
            |path| match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => sources(&path),
                Some("rs") => vec![path],
                _ => Vec::new(),
            },
        )
        .collect()
}
