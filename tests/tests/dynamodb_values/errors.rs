//! What the errors say.

use std::collections::BTreeMap;

use jets::exact::Exact;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

use super::{read, read_item};

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is not read")]
struct Order {
    id: String,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is not read")]
struct Line {
    price: f64,
    by_country: BTreeMap<String, u8>,
    kind: Kind,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is not read")]
enum Kind {
    Sold(u8),
}

#[test]
fn an_error_has_the_path_of_the_attribute() {
    let order = |price: Value, by_country: Value, kind: Value| {
        let line = json!({"M": {"price": price, "by_country": by_country, "kind": kind}});
        json!({"id": {"S": "1"}, "lines": {"L": [line]}})
    };
    let (price, countries, kind) = (
        json!({"N": "1"}),
        json!({"M": {"se": {"N": "1"}}}),
        json!({"M": {"Sold": {"N": "1"}}}),
    );
    let mut two = order(price.clone(), countries.clone(), kind.clone());
    let lines = two["lines"]["L"].as_array_mut().expect("lines");
    lines.push(json!({"M": {}}));
    let error = |item: Value| read_item::<Order>(&item).expect_err("not an order");
    for (item, expected) in [
        (json!({"lines": {"L": []}}), "missing field `id`"),
        (
            json!({"id": {"N": "1"}}),
            "attribute `id`: invalid type: number (N), expected a string",
        ),
        (
            json!({"id": {"S": "1"}, "lines": {"L": [{"M": {}}]}}),
            "attribute `lines[0]`: missing field `price`",
        ),
        (two, "attribute `lines[1]`: missing field `price`"),
        (
            order(json!({"S": "1"}), countries.clone(), kind.clone()),
            "attribute `lines[0].price`: invalid type: string (S), expected f64",
        ),
        (
            order(
                price.clone(),
                json!({"M": {"s\n": {"N": "256"}}}),
                kind.clone(),
            ),
            "attribute `lines[0].by_country.s\\n`: invalid value: integer `256`, expected u8",
        ),
        (
            order(
                price.clone(),
                countries.clone(),
                json!({"M": {"Sold": {"N": "1.5"}}}),
            ),
            "attribute `lines[0].kind.Sold`: invalid value: number `1.5`, expected u8",
        ),
        (
            order(
                price,
                countries,
                json!({"M": {"Sold": {"N": "1"}, "Zero": {"N": "1"}}}),
            ),
            "attribute `lines[0].kind`: a variant of an enum is a map with one attribute",
        ),
    ] {
        assert_eq!(error(item), expected);
    }
}

macro_rules! refuses {
    ($($attribute:tt as $T:ty, $expected:literal;)+) => {
        $(
            let error = read::<$T>(&json!($attribute)).expect_err(stringify!($attribute as $T));
            assert_eq!(error, concat!("attribute `value`: ", $expected), "{}", stringify!($attribute as $T));
        )+
    };
}

#[test]
fn what_is_not_an_attribute_is_an_error() {
    refuses! {
        "text" as String, "expected an object, found a string";
        {} as String, "the attribute has no type";
        {"X": "text"} as String, "`X` is not a type of attributes";
        {"s": "text"} as Value, "`s` is not a type of attributes";
        {"N": "1", "S": "1"} as u8, "the attribute has more than one type";
        {"NULL": true, "S": "1"} as Option<String>, "the attribute has more than one type";
        {"M": {}, "S": "1"} as Value, "the attribute has more than one type";
        {"S": 5} as String, "expected a string, found a number";
        {"N": 5} as u8, "expected a string, found a number";
        {"N": "five"} as u8, "`five` is not a number";
        {"N": "NaN"} as f64, "`NaN` is not a number";
        {"N": ""} as Value, "`` is not a number";
        {"BOOL": "true"} as bool, "`\"true\"` is not `true` or `false`";
        {"NULL": false} as Option<u8>, "null is written as `true`";
        {"M": []} as Value, "expected an object, found a list";
        {"SS": {}} as Value, "expected a list, found an object";
        {"B": "a"} as Vec<u8>, "the binary is not base64: Invalid input length: 1";
    }
}

#[test]
fn an_attribute_of_another_type_is_an_error() {
    refuses! {
        {"N": "5"} as String, "invalid type: number (N), expected a string";
        {"S": "5"} as u8, "invalid type: string (S), expected u8";
        {"NULL": true} as String, "invalid type: null (NULL), expected a string";
        {"BOOL": true} as (), "invalid type: boolean (BOOL), expected unit";
        {"SS": ["a"]} as String, "invalid type: string set (SS), expected a string";
        {"M": {}} as Vec<u8>, "invalid type: map (M), expected a sequence";
        {"L": []} as BTreeMap<String, u8>, "invalid type: list (L), expected a map";
        {"L": [{"N": "1"}, {"N": "2"}]} as (u8,), "more elements than the type takes";
        {"B": "YWI="} as [u8; 1], "invalid length 2, expected 1 element in sequence";
        {"B": "YQ=="} as Value, "invalid type: byte array, expected any valid JSON value";
        {"S": "Lost"} as Kind, "unknown variant `Lost`, expected `Sold`";
        {"S": "Sold"} as Kind, "invalid type: unit variant, expected newtype variant";
    }
    let map = read::<BTreeMap<u8, u8>>(&json!({"M": {"x": {"N": "1"}}}));
    assert_eq!(
        map.expect_err("not a number"),
        "attribute `value.x`: invalid type: string \"x\", expected u8"
    );
}

#[test]
fn a_number_that_a_type_does_not_hold_exactly_is_an_error() {
    refuses! {
        {"N": "256"} as u8, "invalid value: integer `256`, expected u8";
        {"N": "-1"} as u128, "invalid value: integer `-1`, expected u128";
        {"N": "1.5"} as i64, "invalid value: number `1.5`, expected i64";
        {"N": "340282366920938463463374607431768211456"} as u128,
            "invalid value: number `340282366920938463463374607431768211456`, expected u128";
        {"N": "12345678901234567890.12"} as f64,
            "number `12345678901234567890.12` is not exact as an `f64`: read it with `#[serde(with = \"jets::exact\")]` into a type for decimals";
        {"N": "9007199254740993"} as f64,
            "number `9007199254740993` is not exact as an `f64`: read it with `#[serde(with = \"jets::exact\")]` into a type for decimals";
        {"N": "0.123456789"} as f32,
            "number `0.123456789` is not exact as an `f32`: read it with `#[serde(with = \"jets::exact\")]` into a type for decimals";
        {"N": "0.10000000000000000001"} as Exact<f64>,
            "number `0.10000000000000000001` becomes `0.1` as `f64`";
        {"N": "1.5"} as Exact<u128>, "number `1.5`: invalid digit found in string";
        {"BOOL": true} as Exact<u128>, "invalid type: boolean (BOOL), expected a number";
    }
}

#[test]
fn an_attribute_that_nobody_reads_is_not_checked() {
    assert!(read::<IgnoredAny>(&json!({"X": {"Y": 1}})).is_ok());
    assert!(read::<Option<IgnoredAny>>(&json!({"B": "not base64"})).is_ok());
}
