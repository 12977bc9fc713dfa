//! Values of the language as JSON.

use jets_core::manifest::{Integer, Map, Value as Json};

use super::{Value, all};

/// Returns the JSON of a value. `null` is written as a bare word.
pub fn check(value: Value<'_>) -> Option<Json> {
    check_with_keys(value, as_written)
}

/// Returns the JSON of a value like [`check`], where `name_of_key` gives the names of the keys of its map, and of the maps
/// in its `$or`.
pub fn check_with_keys(value: Value<'_>, name_of_key: fn(&str) -> &str) -> Option<Json> {
    if let Some(text) = value.as_text() {
        text.masked()?;
        return Some(Json::Text(text.into_string()));
    }
    if let Some(boolean) = value.as_bool() {
        return Some(Json::Bool(boolean));
    }
    if let Some(items) = value.as_list() {
        let items = items.into_iter();
        return all(items.map(|item| check_with_keys(item, name_of_key))).map(Json::Array);
    }
    if value.as_map().is_some() {
        return object(value, name_of_key).map(Json::Object);
    }
    if value.as_number().is_some() {
        return number(value);
    }
    match value.as_word() {
        Some(word) if word.text == "null" => return Some(Json::Null),
        Some(word) => value.error(format!(
            "`{word}` is not a value of JSON: write it as a string, `\"{word}\"`"
        )),
        None => value.wrong_kind("a string, a number, `true`, `false`, `null`, a list or a map"),
    }
    None
}

pub fn as_written(key: &str) -> &str {
    key
}

fn object(value: Value<'_>, name_of_key: fn(&str) -> &str) -> Option<Map> {
    let mut object = Map::default();
    let mut is_sound = true;
    for entry in value.as_map()?.iter() {
        let name = name_of_key(entry.name);
        let inside = match name {
            "$or" => name_of_key,
            _ => as_written,
        };
        let checked = entry
            .has_sound_key()
            .then(|| check_with_keys(entry.called(value.name), inside));
        match checked.flatten() {
            Some(value) if object.get(name).is_none() => object.insert(name, value),
            Some(_) => {
                entry.error_at_key(format!("key `{name}` is given twice"));
                is_sound = false;
            }
            None => is_sound = false,
        }
    }
    is_sound.then_some(object)
}

/// Returns a number: an integer if it is written as one, which must fit 64 bits, or the nearest `f64`.
fn number(value: Value<'_>) -> Option<Json> {
    let written = value.as_number()?;
    let (name, digits) = (value.name, &written.digits);
    if written.is_integer {
        let integer = digits.parse::<i128>().ok();
        let integer = integer.and_then(|integer| Integer::try_from(integer).ok());
        if integer.is_none() {
            value.error(format!("`{name}` is an integer of 64 bits, not {written}"));
        }
        return integer.map(Json::Integer);
    }
    let fraction = digits
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite());
    if fraction.is_none() {
        value.error(format!("`{digits}` is too large for a number of JSON"));
    }
    fraction.map(Json::Fraction)
}
