//! Checks the elements of a key's list: values that must be equal, and operators.

use super::{
    Cidr, OPERATORS, Wildcard,
    check::{Checker, Step, Target, of_wrong_kind},
};
use crate::{
    nearest::{all_of, did_you_mean_or_any, one_of, thousands},
    placeholders::has_any,
    value::{Map, Value},
};

const IGNORING_CASE: &str = "equals-ignore-case";

/// The maximum of a number that EventBridge compares, with either sign:
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>.
const MAX_COMPARED: i64 = 5_000_000_000;

/// The same for SNS: <https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html>.
const MAX_COMPARED_BY_SNS: i64 = 1_000_000_000;

const COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

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
            Self::Any | Self::Bus => OPERATORS,
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
            Self::Any => "an event pattern",
            Self::Filter(_) => "a filter of an event source mapping",
            Self::Bus => "a rule of a bus",
            Self::Topic => "a filter policy",
        }
    }

    /// Returns the operators that compare strings, both alone and inside `anything-but`.
    const fn text_operators(self) -> &'static [&'static str] {
        match self {
            Self::Filter(_) => &["prefix", "suffix", IGNORING_CASE],
            Self::Any | Self::Bus | Self::Topic => &["prefix", "suffix", IGNORING_CASE, "wildcard"],
        }
    }

    /// Returns `true` if `prefix` and `suffix` may ignore case.
    const fn affixes_ignore_case(self) -> bool {
        matches!(self, Self::Any | Self::Bus)
    }
}

/// Returns the only entry of a map.
fn single(entries: &Map) -> Option<(&str, &Value)> {
    entries.iter().next().filter(|_| entries.len() == 1)
}

const fn is_number(value: &Value) -> bool {
    matches!(value, Value::Integer(_) | Value::Fraction(_))
}

impl Checker {
    /// Checks one element of a key's list: a value that must be equal, or a map of one operator.
    pub(super) fn condition(&mut self, value: &Value) {
        match value {
            Value::Object(entries) if entries.len() != 1 => {
                let operators = one_of(self.target.operators());
                self.error(format!("write one operator in each map: {operators}"));
            }
            Value::Object(entries) => {
                for (operator, operand) in entries.iter() {
                    self.inside_key(operator, |checker| checker.operator(operator, operand));
                }
            }
            Value::Array(_) => self.wrong_kind(
                "strings, numbers, `true`, `false`, `null` and `{ operator: … }` in its list",
                value,
            ),
            _ => {}
        }
    }

    fn operator(&mut self, operator: &str, operand: &Value) {
        let known = self.target.operators();
        match operator {
            _ if !known.contains(&operator) => {
                self.error_in_key(if OPERATORS.contains(&operator) {
                    let (owner, known) = (self.target.owner(), all_of(known));
                    format!("{owner} does not take `{operator}`; the operators are {known}")
                } else {
                    let hint = did_you_mean_or_any("the operators are", operator, known);
                    format!("`{operator}` is not an operator of event patterns{hint}")
                });
            }
            "prefix" | "suffix" => self.affix(operator, operand),
            "anything-but" => self.anything_but(operand),
            "numeric" => self.numeric(operand),
            "exists" => {
                if !matches!(operand, Value::Bool(_)) {
                    self.wrong_kind("`true` or `false`", operand);
                }
            }
            _ => self.text(operator, operand),
        }
    }

    /// Checks the operand of an operator that compares a string.
    fn text(&mut self, operator: &str, operand: &Value) {
        let Some(text) = operand.as_str() else {
            self.wrong_kind("a string", operand);
            return;
        };
        let error = match operator {
            "wildcard" => Wildcard::parse(text).err(),
            // The value of a placeholder is not known before the deployment.
            "cidr" if self.target == Target::Any || !has_any(text) => Cidr::parse(text).err(),
            _ => None,
        };
        if let Some(error) = error {
            self.error(error.to_string());
        }
    }

    /// Checks the operand of `prefix` or `suffix`: a string, or in a rule also `equals-ignore-case` with one.
    fn affix(&mut self, operator: &str, operand: &Value) {
        let Value::Object(entries) = operand else {
            self.text(operator, operand);
            return;
        };
        let ignoring_case = single(entries).filter(|(name, _)| *name == IGNORING_CASE);
        match (ignoring_case, self.target.affixes_ignore_case()) {
            (Some((name, operand)), true) => {
                self.inside_key(name, |checker| checker.text(name, operand));
            }
            (Some((name, _)), false) => self.inside_key(name, |checker| {
                let owner = checker.target.owner();
                checker.error_in_key(format!(
                    "{owner} does not take `{name}` inside `{operator}`, which takes a string"
                ));
            }),
            (None, true) => self.error(format!(
                "`{operator}` takes a string, or `{{ {IGNORING_CASE}: \"…\" }}`"
            )),
            (None, false) => self.wrong_kind("a string", operand),
        }
    }

