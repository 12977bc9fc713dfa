//! The one pass over the event of a schedule, which is the template's own, in the shape of EventBridge's.
//!
//! The event of a schedule that was made by hand, and that of a scheduled rule, decode too; they have no input.

use super::scheduled::{
    ATTEMPT_NUMBER, COLUMNS, ID, INPUT, RESOURCES, SCHEDULED_TIME, TIME, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Shape, member, read_items},
};

/// Finds what the scheduler says.
pub(super) fn read<'p>(payload: &Payload<'p>) -> Result<Items<'p>, DecodeError> {
    read_items(payload, &WORDS, &COLUMNS, COLUMNS.len(), Shape::One(&EVENT))
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
