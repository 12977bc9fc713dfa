//! The procedural macro behind [jets-rs](https://docs.rs/jets-rs).
//!
//! Tokens go through three stages: syntax → check → expand. A module imports only modules before it in this
//! order: diagnostics, syntax, values, resources, triggers, properties, check, expand.

#![forbid(unsafe_code)]
#![allow(
    unreachable_pub,
    reason = "a crate of procedural macros exports nothing else: `pub` is what a module gives to the others"
)]

mod check;
mod diagnostics;
mod expand;
mod properties;
mod resources;
mod syntax;
mod triggers;
mod values;

/// The macro that `jets::jobs!` calls, with the path of the library in front of the declaration.
#[doc(hidden)]
#[proc_macro]
pub fn jobs(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::compile(tokens.into()).into()
}
