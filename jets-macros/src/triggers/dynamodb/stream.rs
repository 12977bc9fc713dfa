//! Checks the argument that names a table's stream: its ARN, or a placeholder for the whole ARN.

use crate::{
    diagnostics::Errors,
    rules::{
        arn,
        placeholders::{is_whole, masked, whole},
    },
    syntax::StringLiteral,
};

const STREAM_ARN: &str =
    "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";

pub fn check(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if !text.starts_with("arn:") && whole(&text).is_none() {
        masked(literal, errors)?;
        errors.at(
            literal,
            format!("a stream is named by its ARN, because its label cannot be made from the table's name: write `{STREAM_ARN}`, or pass it in as `\"${{OrdersStreamArn}}\"`"),
        );
        return None;
    }
    let arn = arn::parse_of(
        "a stream",
        &["dynamodb"],
        "an ARN of `dynamodb`",
        STREAM_ARN,
        literal,
        errors,
    )?;
    // `StreamArn` of DynamoDB's API: the table's name, then the label, which is the time when the stream was enabled.
    let parts: Vec<&str> = arn.resource.split('/').collect();
    let is_stream = matches!(parts.as_slice(), ["table", table, "stream", label] if !table.is_empty() && !label.is_empty());
    let is_placeholder = is_whole(&arn.resource);
    if is_stream || is_placeholder {
        return Some(text);
    }
    let resource = arn::shown(&arn.resource);
    errors.at(
        literal,
        format!("`{resource}` is not a table's stream: its ARN ends in the stream's label, `{STREAM_ARN}`"),
    );
    None
}
