//! The one pass over a Kinesis event: finds every record, and borrows what it finds.
//!
//! The event is [as Lambda sends it](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html). A field that
//! is not needed is checked and skipped, so that text which passes is known to be JSON.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    super::record::{COLUMNS, WORDS},
    fields::RecordObject,
    object::{Fields, Object, Pass},
};
use crate::runtime::{
    DecodeError, decode_error::Problem, event::Payload, items::Items, syntax::Checked,
};

/// Finds the records of a payload; without `metadata`, their data alone.
pub(in super::super) fn read<'a>(payload: &Payload<'a>, metadata: bool) -> Result<Items<'a>, DecodeError> {
    let text = payload.text()?;
    let private_keys = Cell::new(false);
    let mut pass = Pass {
        // A record that Lambda sends is longer than this, so the table need not grow.
        items: Items::new(
            &WORDS,
            if metadata { COLUMNS } else { 2 },
            text.len() / 512 + 1,
        ),
        metadata,
        skipped: Checked::new(&private_keys),
        field: None,
        in_record: false,
        problem: None,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut event = EventObject { found: false };
    let outcome = Object {
        pass: &mut pass,
        fields: &mut event,
    }
    .deserialize(&mut deserializer)
    .and_then(|()| deserializer.end());
    match outcome {
        Ok(()) if event.found => {
            if !private_keys.get() {
                payload.was_read();
            }
            Ok(pass.items)
        }
        Ok(()) => Err(pass.explain(text, Error::custom("field `Records` is missing"))),
        Err(error) => Err(pass.explain(text, error)),
    }
}

impl Pass<'_, '_> {
    fn explain(self, text: &str, error: serde_json::Error) -> DecodeError {
        let problem = match self.problem {
            Some(problem) => problem,
            None if !error.is_data() => Problem::PayloadNotJson(error),
            None => Problem::OtherShape {
                shape: if self.in_record {
                    "a Kinesis record"
                } else {
                    "a Kinesis event"
                },
                field: self.field,
                error,
            },
        };
        if self.in_record {
            let index = self.items.len();
            let id = sequence_number(text, index);
            self.items.error(index, id.as_deref(), problem)
        } else {
            DecodeError::from_problem(problem)
        }
    }
}

/// The sequence number of record `index`, where the text is JSON.
fn sequence_number(text: &str, index: usize) -> Option<String> {
    let event: serde_json::Value = serde_json::from_str(text).ok()?;
    let number = event.pointer(&format!("/Records/{index}/kinesis/sequenceNumber"))?;
    Some(number.as_str()?.to_owned())
}

/// The event itself: an object with the list `Records`.
struct EventObject {
    found: bool,
}

impl<'a> Fields<'a> for EventObject {
    type Field = ();

    fn named(name: &str, _: bool) -> Option<()> {
        (name == "Records").then_some(())
    }

    fn read<A: MapAccess<'a>>(
        &mut self,
        pass: &mut Pass<'a, '_>,
        (): (),
        values: &mut A,
    ) -> Result<(), A::Error> {
        if std::mem::replace(&mut self.found, true) {
            return Err(pass.refuse(Problem::Repeated("Records")));
        }
        pass.field = Some("Records");
        values.next_value_seed(RecordList { pass })
    }
}

struct RecordList<'o, 'a, 's> {
    pass: &'o mut Pass<'a, 's>,
}

impl<'a> DeserializeSeed<'a> for RecordList<'_, 'a, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for RecordList<'_, 'a, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut records: A) -> Result<(), A::Error> {
        let pass = self.pass;
        while records.next_element_seed(Record { pass })?.is_some() {}
        Ok(())
    }
}

struct Record<'o, 'a, 's> {
    pass: &'o mut Pass<'a, 's>,
}

impl<'a> DeserializeSeed<'a> for Record<'_, 'a, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        let pass = self.pass;
        pass.field = None;
        pass.in_record = true;
        let mut fields = RecordObject::default();
        Object {
            pass: &mut *pass,
            fields: &mut fields,
        }
        .deserialize(deserializer)?;
        fields
            .into_records(pass)
            .map_err(|problem| pass.refuse(problem))?;
        pass.in_record = false;
        Ok(())
    }
}
