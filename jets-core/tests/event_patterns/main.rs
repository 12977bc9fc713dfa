//! Tests of which events a pattern matches, by AWS's page on [comparison operators][1] and event-ruler's README.
//!
//! [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod events;
mod operators;
mod wildcards;

use jets_core::event_pattern::EventPattern;
use serde_json::{Value, json};

#[track_caller]
fn pattern(pattern: &Value) -> EventPattern {
    EventPattern::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

/// Returns `true` if a list in a pattern matches a value.
#[track_caller]
fn takes(list: &Value, value: &Value) -> bool {
    pattern(&json!({ "detail": { "key": list } }))
        .matches(&json!({ "source": "test", "detail": { "key": value } }))
}

#[track_caller]
fn assert_list(list: &Value, matching: &[Value], others: &[Value]) {
    for value in matching {
        assert!(takes(list, value), "{list} takes {value}");
    }
    for value in others {
        assert!(!takes(list, value), "{list} does not take {value}");
    }
}

#[test]
fn a_pattern_is_read_from_text() {
    let filter: EventPattern = r#"{"data":{"kind":["order"]}}"#.parse().unwrap();
    assert!(filter.matches(&json!({ "data": { "kind": "order" } })));
    let error = "{".parse::<EventPattern>().unwrap_err().to_string();
    assert!(
        error.starts_with("this event pattern is not JSON: "),
        "{error}"
    );
}
