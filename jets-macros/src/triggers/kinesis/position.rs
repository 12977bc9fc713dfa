//! `starting_position: AT_TIMESTAMP`: reading starts at a time.

use jets_core::manifest::StartingTime;

use crate::{
    diagnostics::Errors,
    rules::{
        number,
        options::{self, OptionRule, OptionValue},
        placeholders, values,
    },
    syntax::Value,
    triggers::event_source_mapping::Draft,
};

const POSITION: &str = "starting_position";
const TIMESTAMP: &str = "starting_position_timestamp";

/// The option, which only Kinesis has.
pub const OPTIONS: &[OptionRule<Draft>] = &[OptionRule::new(TIMESTAMP, |option, draft, errors| {
    draft.mapping.starting_position_timestamp = timestamp(option, errors);
})];

/// Checks a time in Unix seconds, whole or with a fraction.
fn timestamp(option: &OptionValue<'_>, errors: &mut Errors) -> Option<StartingTime> {
    let OptionValue { name, value, .. } = option;
    if let Value::Float {
        minus: None,
        literal,
    } = value
        && let Some(seconds) = literal.base10_parse::<f64>()
        && let Ok(seconds) = StartingTime::try_from(seconds)
    {
        return Some(seconds);
    }
    let accepted = "Unix seconds up to the year 9999, such as 1550287680";
    let is_placeholder = matches!(value, Value::String(literal) if placeholders::has_any(literal));
    if !is_placeholder && !matches!(value, Value::Integer { .. }) {
        values::wrong_kind(name, accepted, value, errors);
        return None;
    }
    number::number_as(name, accepted, value, errors).map(StartingTime::from)
}

/// Reports `starting_position: AT_TIMESTAMP` or `starting_position_timestamp` without the other.
pub fn check_together(given: &[OptionValue<'_>], errors: &mut Errors) {
    let timestamp = options::find(TIMESTAMP, given);
    let position = options::find(POSITION, given);
    let is = |option: &OptionValue<'_>, words: &[&str]| matches!(option.value, Value::Word(word) if words.contains(&word.text.as_str()));
    let at_timestamp = position.filter(|option| is(option, &["AT_TIMESTAMP"]));
    match (at_timestamp, timestamp) {
        (Some(position), None) => errors.at(
            position.value,
            "`AT_TIMESTAMP` needs option `starting_position_timestamp: <Unix seconds>`",
        ),
        // A refused position may be a misspelt `AT_TIMESTAMP`.
        (None, Some(timestamp))
            if position.is_none_or(|option| is(option, &["LATEST", "TRIM_HORIZON"])) =>
        {
            errors.at(
                timestamp.at,
                "`starting_position_timestamp` needs option `starting_position: AT_TIMESTAMP`",
            );
        }
        _ => {}
    }
}
