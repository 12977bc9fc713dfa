//! Actions and conditions of IAM.

use crate::nearest::{did_you_mean_or_any, distance};

/// Returns the action in full: `s3:GetObject`, with wildcards, or a service alone for all its actions.
///
/// # Errors
///
/// Returns what is wrong. An action that is not known but looks like a typing error is refused unless `is_unchecked`.
pub fn action(text: &str, is_unchecked: bool) -> Result<String, String> {
    if text == "*" {
        return Ok(text.to_owned());
    }
    let is_name = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    if is_name && text.contains(|letter: char| letter.is_ascii_uppercase()) {
        return Err(format!(
            "`{text}` is an action without its service: write `service:{text}`, such as `s3:GetObject`"
        ));
    }
    let (service, name) = text.split_once(':').unwrap_or((text, "*"));
    let is_of = |part: &str, other: &[char]| {
        let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || other.contains(&letter);
        !part.is_empty() && part.chars().all(is_allowed)
    };
    if !is_of(service, &['-']) || !is_of(name, &['*', '?']) {
        return Err(format!(
            "`{text}` is not an IAM action: write `service:Action`, such as `s3:GetObject`, or a service alone, such as `s3`"
        ));
    }
    match misspelt(service, name).filter(|_| !is_unchecked) {
        Some(problem) => Err(problem),
        None => Ok(format!("{service}:{name}")),
    }
}

/// The date of the list, and then a line for each service: its prefix and its actions. `.ci/aws-models` makes it.
const KNOWN_ACTIONS: &str = include_str!("iam_actions.txt");

/// The maximum number of letters that are wrong, missing or too many in a typing error.
const MAX_DISTANCE: usize = 2;

/// Returns what is wrong with an action, if it is not known, but differs in only a few letters from one that is.
///
/// Services and actions that are not near a known one may be newer than the list, and are not refused.
fn misspelt(service: &str, name: &str) -> Option<String> {
    let (date, services) = KNOWN_ACTIONS.split_once('\n')?;
    let known = services.lines().find_map(|line| {
        let (prefix, actions) = line.split_once(' ')?;
        prefix.eq_ignore_ascii_case(service).then_some(actions)
    })?;
    let is_pattern = name.contains(['*', '?']);
    if is_pattern
        || known
            .split(' ')
            .any(|action| action.eq_ignore_ascii_case(name))
    {
        return None;
    }
    let lower = name.to_lowercase();
    let near = known
        .split(' ')
        .filter(|action| action.len().abs_diff(lower.len()) <= MAX_DISTANCE);
    let near = near.map(|action| (distance(&lower, &action.to_lowercase()), action));
    let (_, near) = near
        .min()
        .filter(|(distance, _)| *distance <= MAX_DISTANCE)?;
    Some(format!(
        "`{service}:{name}` is not in the list of IAM's actions of {date}; did you mean `{service}:{near}`? If the action is newer, add `unchecked: true`"
    ))
}

/// The operators. Each may begin with `ForAllValues:` or `ForAnyValue:`, and end in `IfExists`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
const OPERATORS: &str = "\
    StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase \
    StringLike StringNotLike NumericEquals NumericNotEquals NumericLessThan \
    NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals DateEquals \
    DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals \
    Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike";

/// Returns the message that `name` is not an operator of conditions.
#[must_use]
pub fn problem_of_operator(name: &str) -> Option<String> {
    let bare = name
        .strip_prefix("ForAllValues:")
        .or_else(|| name.strip_prefix("ForAnyValue:"))
        .unwrap_or(name);
    let bare = bare.strip_suffix("IfExists").unwrap_or(bare);
    let operators: Vec<&str> = OPERATORS.split_whitespace().collect();
    let is_known = name == "Null" || operators.contains(&bare);
    (!is_known).then(|| {
        let hint = did_you_mean_or_any("the operators are", bare, &operators);
        format!("`{name}` is not a condition operator of IAM{hint}")
    })
}
