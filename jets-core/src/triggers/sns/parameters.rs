//! The parameters of a function that an SNS topic invokes.

/// One message of a topic: the function is called once a message. When it fails, the invocation fails, and Lambda tries
/// it again twice. By default [`SnsMessage`](crate::SnsMessage); or `String`, `&str`, `Vec<u8>`, `&[u8]`,
/// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
/// [`FromItem`](crate::FromItem).
pub mod sns_message {}
