//! An attribute that was sent with a message of a topic.

use crate::value::object;

/// An attribute that was [sent with a message][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnsMessageAttribute {
    /// The type: `String`, `String.Array`, `Number` or `Binary`.
    pub r#type: String,
    /// The value; that of a `Binary` in base64.
    pub value: String,
}

object! { SnsMessageAttribute {
    r#type: "Type",
    value: "Value",
    ..
} }

impl SnsMessageAttribute {
    /// An attribute of type `String`.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            r#type: "String".to_owned(),
            value: value.into(),
        }
    }
}
