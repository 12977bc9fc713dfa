//! The keys of events and of records, for rules and filters.

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
pub(super) enum Level {
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
    pub(super) fn known(self) -> Option<(&'static str, Vec<&'static str>)> {
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
    pub(super) fn instead_of_list(self, name: &str) -> Option<String> {
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

    pub(super) fn inside(self, key: &str) -> Self {
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
