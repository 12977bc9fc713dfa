//! Converts values of the language to JSON.

use jets_core::manifest::{Map, Value as Json};

use super::{placeholders, values};
use crate::{diagnostics::Errors, syntax::Value};

/// Returns the JSON of a value of `word`. `null` is written as a bare word.
pub fn of_value(word: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::String(literal) => {
            placeholders::masked(literal, errors)?;
            Some(Json::Text(literal.value()))
        }
        Value::Bool { value, .. } => Some(Json::Bool(*value)),
        Value::Word(word) if word.text == "null" => Some(Json::Null),
        Value::Integer { .. } => {
            let accepted = "an integer of 64 bits";
            values::integer_where(word, accepted, &|_| true, value, errors).map(Json::from)
        }
        Value::Float { minus, literal } => {
            let number = literal.base10_parse::<f64>();
            let number = number.map(|number| if minus.is_some() { -number } else { number });
            let number = number
                .filter(|number| number.is_finite())
                .map(Json::Fraction);
            if number.is_none() {
                errors.at(value, format!("`{word}` takes a number without a suffix"));
            }
            number
        }
        Value::List { values: items, .. } => {
            let items = items.iter().map(|item| of_value(word, item, errors));
            values::all(items).map(Json::Array)
        }
        Value::Map { entries, .. } => {
            let mut object = Map::default();
            let mut is_sound = true;
            for entry in entries {
                let name = entry.name.text();
                let checked = placeholders::masked_text(name, &entry.name, errors);
                match checked.and(of_value(word, &entry.value, errors)) {
                    Some(value) if object.get(name).is_none() => {
                        object.insert(name, value);
                    }
                    Some(_) => {
                        errors.at(&entry.name, format!("key `{name}` is given twice"));
                        is_sound = false;
                    }
                    None => is_sound = false,
                }
            }
            is_sound.then_some(Json::Object(object))
        }
        other => {
            values::wrong_kind(
                word,
                "a string, a number, `true`, `false`, `null`, a list or a map",
                other,
                errors,
            );
            None
        }
    }
}
