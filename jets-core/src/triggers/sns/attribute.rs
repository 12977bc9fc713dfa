//! The attributes of an SNS message.

use crate::value::object;

/// An attribute that was [published with a message][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnsMessageAttribute {
    /// The type: `String`, `String.Array`, `Number` or `Binary`.
    pub r#type: String,
    /// The value, in base64 if the type is `Binary`.
    pub value: String,
}

object! { SnsMessageAttribute {
    r#type: "Type",
    value: "Value",
    ..
} }

impl SnsMessageAttribute {
    /// Creates an attribute of type `String`.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            r#type: "String".to_owned(),
            value: value.into(),
        }
    }
}
