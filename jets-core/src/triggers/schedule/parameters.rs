//! The parameters of a function that a schedule invokes.

/// The invocation by the scheduler: the scheduled time, the attempt, and the `input` of the declaration. By default
/// [`Schedule`](crate::Schedule); or [`Json<T>`](crate::Json), `String` or `&str`, which take the input; a pair of such
/// types, `Result<T, DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
///
/// When the function fails, Lambda tries it again twice.
pub mod schedule {}
