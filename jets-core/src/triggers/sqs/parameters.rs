//! The parameters of a function that an SQS queue invokes.

/// All messages of a batch. The default type is [`SqsMessages`](crate::SqsMessages). It can also be a `Vec` of any type
/// for [`sqs_message`](mod@sqs_message).
///
/// If the function fails, all messages are received again.
pub mod sqs_messages {}

/// One message of a batch. The function is called once per message. Each message that fails is reported to Lambda and
/// received again. The others are deleted. In a FIFO queue, the messages that follow a failed one in its group are
/// reported without being tried, so that they stay in order.
///
/// The default type is [`SqsMessage`](crate::SqsMessage). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
/// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
/// [`FromItem`](crate::FromItem).
pub mod sqs_message {}
