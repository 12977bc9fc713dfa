//! Checks that DynamoDB's attributes become the same as by a plain reading of their JSON.

use std::collections::BTreeMap;

use jets::{
    Change, Dynamodb,
    exact::Exact,
    testing::{Decoded, DynamodbEvent, DynamodbEventRecord},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// Takes a value of any type.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(dead_code, reason = "it is not read")]
struct Anything {
    text: Option<String>,
    binary: Option<Vec<u8>>,
    integer: Option<i128>,
    float: Option<f64>,
    exact: Option<Exact<String>>,
    pair: Option<(Choice, u8)>,
    inner: Option<Box<Anything>>,
    #[serde(flatten)]
    rest: BTreeMap<String, Choice>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is not read")]
enum Choice {
    Integer(u64),
    Single(f32),
    Variant(Variant),
    Value(Value),
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is not read")]
enum Variant {
    Unit,
    One(i8),
    Two(bool, char),
    Named { list: Vec<Variant> },
}

pub fn attributes(bytes: &[u8]) {
    let Ok(item) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    let insert = DynamodbEventRecord::insert(json!({}), item.clone());
    let event = DynamodbEvent::new().record(insert).to_json();
    let decoded = Decoded::<Dynamodb>::new(&event).expect("an event");
    let anything: Result<Change<Anything>, _> = decoded.item(0);
    if let Err(error) = anything {
        assert!(!error.to_string().is_empty());
    }
    // `serde_json` gives meaning to some keys of a `Value`.
    if event.contains("$serde_json::private::") {
        return;
    }
    let change: Result<Change<Value>, _> = decoded.item(0);
    match (change, &item) {
        (Ok(change), Value::Null) => assert_eq!(change.new_image, None),
        (Ok(change), item) => {
            let found = change.new_image.expect("an image");
            assert!(is_map(item, &found), "{item} became {found}");
        }
        (Err(error), item) => assert!(!is_item(item), "{item}: {error}"),
    }
}

/// Returns `true` if the attributes are valid, and JSON has values like theirs.
fn is_item(item: &Value) -> bool {
    let attributes = item.as_object();
    attributes.is_some_and(|attributes| attributes.values().all(is_attribute))
}

fn is_attribute(attribute: &Value) -> bool {
    let is_text = |element: &Value| element.is_string();
    let is_number = |element: &Value| element.as_str().is_some_and(|text| digits(text).is_some());
    let all = |list: &Value, is: &dyn Fn(&Value) -> bool| {
        list.as_array().is_some_and(|list| list.iter().all(is))
    };
    match single(attribute) {
        Some(("S", value)) => is_text(value),
        Some(("N", value)) => is_number(value),
        Some(("BOOL", value)) => value.is_boolean(),
        Some(("NULL", value)) => value == true,
        Some(("L", value)) => all(value, &is_attribute),
        Some(("SS", value)) => all(value, &is_text),
        Some(("NS", value)) => all(value, &is_number),
        Some(("BS", value)) => all(value, &|_| false),
        Some(("M", value)) => is_item(value),
        _ => false,
    }
}

/// Returns the type and the value of an attribute.
fn single(attribute: &Value) -> Option<(&str, &Value)> {
    let attribute = attribute.as_object()?;
    let (tag, value) = attribute.iter().next()?;
    (attribute.len() == 1).then_some((tag, value))
}

fn is_map(attributes: &Value, found: &Value) -> bool {
    let (Some(attributes), Some(found)) = (attributes.as_object(), found.as_object()) else {
        return false;
    };
    let has = |(key, attribute)| found.get(key).is_some_and(|found| is(attribute, found));
    attributes.len() == found.len() && attributes.iter().all(has)
}

fn is(attribute: &Value, found: &Value) -> bool {
    let each = |list: &Value, is: &dyn Fn(&Value, &Value) -> bool| {
        let (Some(list), Some(found)) = (list.as_array(), found.as_array()) else {
            return false;
        };
        list.len() == found.len() && list.iter().zip(found).all(|(one, found)| is(one, found))
    };
    match single(attribute) {
        Some(("S" | "BOOL" | "SS", value)) => value == found,
        Some(("N", value)) => is_number(value, found),
        Some(("NULL", _)) => found.is_null(),
        Some(("L", value)) => each(value, &is),
        Some(("NS", value)) => each(value, &is_number),
        Some(("BS", value)) => each(value, &|_, _| false),
        Some(("M", value)) => is_map(value, found),
        _ => false,
    }
}

/// Returns `true` if this is the same number, or its text, which must not be a number of JSON.
fn is_number(text: &Value, found: &Value) -> bool {
    let Some(text) = text.as_str() else {
        return false;
    };
    match found {
        Value::Number(number) => {
            let float = number.as_f64().filter(|_| number.is_f64());
            let printed = float.map_or_else(|| number.to_string(), |float| float.to_string());
            digits(text) == digits(&printed)
        }
        found => {
            let is_long = digits(text).is_some_and(|(_, digits, power)| {
                digits.len() > 15 || !(-250..=250).contains(&power)
            });
            found == text && is_long && text.parse::<i64>().is_err()
        }
    }
}

/// Returns the sign, the digits without zeros at either end, and the power of ten of the last.
fn digits(text: &str) -> Option<(bool, String, i64)> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let power = i64::from(power.parse::<i32>().ok()?);
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{integer}{fraction}");
    if all.is_empty() || !all.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let trimmed = all.trim_end_matches('0');
    let zeros = i64::try_from(all.len() - trimmed.len()).ok()?;
    let fraction = i64::try_from(fraction.len()).ok()?;
    let significant = trimmed.trim_start_matches('0').to_owned();
    if significant.is_empty() {
        return Some((false, significant, 0));
    }
    Some((text.starts_with('-'), significant, power - fraction + zeros))
}
