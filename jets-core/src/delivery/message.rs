//! A message, and what is said of it beside its body.

use std::{collections::BTreeMap, time::Duration};

/// A message for a receiver.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// The body of a message, the data of a record, the detail of an event or the payload of an invocation.
    pub body: Vec<u8>,
    /// The attributes of a message of SQS or SNS, by name.
    pub attributes: BTreeMap<String, Attribute>,
    /// The group of a message of SQS. Messages of one group in a FIFO queue stay in order.
    pub group_id: Option<String>,
    /// The deduplication id in a FIFO queue.
    pub deduplication_id: Option<String>,
    /// How long a message of SQS stays invisible at first.
    pub delay: Option<Duration>,
    /// The subject of a message of SNS.
    pub subject: Option<String>,
    /// The partition key of a record of Kinesis.
    pub partition_key: Option<String>,
    /// The hash that selects the shard of a record of Kinesis, in the place of the partition key's.
    pub explicit_hash_key: Option<String>,
    /// The ARNs of what an event of EventBridge is about.
    pub resources: Vec<String>,
    /// The X-Ray trace of the sender, for SQS and EventBridge.
    pub trace_header: Option<String>,
}

/// The value of an attribute of a [message of SQS][1] or [of SNS][2].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
/// [2]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Attribute {
    /// Text. A public item called `String` would give the type of that name its path in every error of rustc.
    Text(String),
    /// A number, as text.
    Number(String),
    /// Bytes.
    Binary(Vec<u8>),
}

impl Attribute {
    /// Returns the data type that AWS gives it.
    #[must_use]
    pub const fn data_type(&self) -> &'static str {
        match self {
            Self::Text(_) => "String",
            Self::Number(_) => "Number",
            Self::Binary(_) => "Binary",
        }
    }

    /// Returns the number of bytes of its data type and of its value.
    pub(crate) fn len(&self) -> usize {
        self.data_type().len() + self.value().len()
    }

    pub(crate) fn value(&self) -> &[u8] {
        match self {
            Self::Text(text) | Self::Number(text) => text.as_bytes(),
            Self::Binary(bytes) => bytes,
        }
    }
}

impl From<&str> for Attribute {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Attribute {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Attribute {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Binary(bytes)
    }
}

macro_rules! from_number {
    ($($Number:ty),+) => {$(
        impl From<$Number> for Attribute {
            fn from(number: $Number) -> Self {
                Self::Number(number.to_string())
            }
        }
    )+};
}
from_number!(i32, i64, u32, u64);

/// A message that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sent {
    /// The id that the service gave it: a message id of SQS or SNS, a sequence number of Kinesis, an event id of
    /// EventBridge, a request id of Lambda.
    pub id: String,
}

impl Sent {
    /// Creates a message that was sent, with the id that the service gave it.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}
