//! Prints the CloudFormation template of a compiled service: `template PROGRAM [PROJECT [ENVIRONMENT]]`.

use std::{env, error::Error, fs};

use jets::{Manifest, cloudformation::Stack, manifest::LogFormat};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let program = arguments.next().ok_or("which program?")?;
    let project = arguments.next().unwrap_or_else(|| "shop".to_owned());
    let environment = arguments.next().unwrap_or_else(|| "dev".to_owned());
    let manifest = Manifest::from_binary(&fs::read(program)?)?;
    let mut stack = Stack::new(project, environment);
    stack.defaults.log_format = Some(LogFormat::Json);
    stack.defaults.log_retention_in_days = Some(30.try_into()?);
    let template = manifest.cloudformation(&stack)?;
    println!("{}", template.to_json_pretty());
    Ok(())
}
