//! Checks the argument that names a topic: its name or its ARN.

use jets_core::placeholders::is_arn;

use crate::{
    diagnostics::Errors,
    rules::{arn, placeholders::masked, resource_name::NameRule},
    syntax::StringLiteral,
};

/// The rule for a name: [SNS's `CreateTopic`](https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
const NAME: NameRule = NameRule {
    what: "a topic's name",
    most_characters: 256,
    characters: "letters, digits, `-` and `_`",
    allows: |character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'),
};
const FIFO: &str = ".fifo";
const TOPIC_ARN: &str = "arn:aws:sns:us-west-2:112233445566:orders";

pub fn check(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(
            literal,
            "the topic's name is empty: it has 1 to 256 characters",
        );
        return None;
    }
    let name = if is_arn(&text) {
        let services = ["sns"];
        let accepted = "a name or an ARN of `sns`";
        arn::parse_of("a topic", &services, accepted, TOPIC_ARN, literal, errors)?.resource
    } else {
        masked(literal, errors)?
    };
    if name.strip_suffix(FIFO).is_some() {
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
        errors.at(
            literal,
            "a FIFO topic cannot invoke a function: subscribe a FIFO queue to it, and take `sqs_event`",
        );
        return None;
    }
    if name.contains(':') {
        errors.at(
            literal,
            format!("the ARN is that of a subscription: a topic's is `{TOPIC_ARN}`"),
        );
        return None;
    }
    NAME.check(&name, literal, errors).then_some(text)
}
