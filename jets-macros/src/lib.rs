//! The procedural macro behind [jets-rs](https://docs.rs/jets-rs).
//!
//! Tokens go through three stages: syntax → check → expand. A module imports only modules before it in this
//! order: diagnostics, syntax, values, resources, triggers, properties, check, expand.

#![forbid(unsafe_code)]
#![allow(
    unreachable_pub,
    reason = "a crate of procedural macros exports nothing else: `pub` is what a module gives to the others"
)]

// A crate of procedural macros has it anyway.
#[cfg(feature = "library")]
extern crate proc_macro;

mod check;
mod diagnostics;
mod expand;
mod properties;
mod resources;
mod syntax;
mod triggers;
mod values;

#[cfg(test)]
mod any_expansion;
#[cfg(test)]
mod any_input;
#[cfg(test)]
mod any_placeholder;
#[cfg(test)]
mod any_type;

#[cfg(feature = "library")]
pub use expand::compile;

/// The macro that `jets::jobs!` calls, with the path of the library in front of the declaration.
// Editors do not know `cfg(proc_macro)`.
#[cfg(not(feature = "library"))]
#[doc(hidden)]
#[proc_macro]
pub fn jobs(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::compile(tokens.into()).into()
}
