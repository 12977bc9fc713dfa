//! Reads an event of EventBridge with [these fields][1] in one pass.
//!
//! [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html

use super::detail::{
    ACCOUNT, COLUMNS, DETAIL, DETAIL_TYPE, ID, REGION, RESOURCES, SOURCE, TIME, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Needs, Shape, member, read_items},
};

/// Reads the detail of an event. Reads only the detail and the id.
pub(super) fn read<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
    read_items(payload, &WORDS, &COLUMNS, 2, needs, Shape::One(&EVENT))
}

static EVENT: [Member; 9] = [
    member!("version" = "0", |reader| reader.skip()),
    member!("id", |reader| reader.text(ID)),
    member!("detail-type", |reader| reader.text(DETAIL_TYPE)),
    member!("source", |reader| reader.text(SOURCE)),
    member!("account", |reader| reader.text(ACCOUNT)),
    member!("time", |reader| reader.text(TIME)),
    member!("region", |reader| reader.text(REGION)),
    member!("resources", |reader| reader.json(RESOURCES)),
    member!("detail", |reader| reader.json(DETAIL)),
];
