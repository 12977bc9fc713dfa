//! Checks numbers in event patterns, and the operator `numeric`.

use jets_core::manifest::{Integer, Value as Json};

use super::values;
use crate::{
    diagnostics::{Errors, all_of},
    syntax::Value,
};

const COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

/// Checks the operand of `numeric`: `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 100]`.
pub(super) fn numeric(value: &Value, errors: &mut Errors) -> Option<Json> {
    const ACCEPTED: &str = "a list such as `[\">\", 0, \"<=\", 100]`";
    let Value::List {
        group,
        values: items,
    } = value
    else {
        values::wrong_kind("numeric", ACCEPTED, value, errors);
        return None;
    };
    if items.is_empty() || items.len() > 4 {
        errors.at(
            group,
            format!("`numeric` takes one comparison or two: {ACCEPTED}"),
        );
        return None;
    }
    let mut json = Vec::new();
    let mut bounds = Vec::new();
    for pair in items.chunks(2) {
        let (sign, bound) = comparison(pair, errors)?;
        bounds.push((sign.clone(), bound.as_f64().unwrap_or_default()));
        json.extend([Json::Text(sign), bound]);
    }
    if let [(lower, bottom), (upper, top)] = bounds.as_slice()
        && !(lower.starts_with('>') && upper.starts_with('<') && bottom < top)
    {
        errors.at(
            group,
            "two comparisons make a range, with its lower bound first: `[\">\", 0, \"<=\", 100]`",
        );
        return None;
    }
    Some(Json::Array(json))
}

/// Checks one comparison: `">", 0`.
fn comparison(pair: &[Value], errors: &mut Errors) -> Option<(String, Json)> {
    let (sign, bound) = match pair {
        [sign, bound] => (sign, Some(bound)),
        [sign, ..] => (sign, None),
        [] => return None,
    };
    let literal = values::string(
        "numeric",
        "a comparison such as `\">\"` before each number",
        sign,
        errors,
    )?;
    let sign = literal.value();
    if !COMPARISONS.contains(&sign.as_str()) {
        let known = all_of(&COMPARISONS);
        errors.at(
            literal,
            format!("`{sign}` is not a comparison: `numeric` knows {known}"),
        );
        return None;
    }
    let Some(bound) = bound else {
        errors.at(
            literal,
            format!("comparison `{sign}` needs a number after it"),
        );
        return None;
    };
    Some((sign, compared_number(bound, errors)?))
}

/// Checks a number that EventBridge compares: -5,000,000,000 to 5,000,000,000.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
fn compared_number(value: &Value, errors: &mut Errors) -> Option<Json> {
    let number = number("numeric", value, errors)?;
    if number.as_f64().is_some_and(|value| value.abs() <= 5.0e9) {
        return Some(number);
    }
    errors.at(
        value,
        format!("`numeric` compares numbers of -5,000,000,000 to 5,000,000,000, not {number}"),
    );
    None
}

pub(super) fn number(word: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let (minus, digits) = match value {
        Value::Integer { minus, literal } | Value::Float { minus, literal } => {
            (minus, literal.base10_digits())
        }
        other => {
            values::wrong_kind(word, "a number", other, errors);
            return None;
        }
    };
    let sign = values::sign(minus.as_ref());
    let digits = format!("{sign}{digits}");
    let number = json(&digits);
    if number.is_none() {
        errors.at(value, format!("{digits} is not a JSON number"));
    }
    number
}

/// Returns an integer if it fits 64 bits, or else the nearest `f64`.
fn json(digits: &str) -> Option<Json> {
    let integer = digits.parse::<i64>().map(Integer::from);
    let integer = integer.or_else(|_| digits.parse::<u64>().map(Integer::from));
    let fraction = || {
        digits
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    };
    match integer {
        Ok(integer) => Some(Json::Integer(integer)),
        Err(_) => fraction().map(Json::Fraction),
    }
}
