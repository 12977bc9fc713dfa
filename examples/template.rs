//! Prints what the jobs of a compiled program need from AWS. The program is read, not run.
//!
//! `cargo run -p jets-rs --features binary,cloudformation --example template -- PROGRAM [manifest | template | mermaid]`
//!
//! The template's parameters `Project` and `Environment` have the defaults `demo` and `dev`.

use std::{env, error::Error, fs, process::ExitCode};

use jets::{Manifest, cloudformation::Stack};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(program) = arguments.next() else {
        eprintln!("usage: template PROGRAM [manifest | template | mermaid]");
        return ExitCode::FAILURE;
    };
    let form = arguments.next().unwrap_or_else(|| "template".to_owned());
    match read(&program, &form) {
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

fn read(program: &str, form: &str) -> Result<String, Box<dyn Error>> {
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    match form {
        "manifest" => Ok(manifest.to_json_pretty()),
        "template" => Ok(manifest.cloudformation(&Stack::default())?.to_json_pretty()),
        "mermaid" => Ok(manifest.mermaid()),
        _ => {
            Err(format!("`{form}` is not a form: there are manifest, template and mermaid").into())
        }
    }
}
