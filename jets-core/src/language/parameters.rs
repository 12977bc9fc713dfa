//! The parameters of a function: each is picked by its name, in any order; what is not named is not computed.
//!
//! A type may be written; without one, a parameter has the default type that is named here. `&self` gives the
//! job's fields.

/// The whole event. By default [`Event`](crate::Event), its JSON; or any type that deserialises from it.
pub mod event {}

/// The invocation: request id, deadline, function ARN, trace id. Its type is [`Context`](crate::Context).
pub mod context {}

/// The tumbling window of a stream, beside the parameter that takes the batch: `&mut` [`Window<State>`](crate::Window),
/// written with its type. It goes with option `tumbling_window_in_seconds` on all triggers of the function.
pub mod window {}

#[doc(inline)]
pub use crate::triggers::parameters::*;
