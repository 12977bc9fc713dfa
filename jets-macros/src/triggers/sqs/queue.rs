//! Checks the argument that names a queue: its name or its ARN.

use jets_core::placeholders::is_arn;

use crate::{
    diagnostics::Errors,
    rules::{arn, placeholders::masked, resource_name::NameRule},
    syntax::StringLiteral,
};

/// The rule for a name: `QueueName` of [SQS's API][1], including the suffix of a FIFO queue.
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
const NAME: NameRule = NameRule {
    what: "a queue's name",
    most_characters: 80,
    characters: "letters, digits, `-` and `_`, and `.fifo` at the end of a FIFO queue's name",
    allows: |character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'),
};
const FIFO: &str = ".fifo";
const QUEUE_ARN: &str = "arn:aws:sqs:us-west-2:112233445566:orders";

/// Returns `true` if `queue`, a name or an ARN, is a FIFO queue.
pub fn is_fifo(queue: &str) -> bool {
    queue.ends_with(FIFO)
}

pub fn check(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(
            literal,
            format!(
                "the queue's name is empty: it has 1 to {} characters",
                NAME.most_characters
            ),
        );
        return None;
    }
    if text.starts_with("https://") {
        errors.at(
            literal,
            format!("a queue is named by its name or its ARN, not by its URL: `{QUEUE_ARN}`"),
        );
        return None;
    }
    let name = if is_arn(&text) {
        let services = ["sqs"];
        let accepted = "a name or an ARN of `sqs`";
        arn::parse_of("a queue", &services, accepted, QUEUE_ARN, literal, errors)?.resource
    } else {
        masked(literal, errors)?
    };
    check_name(&name, literal, errors).then_some(text)
}

fn check_name(masked: &str, literal: &StringLiteral, errors: &mut Errors) -> bool {
    if !NAME.check_length(masked, literal, errors) {
        return false;
    }
    let name = masked.strip_suffix(FIFO).unwrap_or(masked);
    if name.is_empty() {
        errors.at(literal, "a FIFO queue has a name before its `.fifo`");
        return false;
    }
    NAME.check_characters(name, literal, errors)
}
