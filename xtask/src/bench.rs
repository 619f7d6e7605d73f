//! The benchmarks: a table, and `target/bench/report.json`.

use crate::{
    debian::{self, CHROMIUM},
    failure::{Failure, Result},
    node_package::NODE_FORGE,
    npm, page, steps,
};

/// The groups that there are, in the order to run them.
const GROUPS: [&str; 2] = ["page", "keys"];

/// Runs the groups, or all.
pub(crate) fn run(chosen: &[String]) -> Result {
    if let Some(unknown) = chosen
        .iter()
        .find(|group| !GROUPS.contains(&group.as_str()))
    {
        return Err(Failure::new(format!(
            "there are no benchmarks called `{unknown}`: there are {}",
            GROUPS.join(" and ")
        )));
    }
    let wanted = match chosen {
        [] => GROUPS.to_vec(),
        chosen => chosen.iter().map(String::as_str).collect(),
    };
    debian::ensure(&CHROMIUM)?;
    page::build()?;
    npm::build()?;
    if wanted.contains(&"keys") {
        NODE_FORGE.ensure()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_group_is_answered_with_the_known_ones() {
        let failure = run(&["rocket".to_owned()])
            .expect_err("there is none")
            .to_string();

        assert!(
            failure.contains("rocket") && failure.contains("page and keys"),
            "{failure}"
        );
    }
}
