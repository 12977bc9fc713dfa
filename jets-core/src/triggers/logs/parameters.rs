//! The parameters of a function that a log group invokes.

/// The log events of an invocation, which come from one log stream. It needs the feature `gzip`.
///
/// The default type is `LogsData`. It can also be `String`, `&str`, [`Json<T>`](crate::Json), or a type that implements
/// [`FromItem`](crate::FromItem), converted from the event's JSON.
///
/// The function is not called for the control messages with which CloudWatch Logs tests a subscription. If it fails,
/// Lambda tries it again twice.
pub mod log_events {}
