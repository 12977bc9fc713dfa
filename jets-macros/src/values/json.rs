//! Values of the language as JSON.

use jets_core::manifest::{Map, Value as Json};

use super::{Value, all};

/// Returns the JSON of a value. `null` is written as a bare word.
pub fn check(value: Value<'_>) -> Option<Json> {
    if let Some(text) = value.as_text() {
        text.masked()?;
        return Some(Json::Text(text.into_string()));
    }
    if let Some(boolean) = value.as_bool() {
        return Some(Json::Bool(boolean));
    }
    if value.is_word("null") {
        return Some(Json::Null);
    }
    if let Some(items) = value.as_list() {
        return all(items.into_iter().map(check)).map(Json::Array);
    }
    if value.as_map().is_some() {
        return object(value).map(Json::Object);
    }
    if value.as_integer().is_some() {
        let number = value.integer(&[i64::MIN..=i64::MAX], "an integer of 64 bits");
        return number.map(Json::from);
    }
    if value.is_number() {
        return value.json_number();
    }
    value.wrong_kind("a string, a number, `true`, `false`, `null`, a list or a map");
    None
}

fn object(value: Value<'_>) -> Option<Map> {
    let mut object = Map::default();
    let mut is_sound = true;
    for entry in value.as_map()?.iter() {
        let name = entry.name;
        let checked = entry
            .has_sound_key()
            .then(|| check(entry.called(value.name)));
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
