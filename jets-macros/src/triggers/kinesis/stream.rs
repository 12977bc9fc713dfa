//! Checks the argument that names a stream: its name, its ARN, or the ARN of an enhanced fan-out consumer.

use jets_core::placeholders::is_arn;

use crate::{
    diagnostics::Errors,
    rules::{
        arn::{self, Arn},
        placeholders::{PLACEHOLDER, masked},
        resource_name::NameRule,
    },
    syntax::StringLiteral,
};

/// The rule for a name, from `StreamName` of Kinesis's API model.
const NAME: NameRule = NameRule {
    what: "a stream's name",
    most_characters: 128,
    characters: "letters, digits, `_`, `.` and `-`",
    allows: is_name_character,
};
const STREAM_ARN: &str = "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream";
pub const CONSUMER_ARN: &str =
    "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer:1550287680";

pub fn check(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(
            literal,
            format!(
                "the stream's name is empty: it has 1 to {} characters",
                NAME.most_characters
            ),
        );
        return None;
    }
    let is_sound = if is_arn(&text) {
        let arn = arn::parse_of(
            "a stream",
            &["kinesis"],
            "a name or an ARN of `kinesis`",
            STREAM_ARN,
            literal,
            errors,
        )?;
        check_arn(&arn, literal, errors)
    } else {
        let text = masked(literal, errors)?;
        NAME.check(&text, literal, errors)
    };
    is_sound.then_some(text)
}

/// Returns `true` if `stream` is an enhanced fan-out consumer, and not the stream itself.
pub fn is_consumer(stream: &str) -> bool {
    stream.starts_with("arn:") && stream.contains("/consumer/")
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-' | PLACEHOLDER)
}

fn check_arn(arn: &Arn, literal: &StringLiteral, errors: &mut Errors) -> bool {
    if arn.is_placeholder() {
        return true;
    }
    let Some(name) = arn.resource.strip_prefix("stream/") else {
        let resource = arn::shown(&arn.resource);
        errors.at(literal, format!("`{resource}` is not a stream: a stream's ARN is `{STREAM_ARN}`, a consumer's `{CONSUMER_ARN}`"));
        return false;
    };
    let Some((name, consumer)) = name.split_once('/') else {
        return not_empty(name, literal, errors) && NAME.check(name, literal, errors);
    };
    // `ConsumerARN` of Kinesis's API model: the consumer's name, then its creation time.
    let is_consumer = consumer
        .strip_prefix("consumer/")
        .and_then(|consumer| consumer.split_once(':'))
        .is_some_and(|(consumer, created)| {
            !consumer.is_empty()
                && consumer.chars().all(is_name_character)
                && !created.is_empty()
                && created
                    .chars()
                    .all(|digit| digit.is_ascii_digit() || digit == PLACEHOLDER)
        });
    if !is_consumer {
        errors.at(
            literal,
            format!("a consumer's ARN ends in its name and creation time: `{CONSUMER_ARN}`"),
        );
    }
    is_consumer && not_empty(name, literal, errors) && NAME.check(name, literal, errors)
}

fn not_empty(name: &str, literal: &StringLiteral, errors: &mut Errors) -> bool {
    if name.is_empty() {
        errors.at(
            literal,
            format!("the ARN names no stream: a stream's ARN is `{STREAM_ARN}`"),
        );
    }
    !name.is_empty()
}
