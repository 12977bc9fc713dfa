//! Invokes a function with the event on standard input: `cargo run -p jobs -- count_job.count < event.json`.

#![forbid(unsafe_code)]

use std::{env, error::Error, io};

use jets::{App, Context};
use jobs::{ArchiveJob, CountJob};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let handler = env::args()
        .nth(1)
        .ok_or("the name of a handler is missing")?;
    let event = io::read_to_string(io::stdin())?;
    let app = App::new().job(ArchiveJob).job(CountJob);
    let response = app.invoke(&handler, event, Context::default()).await?;
    println!("{}", response.as_str());
    Ok(())
}
