//! The parameters of a function that a log group invokes.

/// The log events of an invocation, which come from one log stream. By default `LogsData`; or `String`, `&str`,
/// [`Json<T>`](crate::Json), or a type that implements [`FromItem`](crate::FromItem), made of the event's JSON. It takes
/// feature `gzip`.
///
/// The function is not called for the control messages with which CloudWatch Logs tests a subscription. When it fails,
/// Lambda tries it again twice.
pub mod log_events {}
