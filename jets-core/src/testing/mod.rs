//! Events as Lambda sends them, so that tests of jobs need no handwritten JSON.
//!
//! A test of a whole job creates an event and invokes the job with it, as Lambda would:
//!
//! ```
//! # extern crate jets_core as jets;
//! # use jets::{App, Context, testing::KinesisEvent};
//! # async fn test(app: App) -> Result<(), Box<dyn std::error::Error>> {
//! let event = KinesisEvent::new().text("hello world").to_json();
//! let response = app.invoke("data_job.file", event, Context::default()).await?;
//! assert_eq!(response.as_str(), "null");
//! # Ok(())
//! # }
//! ```
//!
//! A test of one method takes the method's arguments from a [`Decoded`] event.

#[cfg(feature = "binary")]
use std::error::Error;

#[cfg(feature = "binary")]
use crate::{App, manifest::Manifest};

#[cfg(feature = "next-times")]
mod next_times;

#[cfg(feature = "next-times")]
pub use next_times::{NextTimesError, next_times};

#[doc(inline)]
pub use crate::triggers::test_events::*;

pub use crate::{
    envelopes::InvocationRecordEvent,
    event_pattern::{EventPattern, EventPatternError},
    runtime::Decoded,
    triggers::event_window::EventWindow,
};

/// Returns the names of the jobs that are linked into this program but not served by `app`. Their functions would be
/// deployed, but could not start.
///
/// In a test, the program is the test itself, with all jobs of the crates that it uses:
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
/// Returns an error if the program cannot be read, or if the app's jobs cannot be merged.
#[cfg(feature = "binary")]
pub fn unserved_jobs(app: &App) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let program = std::fs::read(std::env::current_exe()?)?;
    let linked = Manifest::from_binary(&program)?;
    let served = app.manifest()?;
    let is_served = |name: &str| served.jobs.iter().any(|job| job.name == name);
    let names = linked.jobs.into_iter().map(|job| job.name);
    Ok(names.filter(|name| !is_served(name)).collect())
}
