//! The attributes of a message.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::DecodeError;
use crate::value::object;

/// An [attribute that was sent with a message][1].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SqsMessageAttribute {
    /// The type: `String`, `Number` or `Binary`, with a label of the sender's own behind a `.` where it gave one.
    pub data_type: String,
    /// The value of a string or a number.
    pub string_value: Option<String>,
    /// The value of a binary attribute, in base64.
    pub binary_value: Option<String>,
}

object! { SqsMessageAttribute {
    data_type: "dataType",
    string_value: "stringValue",
    binary_value: "binaryValue",
    ..
} }

impl SqsMessageAttribute {
    /// A string.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            data_type: "String".to_owned(),
            string_value: Some(value.into()),
            binary_value: None,
        }
    }

    /// Bytes.
    #[must_use]
    pub fn binary(value: &[u8]) -> Self {
        Self {
            data_type: "Binary".to_owned(),
            string_value: None,
            binary_value: Some(BASE64_STANDARD.encode(value)),
        }
    }

    /// The bytes of a binary attribute; `None` for another.
    ///
    /// # Errors
    ///
    /// When they are not in base64.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>, DecodeError> {
        let decoded = self
            .binary_value
            .as_ref()
            .map(|base64| BASE64_STANDARD.decode(base64));
        decoded.transpose().map_err(DecodeError::new)
    }
}
