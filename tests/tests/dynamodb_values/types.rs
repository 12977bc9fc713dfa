//! What each type takes.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use jets::{
    Change, DecodeError, Dynamodb,
    exact::{self, Exact},
    testing::Decoded,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{One, event, read, read_item};

#[derive(Debug, Deserialize, PartialEq)]
enum Shape {
    Empty,
    Round(f64),
    Box(u8, u8),
    Named { text: String },
}

#[derive(Debug, Deserialize, PartialEq)]
struct Pair(String, u8);

#[derive(Debug, Deserialize, PartialEq)]
struct Unit;

#[derive(Debug, Deserialize, PartialEq)]
struct Point {
    x: i16,
    y: Option<i16>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Size {
    width: u8,
    height: u8,
}

macro_rules! reads {
    ($($attribute:tt as $T:ty = $expected:expr;)+) => {
        $(assert_eq!(read::<$T>(&json!($attribute)), Ok($expected), "{}", stringify!($attribute as $T));)+
    };
}

#[test]
fn each_type_of_attributes_is_read_into_the_types_of_rust_that_hold_it() {
    let text = || "text".to_owned();
    reads! {
        {"S": "text"} as String = text();
        {"S": "a\"\u{e9}\n"} as String = "a\"\u{e9}\n".to_owned();
        {"S": ""} as Option<String> = Some(String::new());
        {"S": "x"} as char = 'x';
        {"S": "Empty"} as Shape = Shape::Empty;
        {"N": "7"} as u8 = 7;
        {"N": "-7"} as Option<i64> = Some(-7);
        {"N": "18446744073709551615"} as u64 = u64::MAX;
        {"N": "-12345678901234567890123456789012345678"} as i128 = -12_345_678_901_234_567_890_123_456_789_012_345_678;
        {"N": "340282366920938463463374607431768211455"} as u128 = u128::MAX;
        {"N": "12.5"} as f64 = 12.5;
        {"N": "-0.1"} as f32 = -0.1;
        {"B": "AP9h"} as Vec<u8> = vec![0, 255, 97];
        {"B": "AP9h"} as [u8; 3] = [0, 255, 97];
        {"BOOL": true} as bool = true;
        {"BOOL": false} as Option<bool> = Some(false);
        {"NULL": true} as Option<String> = None;
        {"NULL": true} as () = ();
        {"NULL": true} as Unit = Unit;
        {"L": [{"S": "text"}, {"N": "7"}]} as (String, u8) = (text(), 7);
        {"L": [{"S": "text"}, {"N": "7"}]} as Pair = Pair(text(), 7);
        {"L": [{"N": "1"}, {"NULL": true}]} as Point = Point { x: 1, y: None };
        {"L": [{"NULL": true}, {"N": "7"}]} as Vec<Option<u8>> = vec![None, Some(7)];
        {"L": []} as Vec<String> = vec![];
        {"L": [{"N": "1"}]} as Size = Size { width: 1, height: 0 };
        {"M": {"x": {"N": "1"}}} as Point = Point { x: 1, y: None };
        {"M": {"y": {"N": "2"}, "z": {"BS": []}, "x": {"N": "1"}}} as Point = Point { x: 1, y: Some(2) };
        {"M": {"1": {"S": "text"}}} as BTreeMap<u8, String> = BTreeMap::from([(1, text())]);
        {"M": {"true": {"S": "text"}}} as HashMap<bool, String> = HashMap::from([(true, text())]);
        {"M": {"Round": {"N": "0.5"}}} as Shape = Shape::Round(0.5);
        {"M": {"Box": {"L": [{"N": "1"}, {"N": "2"}]}}} as Shape = Shape::Box(1, 2);
        {"M": {"Named": {"M": {"text": {"S": "text"}}}}} as Shape = Shape::Named { text: text() };
        {"M": {"Empty": {"NULL": true}}} as Shape = Shape::Empty;
        {"SS": ["b", "a"]} as Vec<String> = vec!["b".to_owned(), "a".to_owned()];
        {"SS": ["b", "a"]} as BTreeSet<Option<String>> = BTreeSet::from([Some("a".to_owned()), Some("b".to_owned())]);
        {"SS": ["Empty"]} as Vec<Shape> = vec![Shape::Empty];
        {"NS": ["1", "20000000000"]} as Vec<u64> = vec![1, 20_000_000_000];
        {"NS": ["0.1"]} as Vec<Exact<f64>> = vec![Exact(0.1)];
        {"BS": ["YQ==", ""]} as Vec<Vec<u8>> = vec![vec![97], vec![]];
    }
}

#[test]
fn a_type_of_json_takes_what_json_has() {
    reads! {
        {"S": "text"} as Value = json!("text");
        {"N": "18446744073709551615"} as Value = json!(u64::MAX);
        {"N": "-1.5E-3"} as Value = json!(-0.0015);
        {"NULL": true} as Value = json!(null);
        {"L": [{"BOOL": true}]} as Value = json!([true]);
        {"M": {"a": {"NS": ["1"]}, "b": {"SS": ["x"]}}} as Value = json!({"a": [1], "b": ["x"]});
    }
    assert_eq!(
        read_item::<Value>(&json!({"id": {"S": "1"}, "n": {"N": "20"}})),
        Ok(json!({"id": "1", "n": 20}))
    );
}

#[test]
fn text_and_what_is_ignored_are_not_copied() -> Result<(), DecodeError> {
    #[derive(Debug, Deserialize)]
    struct Borrowed<'a> {
        plain: &'a str,
        #[serde(borrow)]
        escaped: Cow<'a, str>,
        #[serde(borrow)]
        optional: Option<&'a str>,
        #[serde(borrow)]
        set: Vec<&'a str>,
    }
    let event = event(&json!({
        "plain": {"S": "text"},
        "escaped": {"S": "a\nb"},
        "optional": {"S": "more"},
        "set": {"SS": ["x"]},
        "of_a_type_that_is_not_known": {"X": 1},
    }));
    let decoded = Decoded::<Dynamodb>::new(&event)?;
    let change: Change<Borrowed<'_>> = decoded.item(0)?;
    let image = change.new_image.expect("a new image");
    let is_inside = |text: &str| event.as_bytes().as_ptr_range().contains(&text.as_ptr());
    assert!(is_inside(image.plain) && is_inside(image.optional.expect("it is there")));
    assert!(image.set.iter().all(|text| is_inside(text)));
    assert_eq!(image.escaped, "a\nb");
    Ok(())
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Order {
    #[serde(with = "jets::exact")]
    price: String,
    #[serde(flatten)]
    rest: Rest,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Rest {
    #[serde(with = "jets::exact")]
    units: u128,
    #[serde(default)]
    rates: Vec<Exact<String>>,
}

/// The numbers that serde buffers as text, as an integer and as a float.
#[test]
fn exact_numbers_are_read_below_flatten_and_written_as_text() {
    let longest = "0.12345678901234567890123456789012345678";
    let order = json!({
        "price": {"N": longest},
        "units": {"N": "340282366920938463463374607431768211455"},
        "rates": {"NS": [longest, "1", "0.5", "100000000000000000000"]},
    });
    let texts = [longest, "1", "0.5", "100000000000000000000"];
    let order: Order = read_item(&order).expect("an order");
    let expected = Order {
        price: longest.to_owned(),
        rest: Rest {
            units: u128::MAX,
            rates: texts.map(|text| Exact(text.to_owned())).to_vec(),
        },
    };
    assert_eq!(order, expected);
    let written = serde_json::to_value(&order).expect("JSON");
    assert_eq!(
        written,
        json!({"price": longest, "units": u128::MAX.to_string(), "rates": texts})
    );
    let again: Order = serde_json::from_value(written).expect("an order");
    assert_eq!(again, expected);
}

#[test]
fn untagged_enums_get_a_number_that_has_no_exact_type_as_text() {
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(untagged)]
    enum Either {
        Integer(u64),
        Float(f64),
        Exact(#[serde(with = "jets::exact")] u128),
        Text(String),
    }
    reads! {
        {"N": "7"} as Either = Either::Integer(7);
        {"N": "0.1"} as Either = Either::Float(0.1);
        {"N": "340282366920938463463374607431768211455"} as Either = Either::Exact(u128::MAX);
        {"N": "12345678901234567890.12"} as Either = Either::Text("12345678901234567890.12".to_owned());
    }
}

#[test]
fn exact_numbers_are_those_of_json_too() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Price(#[serde(with = "exact")] String);
    let exact = |json: &str| {
        let read: Result<One<Price>, _> = serde_json::from_str(&format!(r#"{{"value": {json}}}"#));
        read.map(|one| one.value.0)
            .map_err(|error| error.to_string())
    };
    for text in ["12345678901234567890.12", "-1", "1e400"] {
        assert_eq!(exact(text).as_deref(), Ok(text));
        assert_eq!(exact(&format!("\"{text}\"")).as_deref(), Ok(text));
    }
    for (json, found) in [
        ("null", "`null`"),
        ("\"x\"", "string \"x\""),
        ("[1]", "`[1]`"),
    ] {
        let error = exact(json).expect_err(json);
        assert!(error.contains("expected a number"), "{found}: {error}");
    }
}
