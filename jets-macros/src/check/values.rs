//! Values read as what a word asks for; every message names the word and what it accepts.

use std::{fmt::Display, ops::RangeInclusive};

use proc_macro2::Punct;
use quote::ToTokens;
use syn::LitStr;

use super::declarations;
use crate::{
    diagnostics::{Errors, did_you_mean, did_you_mean_or_any, one_of},
    parse::syntax::{Declaration, NamedValue, Value, unraw},
};

/// An integer with separators: `10,000`.
pub(crate) fn thousands(number: i64) -> String {
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

/// `1 to 10,000`.
pub(crate) fn range_text(range: &RangeInclusive<i64>) -> String {
    format!(
        "{} to {}",
        thousands(*range.start()),
        thousands(*range.end())
    )
}

/// Reports that `value` is not of the kind that `word` takes.
pub(crate) fn wrong_kind(word: &str, accepted: impl Display, value: &Value, errors: &mut Errors) {
    errors.at(
        value,
        format!("`{word}` takes {accepted}, not {}", value.kind()),
    );
}

/// An integer of `range`.
pub(crate) fn integer(
    word: &str,
    range: RangeInclusive<i64>,
    value: &Value,
    errors: &mut Errors,
) -> Option<i64> {
    let accepted = range_text(&range);
    integer_where(
        word,
        &accepted,
        |number| range.contains(&number),
        value,
        errors,
    )
}

/// An integer that `accepts` says yes to; `accepted` says it in words.
pub(crate) fn integer_where(
    word: &str,
    accepted: &str,
    accepts: impl Fn(i64) -> bool,
    value: &Value,
    errors: &mut Errors,
) -> Option<i64> {
    let Value::Integer { minus, literal } = value else {
        wrong_kind(word, format_args!("an integer, {accepted}"), value, errors);
        return None;
    };
    if !literal.suffix().is_empty() {
        errors.at(
            literal,
            format!("`{word}` takes an integer without a suffix, {accepted}"),
        );
        return None;
    }
    let number = literal
        .base10_parse::<i64>()
        .ok()
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

/// The sign before a number's digits.
pub(crate) fn sign(minus: Option<&Punct>) -> &'static str {
    if minus.is_some() { "-" } else { "" }
}

/// `true` or `false`.
pub(crate) fn boolean(word: &str, value: &Value, errors: &mut Errors) -> Option<bool> {
    if let Value::Bool(literal) = value {
        return Some(literal.value);
    }
    wrong_kind(word, "`true` or `false`", value, errors);
    None
}

/// A string; `accepted` says which.
pub(crate) fn string<'value>(
    word: &str,
    accepted: &str,
    value: &'value Value,
    errors: &mut Errors,
) -> Option<&'value LitStr> {
    if let Value::String(literal) = value {
        return Some(literal);
    }
    wrong_kind(word, accepted, value, errors);
    None
}

/// A bare word, one of `known`.
pub(crate) fn keyword(
    word: &str,
    known: &'static [&'static str],
    value: &Value,
    errors: &mut Errors,
) -> Option<&'static str> {
    let Value::Word(found) = value else {
        let accepted = format!("a bare word, {}", one_of(known));
        match value {
            Value::String(literal) => {
                let hint = did_you_mean(&literal.value(), known.iter().copied());
                let message = format!("`{word}` takes {accepted}, not a string{hint}");
                errors.at(literal, message);
            }
            other => wrong_kind(word, accepted, other, errors),
        }
        return None;
    };
    let text = unraw(found);
    let matching = known.iter().find(|candidate| **candidate == text);
    if matching.is_none() {
        let hint = did_you_mean(&text, known.iter().copied());
        errors.at(
            found,
            format!("`{word}` is {}, not `{text}`{hint}", one_of(known)),
        );
    }
    matching.copied()
}

/// Strings: arguments one by one, or one list of them, which has to have some.
pub(crate) fn strings<'value>(
    word: &str,
    accepted: &str,
    values: &'value [Value],
    errors: &mut Errors,
) -> Vec<&'value LitStr> {
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

/// All values, or `None` when one was refused; those after it are checked all the same.
pub(crate) fn all<T>(checked: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let checked: Vec<Option<T>> = checked.collect();
    checked.into_iter().collect()
}

/// The one argument of a declaration that takes no options.
pub(crate) fn only_argument<'declaration>(
    accepted: &str,
    declaration: &'declaration Declaration,
    errors: &mut Errors,
) -> Option<&'declaration Value> {
    let keyword = unraw(&declaration.keyword);
    no_options(accepted, declaration, errors);
    if let Some(extra) = declaration.arguments.get(1) {
        errors.at(extra, format!("`{keyword}` takes one argument, {accepted}"));
    }
    let argument = declaration.arguments.first();
    if argument.is_none() && declaration.options.is_empty() && !declaration.damaged {
        missing_argument(accepted, declaration, errors);
    }
    argument
}

/// Reports that a declaration lacks its argument.
pub(crate) fn missing_argument(accepted: &str, declaration: &Declaration, errors: &mut Errors) {
    let keyword = &declaration.keyword;
    errors.at(
        keyword,
        format!("`{}` needs an argument: {accepted}", unraw(keyword)),
    );
}

/// Reports every option of a declaration that takes none.
pub(crate) fn no_options(accepted: &str, declaration: &Declaration, errors: &mut Errors) {
    let keyword = unraw(&declaration.keyword);
    for option in &declaration.options {
        errors.at(
            &option.name,
            format!(
                "`{keyword}` takes no option `{}`, only {accepted}",
                option.name.text()
            ),
        );
    }
}

/// The options that are known and given once; the others are reported.
pub(crate) fn known_options<'options>(
    owner: &str,
    known: &[&'static str],
    options: &'options [NamedValue],
    errors: &mut Errors,
) -> Vec<(&'static str, &'options NamedValue)> {
    let mut found: Vec<(&'static str, &NamedValue)> = Vec::new();
    for option in options {
        let name = option.name.text();
        let Some(word) = known.iter().find(|word| **word == name).copied() else {
            let hint = if declarations::is_keyword(&name) {
                "; as a declaration of its own, it comes after a `;`".to_owned()
            } else {
                did_you_mean_or_any("it has", &name, known)
            };
            errors.at(
                &option.name,
                format!("`{owner}` has no option `{name}`{hint}"),
            );
            continue;
        };
        if found.iter().any(|(earlier, _)| *earlier == word) {
            errors.at(&option.name, format!("option `{word}` is given twice"));
            continue;
        }
        if matches!(option.value, Value::Absent) {
            errors.at(
                &option.name,
                format!("option `{word}` has no value: write `{word}: …`"),
            );
            continue;
        }
        found.push((word, option));
    }
    found
}

/// The text of a literal, reported when it is empty.
pub(crate) fn not_empty(what: &str, literal: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(literal, format!("{what} is empty"));
        return None;
    }
    Some(text)
}

/// Reports the first of `text` that `allowed` refuses.
pub(crate) fn only_characters(
    what: &str,
    accepted: &str,
    text: &str,
    allowed: impl Fn(char) -> bool,
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
