//! The jobs that are in a program, and that its app does not serve.

use std::error::Error;

use crate::{App, manifest::Manifest};

/// The names of the jobs that are linked into this program but not served by `app`: their functions would be deployed,
/// and could not start.
///
/// In a test, this program is the test's own, with all jobs of the crates that it uses:
///
/// ```no_run
/// # extern crate jets_core as jets;
/// # use jets::App;
/// # fn app() -> App { App::new() }
/// #[test]
/// # fn ignored() {}
/// fn every_job_is_served() {
///     assert_eq!(jets::testing::unserved_jobs(&app()).unwrap(), [] as [&str; 0]);
/// }
/// ```
///
/// # Errors
///
/// When the program cannot be read, or the app's jobs do not go together.
#[cfg(feature = "binary")]
pub fn unserved_jobs(app: &App) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let program = std::fs::read(std::env::current_exe()?)?;
    let linked = Manifest::from_binary(&program)?;
    let served = app.manifest()?;
    let is_served = |name: &str| served.jobs.iter().any(|job| job.name == name);
    let names = linked.jobs.into_iter().map(|job| job.name);
    Ok(names.filter(|name| !is_served(name)).collect())
}
