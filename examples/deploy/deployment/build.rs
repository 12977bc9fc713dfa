//! Writes the manifest of the jobs, and the template that deploys them.

use std::{env, error::Error, fs, path::PathBuf};

use jets::{Manifest, cloudformation::Stack};

fn main() -> Result<(), Box<dyn Error>> {
    let manifests = jobs::MANIFESTS
        .into_iter()
        .map(str::parse::<Manifest>)
        .collect::<Result<Vec<_>, _>>()?;
    let manifest = Manifest::merge(manifests)?;
    let template = manifest.cloudformation(&Stack::new("shop", "dev"))?;

    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("manifest.json"), manifest.to_json_pretty())?;
    fs::write(folder.join("template.json"), template.to_json_pretty()?)?;
    fs::write(folder.join("manifest.mmd"), manifest.mermaid())?;
    Ok(())
}
