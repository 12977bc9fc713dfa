//! Deserialises attributes of DynamoDB, straight from the text of the event.
//!
//! A number is read exactly, or is an error. Text borrows from the event if it has no escapes there.

mod containers;
mod error;
mod key;
mod number;
mod tag;
mod value;

use serde_core::Deserialize;

use crate::runtime::json::Cursor;
pub(crate) use error::Error;
use value::{Form, Value};

/// Deserialises an item: the JSON of an object of attributes, such as `{"id":{"S":"1"}}`.
pub(crate) fn from_item<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T, Error> {
    let mut cursor = Cursor::new(json);
    T::deserialize(Value::new(&mut cursor, Form::Item))
}
