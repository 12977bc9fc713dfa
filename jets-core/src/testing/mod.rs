//! Events as Lambda sends them, so that tests of jobs need no handwritten JSON.
//!
//! A test of a whole job creates an event and invokes the job with it, as Lambda would:
//!
//! ```
//! # extern crate jets_core as jets;
//! # use jets::{App, Context, testing::KinesisEvent};
//! # async fn test(app: App) -> Result<(), Box<dyn std::error::Error>> {
//! let event = KinesisEvent::new().text("hello world");
//! let response = app.invoke("data_job.file", event, Context::default()).await?;
//! assert_eq!(response.as_str(), "null");
//! # Ok(())
//! # }
//! ```
//!
//! A test of one method takes the method's arguments from a [`Decoded`] event.

#[cfg(feature = "next-times")]
mod next_times;
mod outbox;

#[cfg(feature = "next-times")]
pub use next_times::{NextTimesError, NextTimesErrorKind, next_times};

pub use outbox::{NotDelivered, Outbox, OutboxError};

#[doc(inline)]
pub use crate::triggers::test_events::*;

pub use crate::{
    envelopes::InvocationRecordEvent,
    event_pattern::{EventPattern, EventPatternError, EventPatternErrorKind},
    runtime::{AsPayload, Decoded},
    triggers::testing::{BatchEvent, EventWindow},
};
