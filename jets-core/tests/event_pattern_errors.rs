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
        (
            json!({}),
            "an event pattern cannot be empty: write `{ key: [values] }`",
        ),
        (
            json!({ "a": {} }),
            "`a`: an event pattern cannot be empty: write `{ key: [values] }`",
        ),
        (
            json!({ "a": { "b": [] } }),
            "`a.b`: `b` matches nothing: its list is empty",
        ),
        (
            json!({ "a": "x" }),
            "`a`: `a` takes a list of what matches: write `a: [\"x\"]`",
        ),
        (
            json!({ "a": [["x"]] }),
            "`a`: `a` takes strings, numbers, `true`, `false`, `null` and `{ operator: … }` in its list, not a list",
        ),
        (
            json!({ "a": [{}] }),
            "`a`: write one operator in each map: `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, `cidr` or `exists`",
        ),
        (
            json!({ "a": [{ "prefix": "x", "suffix": "y" }] }),
            "`a`: write one operator in each map: `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, `cidr` or `exists`",
        ),
        (
            json!({ "$or": [{ "a": [1] }] }),
            "`$or`: `$or` takes two event patterns or more",
        ),
        (
            json!({ "a": { "$or": [1, 2] } }),
            "`a.$or`: `$or` takes event patterns, not an integer",
        ),
        (
            json!({ "$or": [{ "a": [1] }, { "prefix": ["x"] }] }),
            "`$or.prefix`: `prefix` cannot be a key inside `$or`, because it is the name of an operator",
        ),
    ]);
}

#[test]
fn a_wrong_operator_is_named() {
    assert_refused([
        (
            json!({ "a": [{ "prefx": "x" }] }),
            "`a.prefx`: `prefx` is not an operator of event patterns; did you mean `prefix`?",
        ),
        (
            json!({ "a": [{ "zzz": 1 }] }),
            "`a.zzz`: `zzz` is not an operator of event patterns; the operators are `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, `cidr` and `exists`",
        ),
        (
            json!({ "a": [{ "prefix": 5 }] }),
            "`a.prefix`: `prefix` takes a string, not an integer",
        ),
        (
            json!({ "a": [{ "prefix": { "wildcard": "x" } }] }),
            "`a.prefix`: `prefix` takes a string, or `{ equals-ignore-case: \"…\" }`",
        ),
        (
            json!({ "a": [{ "exists": "x" }] }),
            "`a.exists`: `exists` takes `true` or `false`, not a string",
        ),
        (
            json!({ "a": [{ "wildcard": "a**" }] }),
            "`a.wildcard`: wildcard `a**` has two `*` in a row: one stands for any number of characters",
        ),
        (
            json!({ "a": [{ "wildcard": "a\\b" }] }),
            "`a.wildcard`: wildcard `a\\b` has a single backslash: it may stand before `*` and `\\` alone",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0.1" }] }),
            "`a.cidr`: `cidr` takes an address and its network's bits, such as `10.0.0.0/24` or `2001:db8::/32`, not `10.0.0.1`; one address is matched by a string alone",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0/24" }] }),
            "`a.cidr`: `10.0.0` is not an IP address: `cidr` takes an address and its network's bits, such as `10.0.0.0/24` or `2001:db8::/32`",
        ),
        (
            json!({ "a": [{ "cidr": "10.0.0.0/32" }] }),
            "`a.cidr`: the bits of IPv4 `10.0.0.0/32` must be 0 to 31, not `32`",
        ),
        (
            json!({ "a": [{ "cidr": "::/+1" }] }),
            "`a.cidr`: the bits of IPv6 `::/+1` must be 0 to 127, not `+1`",
        ),
        (
            json!({ "a": [{ "numeric": [">", 5, "<", 1] }] }),
            "`a.numeric`: two comparisons make a range, with its lower bound first: `[\">\", 0, \"<=\", 100]`",
        ),
        (
            json!({ "a": [{ "numeric": [">=", 5, "<", 5] }] }),
            "`a.numeric`: two comparisons make a range, with its lower bound first: `[\">\", 0, \"<=\", 100]`",
        ),
        (
            json!({ "a": [{ "numeric": [] }] }),
            "`a.numeric`: `numeric` takes one comparison or two: a list such as `[\">\", 0, \"<=\", 100]`",
        ),
        (
            json!({ "a": [{ "anything-but": ["x", 1] }] }),
            "`a.anything-but`: `anything-but` takes strings alone or numbers alone, not both in one list",
        ),
        (
            json!({ "a": [{ "anything-but": [] }] }),
            "`a.anything-but`: `anything-but` takes one value or more, not an empty list",
        ),
        (
            json!({ "a": [{ "anything-but": true }] }),
            "`a.anything-but`: `anything-but` takes a string, a number, a list of those, or one of `prefix`, `suffix`, `equals-ignore-case` and `wildcard`, not a bool",
        ),
        (
            json!({ "a": [{ "anything-but": { "numeric": ["=", 1] } }] }),
            "`a.anything-but`: `anything-but` takes a string, a number, a list of those, or one of `prefix`, `suffix`, `equals-ignore-case` and `wildcard`",
        ),
        (
            json!({ "a": [{ "anything-but": { "prefix": "" } }] }),
            "`a.anything-but.prefix`: `prefix` takes strings of one character or more, not an empty string",
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
        "this event pattern has 4,097 characters as JSON; the most is 4,096"
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
        "the `$or` of this event pattern make 1,024 combinations; the most is 1,000"
    );
    assert!(EventPattern::parse(&or(80, 2)).is_err());
}
