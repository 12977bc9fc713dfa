//! Reads the event of a schedule in one pass. The template defines the event, in the format of EventBridge.
//!
//! The events of schedules that were created in another way, and those of scheduled rules, also decode. They have no
//! input.

use super::scheduled::{
    ATTEMPT_NUMBER, COLUMNS, ID, INPUT, RESOURCES, SCHEDULED_TIME, TIME, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Needs, Shape, member, read_items},
};

/// Reads the data of the scheduler.
pub(super) fn read<'p>(payload: &Payload<'p>) -> Result<Items<'p>, DecodeError> {
    read_items(
        payload,
        &WORDS,
        &COLUMNS,
        COLUMNS.len(),
        Needs::Metadata,
        Shape::One(&EVENT),
    )
}

static EVENT: [Member; 4] = [
    member!("id", |reader| reader.text(ID)),
    member!("time", |reader| reader.text(TIME)),
    member!("resources", |reader| reader.json(RESOURCES)),
    member!("detail", |reader| {
        reader.object_or_text("detail", &DETAIL)?;
        reader.default(INPUT, "null");
        Ok(())
    }),
];

static DETAIL: [Member; 3] = [
    member!("scheduled-time", |reader| reader.text(SCHEDULED_TIME)),
    member!("attempt-number", |reader| reader.text(ATTEMPT_NUMBER)),
    member!("input", |reader| reader.json(INPUT)),
];
