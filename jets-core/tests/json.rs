//! Tests of the manifest's JSON: it is written like `serde_json` writes it, and errors of reading it name the place.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::golden_manifest;
use jets_core::manifest::{Integer, Manifest, Map, Value};
use proptest::prelude::*;
use serde_core::{Deserialize as _, de::value::BytesDeserializer};
use serde_json::json;

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(|number| json!(number)),
        any::<u64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        Just(json!(1e-5)),
        Just(json!(1e16)),
        // Numbers of the sizes at which `serde_json` changes its notation.
        (-20..25, any::<i16>())
            .prop_map(|(exponent, digits)| { json!(f64::from(digits) * 10_f64.powi(exponent)) }),
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::Bool),
        any::<String>().prop_map(serde_json::Value::String),
        "[\\x00-\\x20\"\\\\/é]{0,8}".prop_map(serde_json::Value::String),
        number,
    ];
    leaf.prop_recursive(4, 32, 4, |inside| {
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..4).prop_map(serde_json::Value::Array),
            prop::collection::btree_map(any::<String>(), inside, 0..4)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_value_is_written_as_serde_json_writes_it(json in any_json()) {
        let value = Value::from(&json);
        prop_assert_eq!(value.to_string(), json.to_string());
        prop_assert_eq!(value.to_string_pretty(), serde_json::to_string_pretty(&json).unwrap());
        prop_assert_eq!(&serde_json::to_value(&value).unwrap(), &json);
        prop_assert_eq!(&serde_json::Value::from(&value), &json);
        prop_assert_eq!(value.as_f64(), json.as_f64());
        // `serde_json` may read the float next to the one that was written.
        let text = json.to_string();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), Value::from(&read));
    }
}

#[test]
fn a_number_is_as_near_as_a_float_comes_to_it() {
    assert_eq!(Value::from(5_i64).as_f64(), Some(5.0));
    assert_eq!(Value::Fraction(0.5).as_f64(), Some(0.5));
    assert_eq!(Value::from("5").as_f64(), None);
}

#[test]
fn what_is_no_json_is_no_value() {
    let bytes = BytesDeserializer::<serde_json::Error>::new(b"bytes");
    let error = Value::deserialize(bytes).unwrap_err().to_string();
    assert_eq!(error, "invalid type: byte array, expected a JSON value");
}

#[test]
fn a_key_that_is_set_again_stands_once_whatever_the_order() {
    for keys in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]] {
        for key in keys {
            let mut map = Map::from_iter(keys.map(|key| (key, "before")));
            map.insert(key, "after");
            assert_eq!(map.len(), keys.len());
            assert_eq!(map.get(key).and_then(Value::as_str), Some("after"));
        }
    }
}

#[test]
fn of_equal_keys_a_map_keeps_the_last() {
    let entries = [("b", 1), ("a", 2), ("b", 3), ("c", 4), ("a", 5)];
    let map = Map::from_iter(entries.map(|(key, number)| (key, Value::from(i64::from(number)))));
    assert_eq!(Value::from(map).to_string(), r#"{"b":3,"c":4,"a":5}"#);
}

#[test]
fn json_with_equal_keys_is_no_value() {
    for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"c":2,"a":3}}]"#] {
        let error = serde_json::from_str::<Value>(text).unwrap_err();
        assert!(
            error.to_string().starts_with("key `a` is there twice"),
            "{error}"
        );
    }
}

#[test]
fn an_integer_is_kept_exactly_or_refused() {
    let (least, most) = (i128::from(i64::MIN), i128::from(u64::MAX));
    for integer in [least - 1, most + 1, i128::MIN, i128::MAX] {
        assert!(Integer::try_from(integer).is_err(), "{integer}");
    }
    for integer in [
        least,
        -1,
        0,
        i128::from(i64::MAX),
        i128::from(i64::MAX) + 1,
        most,
    ] {
        let value = Value::Integer(Integer::try_from(integer).unwrap());
        assert_eq!(value.to_string(), integer.to_string());
        assert_eq!(serde_json::to_string(&value).unwrap(), integer.to_string());
        assert_eq!(
            serde_json::Value::from(&value).to_string(),
            integer.to_string()
        );
        assert_eq!(
            serde_json::from_str::<Value>(&integer.to_string()).unwrap(),
            value
        );
    }
}

#[test]
fn a_manifest_that_is_read_is_the_one_that_was_written() {
    let manifest = golden_manifest("every_option");
    for text in [manifest.to_json(), manifest.to_json_pretty()] {
        assert_eq!(text.parse::<Manifest>().unwrap(), manifest);
    }
    let value = serde_json::to_value(&manifest).unwrap();
    assert_eq!(serde_json::from_value::<Manifest>(value).unwrap(), manifest);
    assert_eq!(
        serde_json::to_string(&manifest).unwrap(),
        manifest.to_json()
    );
}

/// Returns the error for the golden manifest after `from` was replaced by `to`.
fn error(from: &str, to: &str) -> String {
    let text = golden_manifest("every_option").to_json();
    assert!(text.contains(from), "{from}");
    let error = text.replacen(from, to, 1).parse::<Manifest>().unwrap_err();
    error.to_string()
}

#[test]
fn a_mistake_in_a_manifest_is_named_with_its_place() {
    for (from, to, expected) in [
        (
            r#""BatchSize":10000"#,
            r#""BatchSize":10001"#,
            "`jobs[0].functions[0].triggers[0].event_source_mapping.BatchSize`: expected an integer of 1 to 10000, or a placeholder such as `${Name}` or `${Name:1}`, not `10001`",
        ),
        (
            r#""BatchSize":10000"#,
            r#""BatchSize":"${Size:0}""#,
            "not `\"${Size:0}\"`",
        ),
        (
            r#""BatchSize":10000,"#,
            "",
            "`jobs[0].functions[0].triggers[0].event_source_mapping`: missing field `BatchSize`",
        ),
        (
            r#""BatchSize":10000"#,
            r#""BatchSize":10000,"BatchSize":1"#,
            "key `BatchSize` is there twice",
        ),
        (
            r#""type":"kinesis""#,
            r#""type":"kinesys""#,
            "`jobs[0].functions[0].triggers[0]`: expected `kinesis` or `dynamodb`",
        ),
        (
            r#""Timeout":900"#,
            r#""Timeouts":900"#,
            "`jobs[0].functions[0].properties`: unknown field `Timeouts`; the fields are Description, Timeout, ",
        ),
        (
            r#""StartingPositionTimestamp":1550289189"#,
            r#""StartingPositionTimestamp":-1.5"#,
            "expected Unix seconds up to the year 9999, not `-1.5`",
        ),
        (r#""version":1"#, r#""version":2"#, "manifest version 2"),
    ] {
        let error = error(from, to);
        assert!(error.contains(expected), "{error}");
    }
}
