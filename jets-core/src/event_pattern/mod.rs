//! Event patterns of EventBridge: what AWS accepts, and which events they match.

mod check;
mod complexity;
#[cfg(feature = "runtime")]
mod conditions;
mod elements;
mod operands;
#[cfg(feature = "runtime")]
mod pattern;

use crate::value::{Map, Value};
pub use check::{Mistake, Step, Target};
use complexity::{MAX_COMPLEXITY, complexity};
pub use operands::{Cidr, OperandError, OperandErrorKind, Wildcard};
#[cfg(feature = "runtime")]
pub use pattern::{EventPattern, EventPatternError, EventPatternErrorKind};

/// The maximum length of an [event pattern][1], as compact JSON.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
const MAX_CHARACTERS: usize = 4096;

/// The maximum number of [combinations][1] that the `$or` of one pattern may have.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
const MAX_COMBINATIONS: usize = 1000;

const OPERATORS: &[&str] = &[
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "cidr",
    "exists",
];

/// Other words that cannot be keys inside `$or`, in addition to the [operators](OPERATORS). They are [reserved for
/// future operators][1].
///
/// [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/Constants.java
const RESERVED_IN_OR: [&str; 16] = [
    "exactly",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

fn is_reserved_in_or(key: &str) -> bool {
    OPERATORS.contains(&key) || RESERVED_IN_OR.contains(&key)
}

/// Returns how many patterns without `$or` are needed to express this one.
fn combinations(entries: &Map) -> usize {
    let of_each = entries.iter().map(|(key, value)| match value {
        Value::Array(items) if key == "$or" => {
            let items = items.iter().filter_map(Value::as_object).map(combinations);
            items.fold(0, usize::saturating_add)
        }
        Value::Object(entries) => combinations(entries),
        _ => 1,
    });
    of_each.fold(1, usize::saturating_mul)
}

/// What a filter of an event source mapping selects.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// What it is, in messages, with an article.
    what: &'static str,
    /// The keys at its top level, with spaces between them.
    keys: &'static str,
}

/// A record of a Kinesis stream: Lambda's page on [filters](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html).
pub const KINESIS_RECORD: Record = Record {
    what: "a record of a stream",
    keys: "\
        data partitionKey sequenceNumber approximateArrivalTimestamp kinesisSchemaVersion \
        eventID eventName eventSource eventSourceARN eventVersion invokeIdentityArn awsRegion",
};

/// A record of a table's stream: Lambda's page on [filters](https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html).
pub const DYNAMODB_RECORD: Record = Record {
    what: "a record of a table's stream",
    keys: "\
        dynamodb eventName eventID eventSource eventSourceARN eventVersion awsRegion \
        userIdentity",
};

/// A message of a queue: Lambda's page on [filters](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html).
pub const MESSAGE: Record = Record {
    what: "a message of a queue",
    keys: "\
        body messageAttributes attributes messageId receiptHandle md5OfBody \
        md5OfMessageAttributes eventSource eventSourceARN awsRegion",
};

/// [An event on a bus](https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html). An event of an
/// archive has [`replay-name`](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html).
const EVENT: Record = Record {
    what: "an EventBridge event",
    keys: "version id detail-type source account time region resources detail replay-name",
};

/// `StreamRecord` of [DynamoDB's API](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html).
const CHANGE: Record = Record {
    what: "`dynamodb`",
    keys: "\
        Keys NewImage OldImage ApproximateCreationDateTime SequenceNumber SizeBytes \
        StreamViewType",
};

const TYPES: Record = Record {
    what: "the value of an attribute, which has its type as its key",
    keys: "S N BOOL NULL M L SS NS B BS",
};

/// [`MessageAttributeValue`](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html),
/// as Lambda's [event](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html) has it.
const MESSAGE_ATTRIBUTE: Record = Record {
    what: "an attribute of a message",
    keys: "stringValue binaryValue stringListValues binaryListValues dataType",
};

/// What the keys of an object in a pattern are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Event,
    /// The keys of a record that a filter selects.
    Record(&'static Record),
    /// The keys of `dynamodb`.
    Change,
    Attributes,
    Type,
    /// A number of DynamoDB, which is a string.
    Number,
    MessageAttributes,
    MessageAttribute,
    Other,
}

impl Level {
    /// Returns what the keys are of, and which they are, if they are known.
    fn known(self) -> Option<(&'static str, Vec<&'static str>)> {
        let record = match self {
            Self::Event => &EVENT,
            Self::Record(record) => record,
            Self::Change => &CHANGE,
            Self::Type => &TYPES,
            Self::MessageAttribute => &MESSAGE_ATTRIBUTE,
            Self::Attributes | Self::Number | Self::MessageAttributes | Self::Other => return None,
        };
        Some((record.what, record.keys.split_whitespace().collect()))
    }

    /// Returns why a list cannot stand for an object of these keys, and what to write in its place.
    fn instead_of_list(self, name: &str) -> Option<String> {
        match self {
            Self::Type => Some(format!(
                "DynamoDB writes each value with its type: write `{name}: {{ S: [\"…\"] }}`, or another type such as `N` or `BOOL`"
            )),
            Self::MessageAttribute => Some(format!(
                "an attribute of a message has its value in a key: write `{name}: {{ stringValue: [\"…\"] }}`"
            )),
            _ => None,
        }
    }

    fn inside(self, key: &str) -> Self {
        match (self, key) {
            (Self::Record(record), "dynamodb") if *record == DYNAMODB_RECORD => Self::Change,
            (Self::Change, "Keys" | "NewImage" | "OldImage") | (Self::Type, "M") => {
                Self::Attributes
            }
            (Self::Attributes, _) | (Self::Type, "L") => Self::Type,
            (Self::Type, "N" | "NS") => Self::Number,
            (Self::Record(record), "messageAttributes") if *record == MESSAGE => {
                Self::MessageAttributes
            }
            (Self::MessageAttributes, _) => Self::MessageAttribute,
            _ => Self::Other,
        }
    }
}
