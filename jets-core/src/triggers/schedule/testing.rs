//! Builds events of schedules for tests.
//!
//! What makes JSON is inlined, so that it is compiled only for programs that use it.

use serde_core::Serialize;
use serde_json::{Value, json};

use crate::{
    Timestamp,
    triggers::{
        rule::EventBridgeEvent,
        testing::{json_value, setters},
    },
};

/// Builds the event of a schedule, as the scheduler sends it for `rate` and `cron`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Scheduler, Schedule, testing::{Decoded, ScheduleEvent}};
///
/// let event = ScheduleEvent::new().scheduled_time("2027-01-01T12:00:00Z".parse()?).input(&7).to_json();
/// let decoded = Decoded::<Scheduler>::new(&event)?;
/// let schedule: Schedule<'_> = decoded.item(0)?;
/// assert_eq!(schedule.input::<u32>()?, 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// By default, it is the first attempt on 16 February 2019, without input.
#[must_use]
#[derive(Clone, Debug)]
pub struct ScheduleEvent {
    time: Timestamp,
    attempt_number: u32,
    input: Value,
}

impl Default for ScheduleEvent {
    fn default() -> Self {
        Self {
            time: Timestamp::of_test_events(),
            attempt_number: 1,
            input: Value::Null,
        }
    }
}

impl ScheduleEvent {
    /// Creates an event without input.
    pub fn new() -> Self {
        Self::default()
    }

    setters! {
        /// Returns the same event, scheduled for this time, to the second.
        fn scheduled_time(time: Timestamp) = time: time;
        /// Returns the same event with this number of the attempt, counted from 1.
        fn attempt_number(attempt_number: u32) = attempt_number: attempt_number;
        /// Returns the same event with this input.
        ///
        /// # Panics
        ///
        /// Panics if the value does not serialise as JSON.
        fn input(input: &(impl Serialize + ?Sized)) = input: json_value(input);
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        const EXECUTION_ID: &str = "d32c5kddcf5bb8c3";
        EventBridgeEvent::new("aws.scheduler", "Scheduled Event")
            .id(EXECUTION_ID)
            .time(self.time)
            .resource("arn:aws:scheduler:us-west-2:112233445566:schedule/default/my-schedule")
            .detail(&json!({
                "scheduled-time": format!("{:.0}", self.time),
                "attempt-number": self.attempt_number.to_string(),
                "execution-id": EXECUTION_ID,
                "input": self.input,
            }))
            // In alphabetical order, as the template writes it.
            .to_value()
            .to_string()
    }
}

crate::runtime::as_payload::payload_of_test!(ScheduleEvent);
