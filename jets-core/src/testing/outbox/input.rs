//! What a rule of EventBridge sends to its function in the place of the event.

use serde_json::{Value, json};

use super::routes::resolved;
use crate::{aws::EventsRule, value::ToValue as _};

/// Returns the JSON that the function gets for the JSON of an event.
#[inline]
pub(super) fn of_rule(rule: &EventsRule, event: &[u8]) -> Vec<u8> {
    let event: Value = serde_json::from_slice(event).unwrap_or_default();
    let input = if let Some(input) = &rule.input {
        resolved(&input.to_value().to_string())
    } else if let Some(path) = &rule.input_path {
        at(&event, &resolved(path)).to_string()
    } else if let Some(transformer) = &rule.input_transformer {
        let paths = transformer.input_paths_map.iter();
        let parts = paths.map(|(name, path)| (name.as_str(), at(&event, &resolved(path))));
        let parts = parts.chain(predefined(&event));
        parts.fold(
            resolved(&transformer.input_template),
            |text, (name, part)| filled_in(&text, &format!("<{name}>"), &part),
        )
    } else {
        event.to_string()
    };
    input.into_bytes()
}

/// The [placeholders that need no path](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html).
fn predefined(event: &Value) -> [(&'static str, Value); 5] {
    let mut without_detail = event.clone();
    if let Value::Object(fields) = &mut without_detail {
        fields.remove("detail");
    }
    [
        (
            "aws.events.rule-arn",
            json!("arn:aws:events:us-west-2:112233445566:rule/test"),
        ),
        ("aws.events.rule-name", json!("test")),
        ("aws.events.event.ingestion-time", at(event, "$.time")),
        ("aws.events.event.json", event.clone()),
        ("aws.events.event", without_detail),
    ]
}

/// Replaces a placeholder: by JSON where it stands alone, and by its text inside of a string.
fn filled_in(template: &str, placeholder: &str, part: &Value) -> String {
    let as_text = match part {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let quoted = json!(as_text).to_string();
    let inside = quoted.get(1..quoted.len() - 1).unwrap_or_default();
    let (mut filled, mut in_string) = (String::new(), false);
    let mut pieces = template.split(placeholder);
    filled.extend(pieces.next());
    for (before, piece) in template.split(placeholder).zip(pieces) {
        in_string ^= has_open_quote(before);
        filled += &if in_string {
            inside.to_owned()
        } else {
            part.to_string()
        };
        filled += piece;
    }
    filled
}

/// Returns `true` if the text has an odd number of quotes that are not escaped.
fn has_open_quote(text: &str) -> bool {
    let (mut is_open, mut is_escaped) = (false, false);
    for letter in text.chars() {
        is_open ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
    }
    is_open
}

/// Returns the part of an event at a path such as `$.detail.items[0]`, or null if it has none.
fn at(event: &Value, path: &str) -> Value {
    let steps = path.strip_prefix('$').unwrap_or(path);
    let steps = steps.split(['.', '[', ']']);
    let steps = steps.map(|step| step.trim_matches(['\'', '"']));
    let mut part = event.clone();
    for step in steps.filter(|step| !step.is_empty()) {
        part = match &mut part {
            Value::Array(items) if step == "*" => Value::Array(std::mem::take(items)),
            Value::Object(fields) if step == "*" => fields.values().cloned().collect(),
            Value::Array(items) => match step.parse::<usize>() {
                Ok(index) => items.get(index).cloned().unwrap_or_default(),
                // What follows a `*` is taken from each.
                Err(_) => items
                    .iter()
                    .filter_map(|item| item.get(step).cloned())
                    .collect(),
            },
            Value::Object(fields) => fields.remove(step).unwrap_or_default(),
            _ => Value::Null,
        };
    }
    part
}
