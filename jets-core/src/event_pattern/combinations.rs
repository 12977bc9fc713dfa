//! Counts the combinations of a pattern's `$or`.

use crate::value::{Map, Value};

/// Returns how many patterns without `$or` are needed to express this one.
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
