//! What the services take: how much in a message and in a call, and which texts.
//!
//! The numbers are those of AWS's API models: `SendMessageBatch` of SQS, `PublishBatch` of SNS, `PutRecords` of Kinesis,
//! `PutEvents` of EventBridge and `Invoke` of Lambda.

use std::time::Duration;

use serde_core::de::IgnoredAny;

use crate::delivery::{Attribute, Message, Problem, Receiver, ReceiverKind};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// How much a service takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The bytes of a message.
    bytes: usize,
    /// The messages of a call.
    pub(super) messages_of_call: usize,
    /// The bytes of the messages of a call. A larger message has a call of its own.
    pub(super) bytes_of_call: usize,
}

impl Limits {
    pub(super) const fn of(kind: ReceiverKind) -> Self {
        let (bytes, messages_of_call, bytes_of_call) = match kind {
            // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
            ReceiverKind::Queue | ReceiverKind::FifoQueue => (MIB, 10, MIB),
            // A topic may have a larger `MaximumMessageSize`:
            // https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
            ReceiverKind::Topic => (MIB, 10, 256 * KIB),
            // A stream may have a larger `MaxRecordSizeInKiB`:
            // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
            ReceiverKind::Stream => (10 * MIB, 500, 10 * MIB),
            // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
            ReceiverKind::EventBus => (MIB, 10, 1_000_000),
            // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
            ReceiverKind::Function => (MIB, 1, MIB),
        };
        Self {
            bytes,
            messages_of_call,
            bytes_of_call,
        }
    }
}

/// Returns the bytes that the service counts.
pub(super) fn len(receiver: &Receiver, message: &Message) -> usize {
    let attributes = message.attributes.iter();
    let attributes = attributes.map(|(name, value)| name.len() + value.len());
    let texts = [&message.subject, &message.partition_key];
    let texts = texts.into_iter().flatten().chain(&message.resources);
    let texts = texts.map(String::len).chain([
        receiver.event_source().len(),
        receiver.event_detail_type().len(),
    ]);
    message.body.len() + attributes.chain(texts).sum::<usize>()
}

/// Checks that the service takes the message.
pub(super) fn check(receiver: &Receiver, message: &Message) -> Result<(), Problem> {
    let invalid = |problem: &str| Err(Problem::Invalid(problem.to_owned()));
    let kind = receiver.kind();
    let (bytes, limit) = (len(receiver, message), Limits::of(kind).bytes);
    if bytes > limit {
        return Err(Problem::TooLarge { bytes, limit });
    }
    match kind {
        ReceiverKind::Queue | ReceiverKind::FifoQueue => {
            if !is_text(&message.body) {
                return invalid(NOT_TEXT);
            }
            if message.delay.is_some_and(|delay| delay > MAX_DELAY) {
                return invalid("has a delay of more than 15 minutes");
            }
            if message.attributes.len() > 10 {
                return invalid("has more than ten attributes");
            }
            let ids = [&message.group_id, &message.deduplication_id];
            if ids.into_iter().flatten().any(|id| !is_id(id)) {
                return invalid(
                    "has a group id or deduplication id that is not 1 to 128 letters, digits and punctuation marks of ASCII",
                );
            }
        }
        ReceiverKind::Topic => {
            if !is_text(&message.body) {
                return invalid(NOT_TEXT);
            }
            if message
                .subject
                .as_deref()
                .is_some_and(|subject| !is_subject(subject))
            {
                return invalid(
                    "has a subject that is not 1 to 99 characters without control characters",
                );
            }
        }
        ReceiverKind::Stream => {
            let key = message.partition_key.as_deref().unwrap_or_default();
            if !(1..=256).contains(&key.chars().count()) {
                return invalid("has a partition key that is not 1 to 256 characters");
            }
        }
        ReceiverKind::EventBus => {
            if !is_json(&message.body) || !message.body.trim_ascii_start().starts_with(b"{") {
                return invalid("is not a JSON object");
            }
        }
        ReceiverKind::Function => {
            if !is_json(&message.body) {
                return invalid("is not JSON");
            }
        }
    }
    let wrong = message
        .attributes
        .iter()
        .find(|(name, value)| !is_attribute(name, value));
    wrong.map_or(Ok(()), |(name, _)| {
        let name = name.escape_debug();
        Err(Problem::Invalid(format!(
            "has the attribute `{name}`, whose name is not 1 to 256 letters, digits, `_`, `-` and `.`, or whose value is empty or not of its type"
        )))
    })
}

const NOT_TEXT: &str = "is empty, or is not UTF-8 without control characters other than tab, line feed and carriage return";

/// The longest delay: <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>.
const MAX_DELAY: Duration = Duration::from_mins(15);

/// Returns `true` for the characters of [SQS][1], which are also those of SNS.
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
fn is_text(bytes: &[u8]) -> bool {
    let is_accepted = |character| match character {
        '\t' | '\n' | '\r' => true,
        other => other >= ' ' && !matches!(other, '\u{fffe}' | '\u{ffff}'),
    };
    let text = std::str::from_utf8(bytes);
    text.is_ok_and(|text| !text.is_empty() && text.chars().all(is_accepted))
}

fn is_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>
fn is_subject(subject: &str) -> bool {
    (1..100).contains(&subject.chars().count()) && !subject.chars().any(char::is_control)
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html>
fn is_attribute(name: &str, value: &Attribute) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let lower = name.to_ascii_lowercase();
    let is_reserved = lower.starts_with("aws.") || lower.starts_with("amazon.");
    let has_dots = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    let is_value = match value {
        Attribute::Text(text) => is_text(text.as_bytes()),
        Attribute::Number(text) => text.parse::<f64>().is_ok_and(f64::is_finite),
        Attribute::Binary(bytes) => !bytes.is_empty(),
    };
    (1..=256).contains(&name.len())
        && name.bytes().all(is_of_name)
        && !is_reserved
        && !has_dots
        && is_value
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}
