//! Tests of the errors for invalid event patterns.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jets_core::event_pattern::EventPattern;
use serde_json::{Value, json};

#[track_caller]
fn assert_refused<const COUNT: usize>(cases: [(Value, &str); COUNT]) {
    for (refused, expected) in cases {
        let error = EventPattern::parse(&refused).unwrap_err();
        assert_eq!(error.to_string(), expected, "{refused}");
    }
}

#[test]
fn a_wrong_shape_is_named() {
    assert_refused([
        (json!([]), "an event pattern is a JSON object"),
        (json!({}), "this event pattern is an empty object"),
        (json!({ "a": {} }), "`a` is an empty object"),
        (
            json!({ "a": { "b": [] } }),
            "`a.b` matches nothing: its list is empty",
        ),
        (
            json!({ "a": "x" }),
            "`a` takes a list of what matches: write `[\"x\"]`",
        ),
        (
            json!({ "a": [["x"]] }),
            "`a`: a list does not lie in a list",
        ),
        (
            json!({ "a": [{}] }),
            "`a`: an object in a list has one operator",
        ),
        (
            json!({ "a": [{ "prefix": "x", "suffix": "y" }] }),
            "`a`: an object in a list has one operator",
        ),
        (
            json!({ "$or": [{ "a": [1] }] }),
            "`$or` takes a list of two event patterns or more",
        ),
        (
            json!({ "a": { "$or": [1, 2] } }),
            "`a.$or` takes event patterns",
        ),
        (
            json!({ "$or": [{ "a": [1] }, { "prefix": ["x"] }] }),
            "`prefix`: `prefix` cannot be a key inside `$or`, because it is the name of an operator",
        ),
    ]);
}

#[test]
fn a_wrong_operator_is_named() {
    assert_refused([
        (
            json!({ "a": [{ "prefx": "x" }] }),
            "`a`: `prefx` is not an operator of event patterns; did you mean `prefix`?",
        ),
        (
            json!({ "a": [{ "zzz": 1 }] }),
            "`a`: `zzz` is not an operator of event patterns",
        ),
        (
            json!({ "a": [{ "prefix": 5 }] }),
            "`a`: `prefix` takes a string, not 5",
        ),
        (
            json!({ "a": [{ "prefix": { "wildcard": "x" } }] }),
            "`a`: `prefix` takes a string or `equals-ignore-case`, not `wildcard`",
        ),
        (
            json!({ "a": [{ "exists": "x" }] }),
            "`a`: `exists` takes true or false, not \"x\"",
        ),
        (
            json!({ "a": [{ "wildcard": "a**" }] }),
            "`a`: wildcard `a**` has two `*` in a row: one stands for any number of characters",
        ),
        (
            json!({ "a": [{ "wildcard": "a\\b" }] }),
            "`a`: wildcard `a\\b` has a single backslash: it may stand before `*` and `\\` alone",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0.1" }] }),
            "`a`: `cidr` takes an address and its network's bits, such as `10.0.0.0/24` or `2001:db8::/32`, not `10.0.0.1`; one address is matched by a string alone",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0/24" }] }),
            "`a`: `10.0.0` is not an IP address: `cidr` takes an address and its network's bits, such as `10.0.0.0/24` or `2001:db8::/32`",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0.0/32" }] }),
            "`a`: the bits of IPv4 `10.0.0.0/32` must be 0 to 31, not `32`",
        ),
        (
            json!({ "a": [{ "cidr": "::/+1" }] }),
            "`a`: the bits of IPv6 `::/+1` must be 0 to 127, not `+1`",
        ),
        (
            json!({ "a": [{ "numeric": [">", 5, "<", 1] }] }),
            "`a`: `numeric` takes a list such as `[\">\", 0, \"<=\", 100]`, not [\">\",5,\"<\",1]",
        ),
        (
            json!({ "a": [{ "numeric": [">=", 5, "<", 5] }] }),
            "`a`: `numeric` takes a list such as `[\">\", 0, \"<=\", 100]`, not [\">=\",5,\"<\",5]",
        ),
        (
            json!({ "a": [{ "numeric": [] }] }),
            "`a`: `numeric` takes a list such as `[\">\", 0, \"<=\", 100]`, not []",
        ),
        (
            json!({ "a": [{ "anything-but": ["x", 1] }] }),
            "`a`: `anything-but` takes strings alone or numbers alone",
        ),
        (
            json!({ "a": [{ "anything-but": [] }] }),
            "`a`: `anything-but` has an empty list",
        ),
        (
            json!({ "a": [{ "anything-but": true }] }),
            "`a`: `anything-but` takes strings alone or numbers alone",
        ),
        (
            json!({ "a": [{ "anything-but": { "numeric": ["=", 1] } }] }),
            "`a`: `anything-but` takes `prefix`, `suffix`, `equals-ignore-case` and `wildcard`, not `numeric`",
        ),
        (
            json!({ "a": [{ "anything-but": { "prefix": "" } }] }),
            "`a`: `prefix` in `anything-but` is empty",
        ),
    ]);
}

#[test]
fn a_pattern_has_limits_of_length_and_combinations() {
    let long = |count| json!({ "a": ["x".repeat(count)] });
    assert!(EventPattern::parse(&long(4096 - 10)).is_ok());
    assert_eq!(
        EventPattern::parse(&long(4096 - 9))
            .unwrap_err()
            .to_string(),
        "this event pattern has 4097 characters as JSON; the most is 4096"
    );
    let or = |keys: usize, items: usize| {
        let items = (0..items)
            .map(|item| json!({ "x": [item] }))
            .collect::<Vec<_>>();
        let inside = json!({ "$or": items });
        let keys = (0..keys).map(|key| (format!("k{key}"), inside.clone()));
        Value::Object(keys.collect())
    };
    assert!(EventPattern::parse(&or(3, 10)).is_ok());
    assert_eq!(
        EventPattern::parse(&or(10, 2)).unwrap_err().to_string(),
        "the `$or` of this event pattern make 1024 combinations; the most is 1000"
    );
    assert!(EventPattern::parse(&or(80, 2)).is_err());
}
