//! A test of the trigger that `docs/adding-a-trigger.md` adds: in a copy of the repository, its diff is the whole difference.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "it has more than is used here")]
mod cargo;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const PROGRAM: &str = r#"
use jets::{App, cloudformation::Stack, jobs};

jobs! {
    AlarmJob {
        alarm_event "OrdersAreLate";
        fn tell(event) {
            println!("{event}");
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = App::new().job(AlarmJob).manifest()?;
    println!("{}", manifest.report().to_markdown());
    println!("{}", manifest.cloudformation(&Stack::default())?.to_json_pretty()?);
    Ok(())
}
"#;

fn output(command: &mut Command) -> String {
    let output = command.output().expect("a program");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("text")
}

/// Copies what git knows of the repository into the target folder.
fn copied(repository: &Path) -> PathBuf {
    let copy = cargo::target().join("added-trigger");
    if copy.exists() {
        fs::remove_dir_all(&copy).expect("the last copy");
    }
    let files = output(
        Command::new("git")
            .args(["ls-files", "-z"])
            .current_dir(repository),
    );
    for file in files.split_terminator('\0') {
        let source = repository.join(file);
        // A file that was deleted, and not yet committed.
        if source.exists() {
            let target = copy.join(file);
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::copy(source, target).expect("a copy");
        }
    }
    copy
}

#[test]
fn the_diff_of_the_page_is_a_trigger_that_works() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(repository.join("docs/adding-a-trigger.md")).expect("the page");
    let (_, diff) = page.split_once("```diff\n").expect("a diff");
    let (diff, _) = diff.split_once("```").expect("its end");
    let copy = copied(&repository);
    fs::write(copy.join("added.diff"), diff).expect("a file");
    fs::write(copy.join("examples/alarm_job.rs"), PROGRAM).expect("a file");
    // The copy is a folder of its own for git, not a part of the repository.
    let git = ["apply", "added.diff"];
    output(
        Command::new("git")
            .args(git)
            .current_dir(&copy)
            .env("GIT_CEILING_DIRECTORIES", cargo::target()),
    );

    let run = ["run", "--quiet", "--locked", "--package", "jets-rs"];
    let example = ["--features", "cloudformation", "--example", "alarm_job"];
    let printed = output(
        Command::new(env!("CARGO"))
            .args(run)
            .args(example)
            .current_dir(&copy)
            // Cargo takes what it has built in a copy for the same as in the repository: both are the root of a workspace.
            .env(
                "CARGO_TARGET_DIR",
                cargo::target().join("added-trigger-target"),
            ),
    );
    for expected in [
        "| alarm_job.tell | alarm OrdersAreLate | a change of state |",
        "\"Principal\": \"lambda.alarms.cloudwatch.amazonaws.com\"",
        ":alarm:OrdersAreLate",
    ] {
        assert!(printed.contains(expected), "{expected} in {printed}");
    }
}
