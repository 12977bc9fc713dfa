//! The parameters of a function. They are found by name, in any order. What is not named is not computed.
//!
//! A type can be written. Without one, a parameter has the default type given here. `&self` gives access to the job's
//! fields.

/// The whole event. By default [`Event`](crate::Event), its JSON, or any type that deserialises from it.
pub mod event {}

/// The context of the invocation: request id, deadline, function ARN, trace id. Its type is
/// [`Context`](crate::Context).
pub mod context {}

/// The tumbling window of a stream, together with the parameter for the batch. Its type must be written: `&mut`
/// [`Window<State>`](crate::Window). All triggers of the function need the option `tumbling_window_in_seconds`.
pub mod window {}

#[doc(inline)]
pub use crate::triggers::parameters::*;
