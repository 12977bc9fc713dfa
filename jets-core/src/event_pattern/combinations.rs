//! The size of what `$or` makes of a pattern.

use crate::value::{Map, Value};

/// How many patterns without `$or` say the same as this one.
#[must_use]
pub fn combinations(entries: &Map) -> usize {
    let of_each = entries.iter().map(|(key, value)| match value {
        Value::Array(items) if key == "$or" => {
            let items = items.iter().filter_map(Value::as_object).map(combinations);
            items.fold(0, usize::saturating_add)
        }
        Value::Object(entries) => combinations(entries),
        _ => 1,
    });
    of_each.fold(1, usize::saturating_mul)
}
