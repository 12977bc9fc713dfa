//! Prints what the jobs of a compiled program need from AWS. The program is read, not run.
//!
//! `cargo run -p jets-rs --features binary,cloudformation --example template -- PROGRAM [FORM]`
//!
//! The forms are `template`, which is the default, `manifest`, `mermaid` for a picture, `report` and `page` for tables in
//! Markdown and HTML, and `changes OLD-PROGRAM` for what is different from another program.
//!
//! The template's parameters `Project` and `Environment` have the defaults `demo` and `dev`.

use std::{env, error::Error, fs, process::ExitCode};

use jets::{Manifest, cloudformation::Stack};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(program) = arguments.next() else {
        eprintln!("usage: template PROGRAM [{FORMS}]");
        return ExitCode::FAILURE;
    };
    let form = arguments.next().unwrap_or_else(|| "template".to_owned());
    match read(&program, &form, arguments.next()) {
        Ok(text) => {
            println!("{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {program}: {error}");
            ExitCode::FAILURE
        }
    }
}

const FORMS: &str = "template | manifest | mermaid | report | page | changes OLD-PROGRAM";

fn read(program: &str, form: &str, old: Option<String>) -> Result<String, Box<dyn Error>> {
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    match form {
        "manifest" => Ok(manifest.to_json_pretty()),
        "template" => Ok(manifest
            .cloudformation(&Stack::default())?
            .to_json_pretty()?),
        "mermaid" => Ok(manifest.mermaid()),
        "report" => Ok(manifest.report().to_markdown()),
        "page" => Ok(manifest.report().to_html()),
        "changes" => {
            let old = old.ok_or("`changes` takes the old program too")?;
            let old = Manifest::from_binary(&fs::read(old)?)?;
            Ok(manifest.changes_since(&old).to_markdown())
        }
        _ => Err(format!("`{form}` is not a form: there are {FORMS}").into()),
    }
}
