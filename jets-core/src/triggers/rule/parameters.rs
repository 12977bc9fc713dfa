//! The parameters of a function that a rule of EventBridge invokes.

/// The detail of the event. The default type is [`EventDetail`](crate::EventDetail), which prints the detail's JSON. It
/// can also be [`Json<T>`](crate::Json) of your own type, `String`, `&str`, a pair of such types, `Result<T,
/// DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
///
/// If the function fails, Lambda tries it again twice. A rule with `input` has no detail: its function takes `event`.
pub mod event_detail {}
