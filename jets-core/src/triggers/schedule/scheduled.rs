//! `Schedule`, an invocation by the scheduler, and `Scheduler`, the marker of its source.

use std::fmt;

use serde_core::Deserialize;

use crate::{
    DecodeError,
    runtime::items::{Column, Encoding, Entry, Items, Words, item_methods},
};

/// Invocations by EventBridge Scheduler, as a [`Source`](crate::Source) of items. An event has one item.
#[derive(Clone, Copy, Debug)]
pub enum Scheduler {}

pub(super) static WORDS: Words = Words {
    item: "",
    id: "execution id",
    id_field: "id",
    data: "input",
    shape: "an event of a schedule",
    shape_of_item: "an event of a schedule",
    encoding: Encoding::Text,
};

/// The columns of an event.
pub(super) static COLUMNS: [Column; 6] = [
    Column::required("detail"),
    Column::optional("id"),
    Column::required("time"),
    Column::optional("detail.attempt-number"),
    Column::optional("resources"),
    Column::optional("detail.scheduled-time"),
];
pub(super) const INPUT: usize = Items::DATA;
pub(super) const ID: usize = Items::ID;
pub(super) const TIME: usize = 2;
pub(super) const ATTEMPT_NUMBER: usize = 3;
pub(super) const RESOURCES: usize = 4;
pub(super) const SCHEDULED_TIME: usize = 5;

/// An invocation by EventBridge Scheduler: its time, its attempt, and the `input` of the declaration.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Schedule, testing::{Decoded, ScheduleEvent}};
///
/// /// In a `jobs!`, below `rate "1 day", input: 7;`.
/// fn report(schedule: Schedule<'_>) -> Result<String, DecodeError> {
///     let days: u32 = schedule.input()?;
///     Ok(format!("{days} days until {}", schedule.scheduled_time()))
/// }
///
/// let event = ScheduleEvent::new().scheduled_time("2027-01-01T12:00:00Z").input(&7).to_json();
/// let decoded = Decoded::scheduler(&event)?;
/// assert_eq!(report(decoded.schedule()?)?, "7 days until 2027-01-01T12:00:00Z");
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Schedule<'a> {
    entry: Entry<'a>,
}

item_methods!(Schedule, Scheduler, "input's JSON");

impl<'a> Schedule<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// Returns the time for which the invocation was scheduled, in UTC, such as `2019-01-02T12:45:00Z`. With a flexible
    /// time window, the schedule may fire later.
    #[must_use]
    pub fn scheduled_time(self) -> &'a str {
        let time = self.entry.optional(SCHEDULED_TIME);
        time.unwrap_or_else(|| self.entry.text(TIME))
    }

    /// Returns the number of the attempt to send the event to Lambda. The first is 1.
    #[must_use]
    pub fn attempt_number(self) -> u32 {
        self.entry.text(ATTEMPT_NUMBER).parse().unwrap_or(1)
    }

    /// Returns the id of this execution of the schedule, which is the same for all attempts.
    #[must_use]
    pub fn execution_id(self) -> &'a str {
        self.entry.text(ID)
    }

    /// Returns the ARN of the schedule.
    #[must_use]
    pub fn schedule_arn(self) -> String {
        // A value that is not a list of strings contains no ARNs.
        let arns: Vec<String> =
            serde_json::from_str(self.entry.text(RESOURCES)).unwrap_or_default();
        arns.into_iter().next().unwrap_or_default()
    }

    /// Returns the option `input` of the declaration. Without it, the input is `null`. A `T` with a lifetime borrows
    /// from the event.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not deserialise into a `T`.
    pub fn input<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        self.json()
    }
}

impl fmt::Debug for Schedule<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Schedule")
            .field("scheduled_time", &self.scheduled_time())
            .field("input", &self.entry.text(INPUT))
            .finish_non_exhaustive()
    }
}
