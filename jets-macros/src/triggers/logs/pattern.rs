//! `filter_pattern`: [which log events][1] invoke the function.
//!
//! [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

use crate::{
    diagnostics::Errors,
    rules::{options::OptionValue, placeholders::masked, values},
};

/// The maximum length, from `filterPattern` of CloudWatch's API model.
const MOST_CHARACTERS: usize = 1024;

/// The maximum number of regular expressions in one pattern.
const MOST_EXPRESSIONS: usize = 2;

/// Checks a pattern: its length, brackets, quotes and regular expressions.
pub fn check(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    let name = option.name;
    let literal = values::string(name, "a string such as `\"ERROR\"`", option.value, errors)?;
    let text = literal.value();
    let problem = problem(&masked(literal, errors)?);
    if let Some(problem) = problem {
        errors.at(literal, format!("`{name}` {problem}"));
        return None;
    }
    Some(text)
}

fn problem(pattern: &str) -> Option<String> {
    let characters = pattern.chars().count();
    if characters > MOST_CHARACTERS {
        return Some(format!(
            "has at most {} characters, not {}",
            values::thousands(1024),
            values::thousands(i64::try_from(characters).unwrap_or(i64::MAX))
        ));
    }
    let pattern = pattern.trim();
    for (open, close, what) in [
        ('{', '}', "a pattern for JSON is `{ $.field = value }`"),
        ('[', ']', "a pattern for columns is `[first, second, …]`"),
    ] {
        if pattern.starts_with(open) != pattern.ends_with(close) {
            return Some(format!(
                "begins with `{open}` and does not end with `{close}`, or the other way round: {what}"
            ));
        }
    }
    if pattern.starts_with('{') && !pattern.contains("$.") && !pattern.contains("$[") {
        return Some("names no field: a pattern for JSON is `{ $.field = value }`".to_owned());
    }
    let quotes = pattern.replace("\\\"", "").matches('"').count();
    if !quotes.is_multiple_of(2) {
        return Some("has a `\"` that is not closed".to_owned());
    }
    let expressions = pattern.replace("\\%", "").matches('%').count() / 2;
    (expressions > MOST_EXPRESSIONS)
        .then(|| format!("has at most {MOST_EXPRESSIONS} regular expressions"))
}
