//! Checks that an `event` is accepted exactly if `serde_json::Value` accepts it, with the same errors at the same
//! places.

use jets::{__private::Payload, Event, FromEvent as _};
use serde_json::Value;

pub fn event(bytes: &[u8]) {
    _ = value(bytes);
}

/// Returns the value of the bytes, and checks that the library and `serde_json` read the same.
pub(crate) fn value(bytes: &[u8]) -> Option<Value> {
    let expected = serde_json::from_slice::<Value>(bytes);
    let payload = Payload::new(bytes);
    match (Event::from_event(&payload), expected) {
        (Ok(event), Ok(expected)) => {
            assert_eq!(event.value(), &expected);
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
        // `serde_json` reports the digit at which it stops, and the cursor the last digit.
        assert!(
            ours.contains("number out of range"),
            "{ours}, but {expected}"
        );
    } else if let Some(ours) = ours.strip_prefix("payload is not JSON: ") {
        assert_eq!(ours, expected);
    } else {
        // `serde_json` refuses some JSON with its private keys. Compare the messages without the place.
        let problem = expected.split(" at line ").next().unwrap_or_default();
        assert!(ours.contains(problem), "{ours}, but {expected}");
    }
}
