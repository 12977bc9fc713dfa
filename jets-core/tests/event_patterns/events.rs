//! Tests of the structure of events: arrays, alternatives, paths and depth.

use jets_core::event_pattern::EventPattern;
use serde_json::{Value, json};

use crate::{pattern, takes};

#[test]
fn one_element_of_an_array_is_enough() {
    let arn = "arn:aws:ec2:us-east-1:123456789012:instance/i-1";
    let resources = pattern(&json!({ "resources": [arn] }));
    assert!(resources.matches(&json!({ "resources": ["other", arn] })));
    assert!(!resources.matches(&json!({ "resources": ["other"] })));
    assert!(!resources.matches(&json!({ "resources": [] })));
    // So "anything but" is not the same as "none of".
    assert!(takes(&json!([{ "anything-but": "a" }]), &json!(["a", "b"])));
    assert!(takes(&json!(["c"]), &json!([["a"], ["b", "c"]])));
}

#[test]
fn keys_inside_an_array_are_those_of_one_element() {
    let both = pattern(&json!({ "detail": { "parts": { "kind": ["a"], "size": [2] } } }));
    assert!(both.matches(
        &json!({ "detail": { "parts": [{ "kind": "b", "size": 1 }, { "kind": "a", "size": 2 }] } })
    ));
    assert!(!both.matches(
        &json!({ "detail": { "parts": [{ "kind": "a", "size": 1 }, { "kind": "b", "size": 2 }] } })
    ));
    let absent = pattern(&json!({ "parts": { "kind": ["a"], "size": [{ "exists": false }] } }));
    assert!(absent.matches(&json!({ "parts": [{ "kind": "a" }, { "kind": "b" }] })));
    assert!(!absent.matches(&json!({ "parts": [{ "kind": "a" }, { "size": 1 }] })));
}

#[test]
fn or_takes_one_of_several_patterns() {
    let nested = pattern(&json!({
        "source": ["aws.cloudwatch"],
        "$or": [
            { "metricName": ["CPUUtilization", "ReadLatency"] },
            { "metricType": ["M"], "namespace": ["AWS/EC2"], "$or": [{ "metricId": [1234] }, { "spaceId": [1000] }] },
            { "scope": ["Service"] },
        ],
    }));
    let event = |other: Value| {
        let mut event = json!({ "source": "aws.cloudwatch" });
        let (Value::Object(event_keys), Value::Object(others)) = (&mut event, other) else {
            return Value::Null;
        };
        event_keys.extend(others);
        event
    };
    assert!(nested.matches(&event(json!({ "metricName": "ReadLatency" }))));
    assert!(nested.matches(&event(json!({ "scope": "Service" }))));
    assert!(nested.matches(&event(
        json!({ "metricType": "M", "namespace": "AWS/EC2", "spaceId": 1000 })
    )));
    assert!(!nested.matches(&event(json!({ "metricType": "M", "namespace": "AWS/EC2" }))));
    assert!(!nested.matches(&event(json!({ "metricName": "x" }))));
    assert!(!nested.matches(&json!({ "source": "x", "scope": "Service" })));
    // The alternatives of nested keys must match in the same element of an array.
    let inside =
        pattern(&json!({ "parts": { "kind": ["a"], "$or": [{ "size": [1] }, { "size": [2] }] } }));
    assert!(inside.matches(&json!({ "parts": [{ "kind": "a", "size": 2 }] })));
    assert!(
        !inside
            .matches(&json!({ "parts": [{ "kind": "a", "size": 3 }, { "kind": "b", "size": 1 }] }))
    );
}

#[test]
fn a_dot_in_a_key_is_a_step_of_the_path() {
    let dotted = pattern(&json!({ "detail.state": ["on"] }));
    let nested = pattern(&json!({ "detail": { "state": ["on"] } }));
    for event in [
        json!({ "detail": { "state": "on" } }),
        json!({ "detail.state": "on" }),
    ] {
        assert!(dotted.matches(&event) && nested.matches(&event), "{event}");
    }
    let label = pattern(&json!({ "labels": { "kubernetes.io/name": ["web"] } }));
    let labels = json!({ "kubernetes.io/name": "web", "kubernetes.io/part": "x", "kubernetes": 1 });
    assert!(label.matches(&json!({ "labels": labels })));
}

#[test]
fn depth_is_no_danger() {
    let path = |steps: usize| vec!["a"; steps].join(".");
    let deep = pattern(&json!({ path(128): ["x"] }));
    assert!(deep.matches(&json!({ path(128): "x" })));
    assert!(!deep.matches(&json!({ path(1_000_000): "x" })));
    assert!(EventPattern::parse(&json!({ path(129): ["x"] })).is_err());
    let nested = (0..300).fold(json!("x"), |inside, _| json!({ "a": [inside] }));
    assert!(!deep.matches(&nested));
    // A rule with many alternatives is fast too.
    let arrays = (0..10).map(|key| (format!("k{key}"), json!(vec![json!({ "b": 1 }); 100])));
    let none = (0..10).map(|key| (format!("k{key}"), json!({ "b": [1], "c": [2] })));
    let none = pattern(&Value::Object(none.collect()));
    assert!(!none.matches(&Value::Object(arrays.collect())));
}

#[test]
fn a_value_that_is_not_an_event_matches_nothing() {
    let absent = pattern(&json!({ "a": [{ "exists": false }] }));
    for event in [json!(null), json!([]), json!([{}]), json!("a"), json!(1)] {
        assert!(!absent.matches(&event), "{event}");
    }
}
