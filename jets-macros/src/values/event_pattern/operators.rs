//! The elements of a key's list: values that must be equal, and operators.

use jets_core::{
    event_pattern::{Cidr, OPERATORS, Wildcard},
    manifest::{Map, Value as Json},
};

use super::Target;
use crate::{
    diagnostics::{all_of, did_you_mean_or_any, one_of},
    values::{Text, Value, all, placeholders::PLACEHOLDER},
};

const IGNORING_CASE: &str = "equals-ignore-case";

/// The maximum of a number that EventBridge compares, with either sign:
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>.
const MAX_COMPARED: i64 = 5_000_000_000;

/// The same for SNS: <https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html>.
const MAX_COMPARED_BY_SNS: i64 = 1_000_000_000;

impl Target {
    const fn operators(self) -> &'static [&'static str] {
        match self {
            Self::Filter(_) => &[
                "prefix",
                "suffix",
                IGNORING_CASE,
                "anything-but",
                "numeric",
                "exists",
            ],
            Self::Bus => OPERATORS,
            // https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
            Self::Topic => &[
                "prefix",
                "suffix",
                IGNORING_CASE,
                "wildcard",
                "anything-but",
                "cidr",
                "numeric",
                "exists",
            ],
        }
    }

    /// Returns what the patterns belong to, in the words of a message.
    const fn owner(self) -> &'static str {
        match self {
            Self::Filter(_) => "a filter of an event source mapping",
            Self::Bus => "a rule of a bus",
            Self::Topic => "a filter policy",
        }
    }

    /// Returns the operators that compare strings, both alone and inside `anything-but`.
    const fn text_operators(self) -> &'static [&'static str] {
        match self {
            Self::Filter(_) => &["prefix", "suffix", IGNORING_CASE],
            Self::Bus | Self::Topic => &["prefix", "suffix", IGNORING_CASE, "wildcard"],
        }
    }

    /// Checks one element of a key's list: a value that must be equal, or a map of one operator.
    pub(super) fn condition(self, value: Value<'_>) -> Option<Json> {
        let Some(entries) = value.as_map() else {
            return scalar(value);
        };
        let Some(operand) = entries.single() else {
            let operators = one_of(self.operators());
            value.error(format!("write one operator in each map: {operators}"));
            return None;
        };
        let operator = operand.name;
        if !self.operators().contains(&operator) {
            self.refuse_operator(operand);
            return None;
        }
        let checked = match operator {
            "prefix" | "suffix" => self.affix(operand)?,
            "anything-but" => self.anything_but(operand)?,
            "numeric" => self.numeric(operand)?,
            "exists" => Json::Bool(operand.boolean()?),
            _ => text(operand)?,
        };
        Some(single(operator, checked))
    }

    fn refuse_operator(self, operand: Value<'_>) {
        let (operator, known) = (operand.name, self.operators());
        operand.error_at_key(if OPERATORS.contains(&operator) {
            let (owner, known) = (self.owner(), all_of(known));
            format!("{owner} does not take `{operator}`; the operators are {known}")
        } else {
            let hint = did_you_mean_or_any("the operators are", operator, known);
            format!("`{operator}` is not an operator of event patterns{hint}")
        });
    }

    /// Checks the operand of `prefix` or `suffix`: a string, or in a rule also `equals-ignore-case` with one.
    fn affix(self, value: Value<'_>) -> Option<Json> {
        let operator = value.name;
        let Some(entries) = value.as_map() else {
            return text(value);
        };
        let ignoring_case = entries.single().filter(|entry| entry.name == IGNORING_CASE);
        match (self, ignoring_case) {
            (Self::Bus, Some(entry)) => return Some(single(IGNORING_CASE, text(entry)?)),
            (Self::Filter(_) | Self::Topic, Some(entry)) => {
                let owner = self.owner();
                entry.error_at_key(format!("{owner} does not take `{IGNORING_CASE}` inside `{operator}`, which takes a string"));
            }
            (Self::Bus, None) => value.error(format!(
                "`{operator}` takes a string, or `{{ {IGNORING_CASE}: \"…\" }}`"
            )),
            (Self::Filter(_) | Self::Topic, None) => value.wrong_kind("a string"),
        }
        None
    }

    /// Checks the operand of `anything-but`: strings or numbers, or one operator that compares strings.
    fn anything_but(self, value: Value<'_>) -> Option<Json> {
        let operators = all_of(self.text_operators());
        let accepted = format!("a string, a number, a list of those, or one of {operators}");
        if let Some(entries) = value.as_map() {
            let known = |entry: &Value<'_>| self.text_operators().contains(&entry.name);
            let Some(entry) = entries.single().filter(known) else {
                value.error(format!("`anything-but` takes {accepted}"));
                return None;
            };
            let operand = one_or_more(entry, |value| {
                value
                    .text("strings")?
                    .not_empty("strings of one character or more")?;
                text(value)
            })?;
            return Some(single(entry.name, operand));
        }
        let items = value.as_list().unwrap_or_default();
        let is_mixed = items.iter().any(|item| item.as_text().is_some())
            && items.iter().any(|item| item.is_number());
        if is_mixed {
            value
                .error("`anything-but` takes strings alone or numbers alone, not both in one list");
            return None;
        }
        one_or_more(value, |value| match value.as_text() {
            Some(text) => string(text),
            None if value.is_number() => value.json_number(),
            None => {
                value.wrong_kind(&accepted);
                None
            }
        })
    }
}

