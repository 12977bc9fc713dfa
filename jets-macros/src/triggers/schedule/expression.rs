//! Checks the expressions of schedules, by the grammar of EventBridge Scheduler.

use jets_core::manifest::{CronExpression, RateExpression};

use crate::{
    diagnostics::Errors,
    rules::placeholders::{PLACEHOLDER, is_whole, masked},
    syntax::StringLiteral,
};

/// Checks `10 minutes`, and returns `rate(10 minutes)`.
pub fn rate(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    check("rate", literal, errors, |text| {
        RateExpression::parse(text).map(|rate| rate.to_string())
    })
}

/// Checks `0 12 * * ? *`, and returns `cron(0 12 * * ? *)`.
pub fn cron(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    check("cron", literal, errors, |text| {
        CronExpression::parse(text).map(|cron| cron.to_string())
    })
}

/// Checks an expression. The value of a placeholder is checked when the schedule is deployed.
fn check(
    keyword: &str,
    literal: &StringLiteral,
    errors: &mut Errors,
    parse: impl Fn(&str) -> Result<String, String>,
) -> Option<String> {
    let text = literal.value();
    let masked = masked(literal, errors)?;
    if is_whole(&masked) {
        return Some(format!("{keyword}({text})"));
    }
    if masked.contains(PLACEHOLDER) {
        errors.at(
            literal,
            format!("`{keyword}` takes a placeholder in place of the whole expression, such as `\"${{Expression}}\"`"),
        );
        return None;
    }
    match parse(&text) {
        Ok(expression) => Some(expression),
        Err(problem) => {
            errors.at(literal, problem);
            None
        }
    }
}
