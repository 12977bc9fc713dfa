//! The parameters of a function that a schedule invokes.

/// The invocation by the scheduler: the scheduled time, the attempt, and the `input` of the declaration. The default
/// type is [`Schedule`](crate::Schedule). [`Json<T>`](crate::Json), `String` and `&str` take the input. It can also be
/// a pair of such types, `Result<T, DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
///
/// If the function fails, Lambda tries it again twice.
pub mod schedule {}