/// Returns `{ operator: operand }`.
fn single(operator: &str, operand: Json) -> Json {
    Json::Object(Map::from_iter([(operator, operand)]))
}

fn scalar(value: Value<'_>) -> Option<Json> {
    if let Some(text) = value.as_text() {
        return string(text);
    }
    if let Some(boolean) = value.as_bool() {
        return Some(Json::Bool(boolean));
    }
    if value.is_number() {
        return value.json_number();
    }
    match value.as_word() {
        Some(word) if word.text == "null" => return Some(Json::Null),
        Some(word) => value.error(format!(
            "`{word}` is not a value to match: write it as a string, `\"{word}\"`"
        )),
        None => value.wrong_kind(
            "strings, numbers, `true`, `false`, `null` and `{ operator: … }` in its list",
        ),
    }
    None
}

/// Checks the operand of an operator that compares a string.
fn text(value: Value<'_>) -> Option<Json> {
    let text = value.text("a string")?;
    let masked = text.masked()?;
    let error = match value.name {
        "wildcard" => Wildcard::parse(&text).err(),
        // The value of a placeholder is not known at compile time.
        "cidr" if !masked.contains(PLACEHOLDER) => Cidr::parse(&text).err(),
        _ => None,
    };
    text.unless(error.map(|error| error.to_string()))
        .map(Json::Text)
}

/// Checks a string, which may contain placeholders.
fn string(text: Text<'_>) -> Option<Json> {
    text.masked()?;
    Some(Json::Text(text.into_string()))
}

fn one_or_more<'a>(value: Value<'a>, check: impl Fn(Value<'a>) -> Option<Json>) -> Option<Json> {
    let Some(items) = value.as_list() else {
        return check(value);
    };
    if items.is_empty() {
        let operator = value.name;
        value.error(format!(
            "`{operator}` takes one value or more, not an empty list"
        ));
        return None;
    }
    all(items.into_iter().map(check)).map(Json::Array)
}

impl Target {
    /// Checks the operand of `numeric`: `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 100]`.
    fn numeric(self, value: Value<'_>) -> Option<Json> {
        const ACCEPTED: &str = "a list such as `[\">\", 0, \"<=\", 100]`";
        let Some(items) = value.as_list() else {
            value.wrong_kind(ACCEPTED);
            return None;
        };
        if items.is_empty() || items.len() > 4 {
            value.error(format!("`numeric` takes one comparison or two: {ACCEPTED}"));
            return None;
        }
        let mut json = Vec::new();
        let mut bounds = Vec::new();
        for pair in items.chunks(2) {
            let (sign, bound) = self.comparison(pair)?;
            bounds.push((sign.clone(), bound.as_f64().unwrap_or_default()));
            json.extend([Json::Text(sign), bound]);
        }
        if let [(lower, bottom), (upper, top)] = bounds.as_slice()
            && !(lower.starts_with('>') && upper.starts_with('<') && bottom < top)
        {
            value.error(
            "two comparisons make a range, with its lower bound first: `[\">\", 0, \"<=\", 100]`",
        );
            return None;
        }
        Some(Json::Array(json))
    }

    fn comparison(self, pair: &[Value<'_>]) -> Option<(String, Json)> {
        const COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];
        let (sign, bound) = pair.split_first()?;
        let sign = sign.text("a comparison such as `\">\"` before each number")?;
        if !COMPARISONS.contains(&&*sign) {
            let (found, known) = (&*sign, all_of(&COMPARISONS));
            sign.error(format!(
                "`{found}` is not a comparison: `numeric` knows {known}"
            ));
            return None;
        }
        let Some(bound) = bound.first() else {
            let found = &*sign;
            sign.error(format!("comparison `{found}` needs a number after it"));
            return None;
        };
        Some((sign.into_string(), self.compared_number(*bound)?))
    }

    fn compared_number(self, value: Value<'_>) -> Option<Json> {
        let number = value.json_number()?;
        let max = match self {
            Self::Topic => MAX_COMPARED_BY_SNS,
            Self::Filter(_) | Self::Bus => MAX_COMPARED,
        };
        #[allow(clippy::cast_precision_loss, reason = "the limit is exact as an `f64`")]
        let limit = max as f64;
        if number.as_f64().is_some_and(|value| value.abs() <= limit) {
            return Some(number);
        }
        let max = crate::values::thousands(max);
        let found = value.as_number()?;
        value.error(format!(
            "`numeric` compares numbers of -{max} to {max}, not {found}"
        ));
        None
    }
}
