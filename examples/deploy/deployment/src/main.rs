//! Prints what `build.rs` wrote: `cargo run -- manifest`, `template` or `mermaid`.

use std::{env, process::ExitCode};

const MANIFEST: &str = include_str!(concat!(env!("OUT_DIR"), "/manifest.json"));
const TEMPLATE: &str = include_str!(concat!(env!("OUT_DIR"), "/template.json"));
const MERMAID: &str = include_str!(concat!(env!("OUT_DIR"), "/manifest.mmd"));

fn main() -> ExitCode {
    let text = match env::args().nth(1).as_deref() {
        Some("manifest") => MANIFEST,
        Some("template") => TEMPLATE,
        Some("mermaid") => MERMAID,
        _ => {
            eprintln!("usage: deployment manifest | template | mermaid");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", text.trim_end());
    ExitCode::SUCCESS
}
