//! Fuzzing: each target of `fuzz` is run for a while, on stable Rust.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::{
    failure::{Failure, Result},
    places, steps,
    tools::CARGO_FUZZ,
};

/// Runs the targets, or all, for that many seconds each. What was found lies in `fuzz/corpus` for
/// the next time; what made a target fail lies in `fuzz/artifacts`.
pub(crate) fn run(chosen: &[String], seconds: u32) -> Result {
    let program = CARGO_FUZZ.ensure()?;
    let list = steps::output(&mut task(&program, "list"))?;
    let targets = choose(chosen, &list.lines().collect::<Vec<_>>())?;
    let mut table = String::new();
    let mut failed = Vec::new();
    for target in targets {
        steps::heading(&format!("Fuzzing {target} for {seconds} s"));
        steps::run(task(&program, "build").args(STABLE).arg(&target))?;
        let output = fuzz(&program, &target, seconds)?;
        let text = String::from_utf8_lossy(&output.stderr);
        let outcome = match text.lines().find_map(runs_of) {
            Some(runs) if output.status.success() => format!("{runs:>12} runs"),
            _ => {
                eprint!("{text}");
                failed.push(target.clone());
                format!("{:>12}", "failed")
            }
        };
        table.push_str(&format!("{target:8} {outcome}\n"));
    }
    print!("\n{table}");
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("{} failed", failed.join(" and "))))
    }
}

/// Sanitizers need nightly Rust, and there is nothing unsafe here that one would watch.
const STABLE: [&str; 2] = ["--sanitizer", "none"];

fn choose(chosen: &[String], known: &[&str]) -> Result<Vec<String>> {
    if let Some(unknown) = chosen
        .iter()
        .find(|target| !known.contains(&target.as_str()))
    {
        return Err(Failure::new(format!(
            "there is no fuzz target called `{unknown}`: there are {}",
            known.join(", ")
        )));
    }
    Ok(match chosen {
        [] => known.iter().map(ToString::to_string).collect(),
        chosen => chosen.to_vec(),
    })
}

/// Fuzzes one target, from the seeds that are kept and from what was found before.
fn fuzz(program: &Path, target: &str, seconds: u32) -> Result<Output> {
    let folder = places::root().join("fuzz");
    let corpus = folder.join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(Failure::file(&corpus))?;
    let mut fuzz = task(program, "run");
    fuzz.args(STABLE).arg(target).arg(corpus);
    fuzz.arg(folder.join("seeds").join(target));
    fuzz.arg("--").arg(format!("-max_total_time={seconds}"));
    fuzz.output()
        .map_err(|error| Failure::new(format!("`{}`: {error}", steps::line(&fuzz))))
}

/// `Done 123 runs in 60 second(s)`
fn runs_of(line: &str) -> Option<u64> {
    let (runs, _) = line.strip_prefix("Done ")?.split_once(" runs ")?;
    runs.parse().ok()
}

fn task(program: &Path, name: &str) -> Command {
    let mut command = Command::new(program);
    command.arg(name).current_dir(places::root());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_target_is_answered_with_the_known_ones() {
        let failure = choose(&["rocket".to_owned()], &["csr", "key"])
            .expect_err("there is none")
            .to_string();

        assert!(
            failure.contains("rocket") && failure.contains("csr, key"),
            "{failure}"
        );
    }

    #[test]
    fn no_choice_is_every_target() {
        let targets = choose(&[], &["csr", "key"]).expect("nothing is unknown");

        assert_eq!(targets, ["csr", "key"]);
    }

    #[test]
    fn reads_the_number_of_runs() {
        assert_eq!(runs_of("Done 5120 runs in 61 second(s)"), Some(5120));
        assert_eq!(runs_of("#5120 DONE cov: 12"), None);
    }
}
