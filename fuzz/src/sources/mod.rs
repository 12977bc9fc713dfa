//! An event is taken where its source's decoder is to take it, and its items say what `serde_json::Value` says.

pub(crate) mod dynamodb;
pub(crate) mod event_bridge;
pub(crate) mod kinesis;
pub(crate) mod logs;
pub(crate) mod s3;
pub(crate) mod scheduler;
pub(crate) mod sns;
pub(crate) mod sqs;

mod app;
mod unique_keys;

use std::fmt::Debug;

use jets::{DecodeError, Source, testing::Decoded};
use serde_json::Value;

use crate::{event, expected::Undecided};

/// Checks what a source makes of any bytes.
///
/// `is_taken` says whether an event is to be taken, `check` compares the items of one that is with its value, and `handler` is
/// a function of [`app`] that takes each.
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
    // A text in which no key comes twice, which is what a value can say. `serde_json` reads a long number as one that is near,
    // so that what is written need not be read as the same.
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
        // It has to be read to less than was read here.
        app::invoke(handler, &written);
    }
    if decoded.is_ok() {
        app::invoke(handler, bytes);
    }
}

/// Prints an error, and what it names.
fn print<T>(decoded: &Result<T, DecodeError>) {
    if let Err(error) = decoded {
        assert!(!error.to_string().is_empty());
        _ = (error.item_index(), error.item_id());
    }
}

/// The item of an event that stands in `Records`.
fn record(event: &Value, index: usize) -> &Value {
    &event["Records"][index]
}

/// How many records an event has.
fn len(event: &Value) -> usize {
    event["Records"].as_array().map_or(0, Vec::len)
}
