//! The parameters of a function that a rule of EventBridge invokes.

/// The detail of the event. By default [`EventDetail`](crate::EventDetail), which prints as the detail's JSON; or
/// [`Json<T>`](crate::Json) of a type of your own, `String`, `&str`, a pair of such types, `Result<T, DecodeError>`, or a
/// type that implements [`FromItem`](crate::FromItem).
///
/// When the function fails, Lambda tries it again twice. A rule with `input` has no detail: its function takes `event`.
pub mod event_detail {}
