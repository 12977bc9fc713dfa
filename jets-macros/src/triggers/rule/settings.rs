//! The options of rules.
//!
//! Limits are those of [`PutRule`][1] and [`PutTargets`][2].
//!
//! [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
//! [2]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html

use jets_core::{
    manifest::{EventsRule, RetryPolicy, Value},
    placeholders::is_arn,
};

use crate::{
    diagnostics::Errors,
    rules::{
        arn, json, number,
        options::{OptionRule, OptionValue},
        placeholders::masked,
        resource_name::NameRule,
        values,
    },
};

const BUS_NAME: NameRule = NameRule {
    what: "an event bus's name",
    most_characters: 256,
    characters: "letters, digits, `/`, `.`, `-` and `_`",
    allows: |character| {
        character.is_ascii_alphanumeric() || matches!(character, '/' | '.' | '-' | '_')
    },
};

/// The maximum length of a target's `Input`.
const LONGEST_INPUT: usize = 8192;

pub const OPTIONS: &[OptionRule<EventsRule>] = &[
    OptionRule::new("event_bus", |option, rule, errors| {
        rule.event_bus_name = event_bus(option, errors);
    }),
    OptionRule::new("input", |option, rule, errors| {
        rule.input = input(option, errors);
    }),
    OptionRule::new("target_maximum_retry_attempts", |option, rule, errors| {
        retry_policy(rule).maximum_retry_attempts =
            number::number(option.name, option.value, errors);
    }),
    OptionRule::new(
        "target_maximum_event_age_in_seconds",
        |option, rule, errors| {
            retry_policy(rule).maximum_event_age_in_seconds =
                number::number(option.name, option.value, errors);
        },
    ),
];

fn retry_policy(rule: &mut EventsRule) -> &mut RetryPolicy {
    rule.retry_policy.get_or_insert_default()
}

/// Checks the name or the ARN of an event bus.
fn event_bus(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "the name or the ARN of an event bus";
    const EXAMPLE: &str = "arn:aws:events:us-west-2:112233445566:event-bus/my-bus";
    let literal = values::string(option.name, ACCEPTED, option.value, errors)?;
    let text = values::not_empty("`event_bus`", literal, errors)?;
    if is_arn(&text) {
        arn::parse_of(
            "`event_bus`",
            &["events"],
            ACCEPTED,
            EXAMPLE,
            literal,
            errors,
        )?;
        return Some(text);
    }
    let masked = masked(literal, errors)?;
    BUS_NAME.check(&masked, literal, errors).then_some(text)
}

fn input(option: &OptionValue<'_>, errors: &mut Errors) -> Option<Value> {
    let input = json::of_value(option.name, option.value, errors)?;
    let characters = input.to_string().chars().count();
    if characters > LONGEST_INPUT {
        let most = values::thousands(8192);
        errors.at(
            option.value,
            format!("`input` has at most {most} characters as JSON, not {characters}"),
        );
        return None;
    }
    Some(input)
}
