//! Makes one template for several programs, each with its own zip file.
//!
//! `cargo run -p jets-rs --features binary,cloudformation --example programs -- PROGRAM… > template.json` reads the jobs of
//! compiled programs, and names each program after its file: the key of the zip file with `target/release/orders` is
//! the parameter `OrdersCodeKey`.

use std::{env, error::Error, fs, path::Path};

use jets::{Manifest, cloudformation::Stack};

fn main() -> Result<(), Box<dyn Error>> {
    let manifests = env::args_os()
        .skip(1)
        .map(|program| read(Path::new(&program)))
        .collect::<Result<Vec<_>, _>>()?;
    let manifest = Manifest::merge(manifests)?;
    let template = manifest.cloudformation(&Stack::new("demo", "dev"))?;
    println!("{}", template.to_json_pretty()?);
    Ok(())
}

fn read(program: &Path) -> Result<Manifest, Box<dyn Error>> {
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    let name = program.file_stem().ok_or("a program has a name")?;
    Ok(manifest.of_program(name.to_string_lossy()))
}
