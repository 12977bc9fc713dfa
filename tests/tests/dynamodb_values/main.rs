//! Tests of attributes as types of the user: what each type takes, and the errors that name the attribute.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod errors;
mod numbers;
mod serde_dynamo;
mod types;

use jets::{
    Change, Dynamodb,
    testing::{Decoded, DynamodbEvent, DynamodbEventRecord},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// An item with one attribute.
#[derive(Debug, Deserialize, PartialEq)]
struct One<T> {
    value: T,
}

/// Returns an event that puts this item into a table.
fn event(item: &Value) -> String {
    let insert = DynamodbEventRecord::insert(json!({"id": {"S": "1"}}), item.clone());
    DynamodbEvent::new().record(insert).to_json()
}

/// Reads an item, or returns what its error says of it.
fn read_item<T: DeserializeOwned>(item: &Value) -> Result<T, String> {
    let event = event(item);
    let decoded = Decoded::<Dynamodb>::new(&event).expect("an event");
    let change: Result<Change<T>, _> = decoded.item(0);
    match change {
        Ok(change) => Ok(change.new_image.expect("a new image")),
        Err(error) => {
            let error = error.to_string();
            let (_, error) = (error.split_once("is not of the type asked for: ")).expect(&error);
            Err(error.to_owned())
        }
    }
}

/// Reads an attribute, such as `{"S": "text"}`.
fn read<T: DeserializeOwned>(attribute: &Value) -> Result<T, String> {
    let item: One<T> = read_item(&json!({"value": attribute}))?;
    Ok(item.value)
}
