//! The benchmarks: a table, and `target/bench/report.json`.

use crate::{
    debian::{self, CHROMIUM},
    failure::{Failure, Result},
    node_package::NODE_FORGE,
    npm, page, peers, steps,
};

/// The groups that there are, in the order to run them.
const GROUPS: [&str; 3] = ["page", "keys", "library"];

/// Runs the groups, or all.
pub(crate) fn run(chosen: &[String]) -> Result {
    if let Some(unknown) = chosen
        .iter()
        .find(|group| !GROUPS.contains(&group.as_str()))
    {
        return Err(Failure::new(format!(
            "there are no benchmarks called `{unknown}`: there are {}",
            list(&GROUPS)
        )));
    }
    let wanted = match chosen {
        [] => GROUPS.to_vec(),
        chosen => chosen.iter().map(String::as_str).collect(),
    };
    debian::ensure(&CHROMIUM)?;
    if wanted.iter().any(|group| *group != "library") {
        page::build()?;
    }
    npm::build()?;
    if wanted.contains(&"keys") {
        NODE_FORGE.ensure()?;
    }
    if wanted.contains(&"library") {
        peers::install()?;
    }
    steps::heading("Measuring");
    let mut bench = steps::cargo();
    bench.args([
        "bench",
        "--package=keyside-tests",
        "--bench=report",
        "--profile=dev",
        "--",
    ]);
    steps::run(bench.args(wanted))
}

/// Names in a sentence.
fn list(names: &[&str]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_group_is_answered_with_the_known_ones() {
        let failure = run(&["rocket".to_owned()])
            .expect_err("there is none")
            .to_string();

        assert!(
            failure.contains("rocket") && failure.contains("page, keys and library"),
            "{failure}"
        );
    }
}
