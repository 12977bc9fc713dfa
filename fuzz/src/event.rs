//! What is taken as an `event` is what `serde_json::Value` takes, with the same errors at the same places.

use jets::{__private::Payload, Event, FromEvent as _};
use serde_json::Value;

pub fn event(bytes: &[u8]) {
    _ = value(bytes);
}

/// The value that the bytes are; what the library and `serde_json` make of them is the same.
pub(crate) fn value(bytes: &[u8]) -> Option<Value> {
    let expected = serde_json::from_slice::<Value>(bytes);
    let payload = Payload::new(bytes);
    match (Event::from_event(&payload), expected) {
        (Ok(event), Ok(expected)) => {
            assert_eq!(event.json(), &expected);
            Some(expected)
        }
        (Err(error), Err(expected)) => {
            if std::str::from_utf8(bytes).is_ok() {
                assert_same_message(&error.to_string(), &expected.to_string());
            }
            None
        }
        (ours, expected) => panic!("{ours:?}, but {expected:?}"),
    }
}

fn assert_same_message(ours: &str, expected: &str) {
    if expected.starts_with("number out of range") {
        // `serde_json` points at the digit where it finds out, and the cursor at the last.
        assert!(
            ours.contains("number out of range"),
            "{ours}, but {expected}"
        );
    } else if let Some(ours) = ours.strip_prefix("payload is not JSON: ") {
        assert_eq!(ours, expected);
    } else {
        // A key of `serde_json`'s own stands for what the text cannot be.
        let problem = expected.split(" at line ").next().unwrap_or_default();
        assert!(ours.contains(problem), "{ours}, but {expected}");
    }
}
