//! The parameters of a function that an SQS queue invokes.

/// All messages of a batch. By default [`SqsMessages`](crate::SqsMessages); or a `Vec` of any type that
/// [`sqs_message`](mod@sqs_message) takes.
///
/// When the function fails, all messages are received again.
pub mod sqs_messages {}

/// One message of a batch: the function is called once a message. Each message that fails is reported to Lambda and
/// received again; the others are deleted. On a FIFO queue, what is left of a group after a failure is reported
/// without being tried, so that its order holds. By default [`SqsMessage`](crate::SqsMessage); or `String`, `&str`,
/// `Vec<u8>`, `&[u8]`, [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that
/// implements [`FromItem`](crate::FromItem).
pub mod sqs_message {}
