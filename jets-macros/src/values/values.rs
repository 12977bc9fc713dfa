//! Reads values of the kinds that words take. Every message names the word and what it accepts.

use std::ops::RangeInclusive;

use proc_macro2::Punct;
use quote::ToTokens;

use super::placeholders;
use crate::{
    diagnostics::{Errors, did_you_mean, one_of},
    syntax::{StringLiteral, Value},
};

/// Returns the number with separators: `10,000`.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// Returns the range in words: `1 to 10,000`.
pub fn range_text(range: &RangeInclusive<i64>) -> String {
    format!(
        "{} to {}",
        thousands(*range.start()),
        thousands(*range.end())
    )
}

/// Reports a value of another kind than `word` takes.
pub fn wrong_kind(word: &str, accepted: &str, value: &Value, errors: &mut Errors) {
    errors.at(
        value,
        format!("`{word}` takes {accepted}, not {}", value.kind()),
    );
}

/// Returns the integer, which must be in `range`.
pub fn integer(
    word: &str,
    range: RangeInclusive<i64>,
    value: &Value,
    errors: &mut Errors,
) -> Option<i64> {
    let accepted = range_text(&range);
    integer_where(
        word,
        &accepted,
        &|number| range.contains(&number),
        value,
        errors,
    )
}

/// Returns the integer, for which `accepts` must return `true`. `accepted` says in words what that is.
pub fn integer_where(
    word: &str,
    accepted: &str,
    accepts: &dyn Fn(i64) -> bool,
    value: &Value,
    errors: &mut Errors,
) -> Option<i64> {
    let Value::Integer { minus, literal } = value else {
        if let Value::String(literal) = value
            && placeholders::has_any(literal)
        {
            errors.at(
                literal,
                format!(
                    "`{word}` takes a number that is written out, not a placeholder: {accepted}"
                ),
            );
            return None;
        }
        wrong_kind(word, &format!("an integer, {accepted}"), value, errors);
        return None;
    };
    let number = literal
        .base10_parse::<i64>()
        .map(|number| if minus.is_some() { -number } else { number })
        .filter(|number| accepts(*number));
    if number.is_none() {
        let sign = sign(minus.as_ref());
        errors.at(
            value,
            format!("`{word}` is {accepted}, not {sign}{literal}"),
        );
    }
    number
}

/// Returns the integer, which must be in `range` and must not have a sign.
pub fn unsigned(
    word: &str,
    range: RangeInclusive<i64>,
    value: &Value,
    errors: &mut Errors,
) -> Option<u32> {
    integer(word, range, value, errors).and_then(|number| u32::try_from(number).ok())
}

/// Returns the sign before the digits of a number.
pub fn sign(minus: Option<&Punct>) -> &'static str {
    if minus.is_some() { "-" } else { "" }
}

/// Returns the value of `true` or `false`.
pub fn boolean(word: &str, value: &Value, errors: &mut Errors) -> Option<bool> {
    if let Value::Bool { value, .. } = value {
        return Some(*value);
    }
    wrong_kind(word, "`true` or `false`", value, errors);
    None
}

/// Returns the string. `accepted` says in messages what it must be.
pub fn string<'value>(
    word: &str,
    accepted: &str,
    value: &'value Value,
    errors: &mut Errors,
) -> Option<&'value StringLiteral> {
    if let Value::String(literal) = value {
        return Some(literal);
    }
    wrong_kind(word, accepted, value, errors);
    None
}

/// Returns what the bare word stands for, which must be one of `known`.
pub fn word<T: Copy>(
    owner: &str,
    known: &[(&'static str, T)],
    value: &Value,
    errors: &mut Errors,
) -> Option<T> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let place = word_place(owner, &names, value, errors)?;
    known.get(place).map(|(_, value)| *value)
}

/// Returns the index in `names` of the bare word.
fn word_place(owner: &str, names: &[&str], value: &Value, errors: &mut Errors) -> Option<usize> {
    let known = names.iter().copied();
    let Value::Word(found) = value else {
        let accepted = format!("a bare word, {}", one_of(names));
        match value {
            Value::String(literal) => {
                let hint = did_you_mean(&literal.value(), known);
                let message = format!("`{owner}` takes {accepted}, not a string{hint}");
                errors.at(literal, message);
            }
            other => wrong_kind(owner, &accepted, other, errors),
        }
        return None;
    };
    let place = names.iter().position(|name| *name == found.text);
    if place.is_none() {
        let accepted = one_of(names);
        let hint = did_you_mean(&found.text, known);
        errors.at(
            found,
            format!("`{owner}` is {accepted}, not `{found}`{hint}"),
        );
    }
    place
}

/// Returns the strings, which are single arguments or one list. There must be at least one.
pub fn strings<'value>(
    word: &str,
    accepted: &str,
    values: &'value [Value],
    errors: &mut Errors,
) -> Vec<&'value StringLiteral> {
    let values = match values {
        [Value::List { group, values }] => {
            if values.is_empty() {
                errors.at(group, format!("`{word}` is empty: it takes {accepted}"));
            }
            values
        }
        values => values,
    };
    values
        .iter()
        .filter_map(|value| string(word, accepted, value, errors))
        .collect()
}

/// Returns all values, or `None` if one was refused. All of them are checked.
pub fn all<T>(checked: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let checked: Vec<Option<T>> = checked.collect();
    checked.into_iter().collect()
}

/// Returns the text of a literal. An empty one is reported.
pub fn not_empty(what: &str, literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(literal, format!("{what} is empty"));
        return None;
    }
    Some(text)
}

/// Reports the first character of `text` that `allowed` refuses.
pub fn only_characters(
    what: &str,
    accepted: &str,
    text: &str,
    allowed: &dyn Fn(char) -> bool,
    at: impl ToTokens,
    errors: &mut Errors,
) -> bool {
    let refused = text.chars().find(|character| !allowed(*character));
    if let Some(character) = refused {
        errors.at(
            at,
            format!(
                "{what} cannot have `{}` in it: it takes {accepted}",
                character.escape_debug()
            ),
        );
    }
    refused.is_none()
}