    /// Checks the operand of `anything-but`: strings or numbers, or one operator that compares strings.
    fn anything_but(&mut self, operand: &Value) {
        let known = self.target.text_operators();
        let operators = all_of(known);
        let accepted = format!("a string, a number, a list of those, or one of {operators}");
        if let Value::Object(entries) = operand {
            match single(entries).filter(|(name, _)| known.contains(name)) {
                Some((name, operand)) => self.inside_key(name, |checker| {
                    checker.one_or_more(operand, |checker, text| {
                        if text.as_str() == Some("") {
                            checker.error(format!(
                                "`{name}` takes strings of one character or more, not an empty string"
                            ));
                        }
                        checker.text(name, text);
                    });
                }),
                None => self.error(format!("`anything-but` takes {accepted}")),
            }
            return;
        }
        let items = operand.as_array().unwrap_or_default();
        let has_text = items.iter().any(|item| item.as_str().is_some());
        if has_text && items.iter().any(is_number) {
            self.error("`anything-but` takes strings alone or numbers alone, not both in one list");
            return;
        }
        self.one_or_more(operand, |checker, item| {
            if item.as_str().is_none() && !is_number(item) {
                checker.wrong_kind(&accepted, item);
            }
        });
    }

    pub(super) fn one_or_more(
        &mut self,
        operand: &Value,
        mut check: impl FnMut(&mut Self, &Value),
    ) {
        match operand.as_array() {
            Some([]) => {
                let name = self.name();
                self.error(format!(
                    "`{name}` takes one value or more, not an empty list"
                ));
            }
            Some(items) => self.inside_each(items, check),
            None => check(self, operand),
        }
    }

    /// Checks the operand of `numeric`: `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 100]`.
    fn numeric(&mut self, operand: &Value) {
        const ACCEPTED: &str = "a list such as `[\">\", 0, \"<=\", 100]`";
        let Some(items) = operand.as_array() else {
            self.wrong_kind(ACCEPTED, operand);
            return;
        };
        if items.is_empty() || items.len() > 4 {
            self.error(format!("`numeric` takes one comparison or two: {ACCEPTED}"));
            return;
        }
        for (index, item) in items.iter().enumerate() {
            let has_bound = index + 1 < items.len();
            let problem = if index.is_multiple_of(2) {
                problem_of_sign(item, has_bound)
            } else {
                self.problem_of_bound(item)
            };
            if let Some(problem) = problem {
                self.inside(Step::Index(index), |checker| checker.error(problem));
                return;
            }
        }
        if let [lower, bottom, upper, top] = items {
            let begins =
                |sign: &Value, with| sign.as_str().is_some_and(|sign| sign.starts_with(with));
            if !(begins(lower, '>') && begins(upper, '<') && bottom.as_f64() < top.as_f64()) {
                self.error("two comparisons make a range, with its lower bound first: `[\">\", 0, \"<=\", 100]`");
            }
        }
    }

    fn problem_of_bound(&self, bound: &Value) -> Option<String> {
        let max = match self.target {
            Target::Topic => MAX_COMPARED_BY_SNS,
            Target::Any | Target::Filter(_) | Target::Bus => MAX_COMPARED,
        };
        let Some(number) = bound.as_f64() else {
            return Some(of_wrong_kind("numeric", "a number", bound));
        };
        #[expect(clippy::cast_precision_loss, reason = "the limit is exact as an `f64`")]
        let is_in_range = number.abs() <= max as f64;
        (!is_in_range).then(|| {
            let max = thousands(max);
            format!("`numeric` compares numbers of -{max} to {max}, not {bound}")
        })
    }
}

fn problem_of_sign(sign: &Value, has_bound: bool) -> Option<String> {
    let Some(sign) = sign.as_str() else {
        let accepted = "a comparison such as `\">\"` before each number";
        return Some(of_wrong_kind("numeric", accepted, sign));
    };
    if !COMPARISONS.contains(&sign) {
        let known = all_of(&COMPARISONS);
        return Some(format!(
            "`{sign}` is not a comparison: `numeric` knows {known}"
        ));
    }
    (!has_bound).then(|| format!("comparison `{sign}` needs a number after it"))
}
