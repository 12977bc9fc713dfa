//! The same items, read with the crate `serde_dynamo`, where that is exact.

use std::collections::BTreeMap;

use proptest::{collection, prelude::*};
use serde::Deserialize;
use serde_json::{Value, json};

use super::read_item;

/// Attributes with numbers that both read as the same type.
fn attribute() -> impl Strategy<Value = Value> {
    let number = || {
        prop_oneof![
            any::<i32>().prop_map(|number| number.to_string()),
            (-99_999..99_999_i32)
                .prop_filter("an integer", |number| number % 10 != 0)
                .prop_map(|number| format!("{}", f64::from(number) / 1000.0)),
        ]
    };
    // An empty binary is also an empty list of any type.
    let base64 = || prop_oneof![Just("YWI="), Just("AA==")];
    let leaf = prop_oneof![
        any::<String>().prop_map(|text| json!({"S": text})),
        number().prop_map(|number| json!({"N": number})),
        any::<bool>().prop_map(|boolean| json!({"BOOL": boolean})),
        Just(json!({"NULL": true})),
        base64().prop_map(|data| json!({"B": data})),
        collection::vec(any::<String>(), 0..4).prop_map(|set| json!({"SS": set})),
        collection::vec(number(), 0..4).prop_map(|set| json!({"NS": set})),
        collection::vec(base64(), 0..4).prop_map(|set| json!({"BS": set})),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(|list| json!({"L": list})),
            collection::btree_map(any::<String>(), inner, 0..4).prop_map(|map| json!({"M": map})),
        ]
    })
}

/// A type with a field of each kind, all of which may be absent.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Anything {
    a: Option<String>,
    b: i64,
    c: f64,
    d: bool,
    e: Vec<bool>,
    f: Option<BTreeMap<String, Anything>>,
    g: Option<Box<Anything>>,
    h: (u8, String),
    i: Option<Kind>,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Kind {
    A,
    B(i64),
    C { a: String },
}

fn same<T>(item: &Value) -> Result<(), TestCaseError>
where
    T: serde::de::DeserializeOwned + std::fmt::Debug + PartialEq,
{
    let theirs: serde_dynamo::Item = serde_json::from_value(item.clone()).expect("an item");
    let theirs: Result<T, _> = serde_dynamo::from_item(theirs);
    let ours: Result<T, _> = read_item(item);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours, theirs),
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "{ours:?}, but {theirs:?}"),
    }
    Ok(())
}

proptest! {
    #[test]
    fn items_are_those_of_serde_dynamo(item in collection::btree_map("[a-i]|.{0,3}", attribute(), 0..5)) {
        let item = json!(item);
        same::<Value>(&item)?;
        same::<Anything>(&item)?;
    }
}
