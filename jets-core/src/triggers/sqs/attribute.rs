//! The attributes of an SQS message.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::DecodeError;
use crate::value::object;

/// An [attribute that was sent with a message][1].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SqsMessageAttribute {
    /// The type: `String`, `Number` or `Binary`. A custom label of the sender may follow after a `.`.
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
    /// Creates an attribute with a string.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            data_type: "String".to_owned(),
            string_value: Some(value.into()),
            binary_value: None,
        }
    }

    /// Creates an attribute with bytes.
    #[must_use]
    pub fn binary(value: &[u8]) -> Self {
        Self {
            data_type: "Binary".to_owned(),
            string_value: None,
            binary_value: Some(BASE64_STANDARD.encode(value)),
        }
    }

    /// Returns the bytes of a binary attribute, or `None` for any other.
    ///
    /// # Errors
    ///
    /// Returns an error if they are not base64.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>, DecodeError> {
        let decoded = self
            .binary_value
            .as_ref()
            .map(|base64| BASE64_STANDARD.decode(base64));
        decoded.transpose().map_err(DecodeError::new)
    }
}
