//! Checks that a decoder accepts the events that it must, and that the items match `serde_json::Value`.

pub(crate) mod dynamodb;
pub(crate) mod event_bridge;
pub(crate) mod kinesis;
pub(crate) mod logs;
pub(crate) mod s3;
pub(crate) mod scheduler;
pub(crate) mod sns;
pub(crate) mod sqs;

mod app;
pub(crate) mod unique_keys;

use std::fmt::Debug;

use jets::{DecodeError, Source, Timestamp, testing::Decoded};
use serde_json::Value;

use crate::{
    event,
    expected::{self, Member, Undecided},
};

/// Checks what a decoder makes of any bytes.
///
/// `is_taken` returns whether the decoder must accept an event. `check` compares the items of an accepted event with
/// its value. `handler` is a function of [`app`] that takes each item.
fn check<S: Source + Debug>(
    bytes: &[u8],
    is_taken: impl Fn(&Value) -> Result<bool, Undecided>,
    check: impl Fn(&Decoded<'_, S>, &Value),
    handler: &str,
) {
    let value = event::value(bytes);
    let decoded = Decoded::<S>::new(bytes);
    print(&decoded);
    let Some(value) = value else {
        assert!(decoded.is_err(), "{decoded:?}");
        return;
    };
    // The text is written again, so that no key occurs twice. `serde_json` reads a long number as one that is near, so
    // the second value may differ.
    let written = value.to_string();
    let value = serde_json::from_str(&written).expect("it is JSON");
    let taken = Decoded::<S>::new(&written);
    if let Ok(expected) = is_taken(&value) {
        assert_eq!(taken.is_ok(), expected, "{written}: {taken:?}");
        if unique_keys::are_in(bytes) {
            assert_eq!(decoded.is_ok(), expected, "{decoded:?}");
        }
    }
    if let Ok(taken) = &taken {
        check(taken, &value);
        // The function reads less of the event than was read here, so it must accept it.
        app::invoke(handler, &written);
    }
    if decoded.is_ok() {
        app::invoke(handler, bytes);
    }
}

/// Prints an error, and the items that it names.
fn print<T>(decoded: &Result<T, DecodeError>) {
    if let Err(error) = decoded {
        assert!(!error.to_string().is_empty());
        _ = (error.item_index(), error.item_id());
    }
}

/// Checks a time that the event has as `text`.
fn check_time(time: Result<Timestamp, DecodeError>, text: Option<&str>) {
    print(&time);
    assert_eq!(time.ok(), text.and_then(|text| text.parse().ok()));
}

/// Returns the record at `index`.
fn record(event: &Value, index: usize) -> &Value {
    &records(event)[index]
}

/// Returns the number of records of an event.
fn len(event: &Value) -> usize {
    records(event).as_array().map_or(0, Vec::len)
}

/// Returns the list of records, which a pipe sends without an object around it.
fn records(event: &Value) -> &Value {
    if event.is_array() {
        event
    } else {
        &event["Records"]
    }
}

/// Returns whether the decoder must accept an event of Lambda, or one of a pipe, whose records have these members.
fn are_taken(event: &Value, lambda: &[Member], pipe: &[Member]) -> Result<bool, Undecided> {
    if event.is_array() {
        expected::all_are_taken(event, pipe)
    } else {
        expected::are_taken(event, lambda)
    }
}
