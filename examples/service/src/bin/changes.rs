//! Prints what is different between two compiled services, rights first: `changes PROGRAM OLD-PROGRAM`.

use std::{env, error::Error, fs};

use jets::Manifest;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let mut manifest = || -> Result<Manifest, Box<dyn Error>> {
        let program = arguments.next().ok_or("which programs?")?;
        Ok(Manifest::from_binary(&fs::read(program)?)?)
    };
    let (new, old) = (manifest()?, manifest()?);
    println!("{}", new.changes_since(&old).to_markdown().trim_end());
    Ok(())
}
