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

/// The time for which SQS hides a message that was received, counted from now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VisibilityChange {
    /// The handle with which the message was received.
    pub receipt_handle: String,
    /// The time in seconds: 0 to 43,200.
    pub visibility_timeout: u32,
}

/// The options `backoff_in_seconds` and `maximum_backoff_in_seconds` of `sqs_event`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The seconds after the first failure.
    pub first: u32,
    /// The longest time in seconds.
    pub maximum: u32,
}

impl Backoff {
    /// Returns the seconds after which a message comes again that was received this often: they double each time. A random
    /// part, up to a half, keeps messages that failed together from coming again together.
    pub(crate) fn seconds(self, received: u32, random: u64) -> u32 {
        let doublings = received.saturating_sub(1).min(31);
        let whole = u64::from(self.first) << doublings;
        let whole = whole.min(u64::from(self.maximum));
        let least = whole.div_ceil(2);
        let seconds = least + random % (whole - least + 1);
        u32::try_from(seconds).unwrap_or(self.maximum)
    }
}

#[cfg(test)]
mod tests {
    use super::Backoff;

    fn of(first: u32, maximum: u32) -> Backoff {
        Backoff { first, maximum }
    }

    #[test]
    fn the_time_doubles_with_each_receive_up_to_the_maximum() {
        let backoff = of(10, 3_600);
        for (received, whole) in [
            (0, 10),
            (1, 10),
            (2, 20),
            (5, 160),
            (9, 2_560),
            (10, 3_600),
            (u32::MAX, 3_600),
        ] {
            for random in [0, 1, 7, 1_000, u64::MAX] {
                let seconds = backoff.seconds(received, random);
                assert!(
                    (whole / 2..=whole).contains(&seconds),
                    "{received}: {seconds}"
                );
            }
            assert_eq!(backoff.seconds(received, 0), whole / 2);
        }
        assert_eq!(of(1, 1).seconds(1, 5), 1);
        assert_eq!(
            of(37_500, 37_500).seconds(40, u64::from(37_500 / 2_u32)),
            37_500
        );
    }
}
