//! The parameters of a function that an SNS topic invokes.

/// One message of a topic. The function is called once per message. If it fails, the invocation fails, and Lambda tries
/// it again twice.
///
/// The default type is [`SnsMessage`](crate::SnsMessage). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
/// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
/// [`FromItem`](crate::FromItem).
pub mod sns_message {}
