//! What a stream is named by: its name, its ARN, or the ARN of an enhanced fan-out consumer.

use syn::LitStr;

use crate::{
    diagnostics::Errors,
    rules::{
        arn::{self, Arn},
        placeholders::{PLACEHOLDER, masked},
        values::only_characters,
    },
};

/// `StreamName` of Kinesis's API model.
const MOST_CHARACTERS: usize = 128;
const CHARACTERS: &str = "letters, digits, `_`, `.` and `-`";
const STREAM_ARN: &str = "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream";
const CONSUMER_ARN: &str =
    "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer:1550287680";

/// Checks what names the stream.
pub fn check(literal: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(
            literal,
            format!("the stream's name is empty: it has 1 to {MOST_CHARACTERS} characters"),
        );
        return None;
    }
    let is_sound = if text.starts_with("arn:") {
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
        check_name("a stream's name", &text, literal, errors)
    };
    is_sound.then_some(text)
}

fn check_name(what: &str, masked: &str, literal: &LitStr, errors: &mut Errors) -> bool {
    let fixed = masked
        .chars()
        .filter(|character| *character != PLACEHOLDER)
        .count();
    if fixed > MOST_CHARACTERS {
        errors.at(
            literal,
            format!("{what} has at most {MOST_CHARACTERS} characters, not {fixed}"),
        );
        return false;
    }
    only_characters(what, CHARACTERS, masked, is_name_character, literal, errors)
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-' | PLACEHOLDER)
}

fn check_arn(arn: &Arn, literal: &LitStr, errors: &mut Errors) -> bool {
    let Some(name) = arn.resource.strip_prefix("stream/") else {
        let resource = arn::shown(&arn.resource);
        errors.at(literal, format!("`{resource}` is no stream: a stream's ARN is `{STREAM_ARN}`, a consumer's `{CONSUMER_ARN}`"));
        return false;
    };
    let Some((name, consumer)) = name.split_once('/') else {
        return not_empty(name, literal, errors)
            && check_name("a stream's name", name, literal, errors);
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
    is_consumer
        && not_empty(name, literal, errors)
        && check_name("a stream's name", name, literal, errors)
}

fn not_empty(name: &str, literal: &LitStr, errors: &mut Errors) -> bool {
    if name.is_empty() {
        errors.at(
            literal,
            format!("the ARN names no stream: a stream's ARN is `{STREAM_ARN}`"),
        );
    }
    !name.is_empty()
}
