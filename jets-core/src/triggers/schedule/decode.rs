//! Invocations by EventBridge Scheduler: their fields, and how an event becomes one.

use serde_core::Deserialize;

use crate::runtime::{
    DecodeError, Item, Source, Timestamp,
    event::Payload,
    items::{
        Deliveries, Encoding, Entry, Failures, Items, Member, Needs, Reader, Sealed, Shape, Stop,
        Words, columns, read_items,
    },
};

/// Invocations by EventBridge Scheduler, as a [`Source`](crate::Source) of items. An event has one item.
#[derive(Clone, Copy, Debug)]
pub enum Scheduler {}

/// An invocation by EventBridge Scheduler: its time, its attempt, and the `input` of the declaration.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Schedule, Scheduler, testing::{Decoded, ScheduleEvent}};
///
/// /// In a `jobs!`, below `rate "1 day", input: 7;`.
/// fn report(schedule: Schedule<'_>) -> Result<String, DecodeError> {
///     let days: u32 = schedule.input()?;
///     Ok(format!("{days} days until {}", schedule.scheduled_time()?))
/// }
///
/// let event = ScheduleEvent::new().scheduled_time("2027-01-01T12:00:00Z".parse()?).input(&7).to_json();
/// let decoded = Decoded::<Scheduler>::new(&event)?;
/// assert_eq!(report(decoded.item(0)?)?, "7 days until 2027-01-01T12:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Schedule<'a> = Item<'a, Scheduler>;

static WORDS: Words = Words {
    item: "",
    id: "execution id",
    id_field: "id",
    data: "input",
    shape: "an event of a schedule",
    shape_of_item: "an event of a schedule",
    encoding: Encoding::Text,
};

// The template defines the event, in the format of EventBridge, with the members in alphabetical order. The events of
// schedules that were created in another way, and those of scheduled rules, also decode. They have no input.
columns! {
    DATA, ID;
    ["account" skip]
    ["detail" by detail {
        ["attempt-number" optional ATTEMPT_NUMBER text]
        ["execution-id" skip]
        ["input" required DATA json]
        ["scheduled-time" optional SCHEDULED_TIME text]
    }]
    ["detail-type" skip]
    ["id" optional ID text]
    ["region" skip]
    ["resources" optional RESOURCES json]
    ["source" skip]
    ["time" required TIME text]
    ["version" skip]
}

/// Reads the detail, of which a text is the one of another schedule. Without an input, that is `null`.
fn detail(reader: &mut Reader<'_>, name: &'static str, members: &[Member]) -> Result<(), Stop> {
    reader.object_or_text(name, members)?;
    reader.default(DATA, "null");
    Ok(())
}

/// Returns the schedule and the time at which it was due. Each attempt has another execution id.
fn key(entry: Entry<'_>) -> Option<String> {
    let schedules = entry.optional(RESOURCES)?;
    let time = entry
        .optional(SCHEDULED_TIME)
        .or_else(|| entry.optional(TIME))?;
    Some(format!("{schedules}/{time}"))
}

impl Sealed for Scheduler {}

impl Source for Scheduler {
    const FAILURES: Failures = Failures::FailTheInvocation;
    /// Scheduler tries for [at most 24 hours][1] to hand an event to Lambda, which tries for six.
    ///
    /// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-retry-attempts.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("scheduler", key, 2);

    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        read_items(
            payload,
            &WORDS,
            &COLUMNS,
            Needs::Metadata,
            Shape::One(MEMBERS),
        )
    }
}

impl<'a> Item<'a, Scheduler> {
    /// Returns the time for which the invocation was scheduled. With a flexible time window, the schedule may fire
    /// later.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not a time.
    pub fn scheduled_time(self) -> Result<Timestamp, DecodeError> {
        let entry = self.entry();
        match entry.optional(SCHEDULED_TIME) {
            Some(_) => entry.time("detail.scheduled-time", SCHEDULED_TIME),
            None => entry.time("time", TIME),
        }
    }

    /// Returns the number of the attempt to send the event to Lambda. The first is 1.
    #[must_use]
    pub fn attempt_number(self) -> u32 {
        self.entry().text(ATTEMPT_NUMBER).parse().unwrap_or(1)
    }

    /// Returns the id of this execution of the schedule, which is the same for all attempts.
    #[must_use]
    pub fn execution_id(self) -> &'a str {
        self.id()
    }

    /// Returns the ARN of the schedule.
    #[must_use]
    pub fn schedule_arn(self) -> String {
        // A value that is not a list of strings contains no ARNs.
        let arns: Vec<String> =
            serde_json::from_str(self.entry().text(RESOURCES)).unwrap_or_default();
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
