//! The procedural macro behind [jets-rs](https://docs.rs/jets-rs).
//!
//! Tokens go through four stages: parse → check → lower → expand. A module imports only modules before it in this
//! order: diagnostics, parse, rules, triggers, properties, check, lower, expand.

#![allow(
    unreachable_pub,
    reason = "a crate of procedural macros exports nothing else: `pub` is what a module gives to the others"
)]

mod check;
mod compile;
mod diagnostics;
mod expand;
mod lower;
mod parse;
mod properties;
mod rules;
mod triggers;

#[cfg(test)]
mod any_expansion;
#[cfg(test)]
mod any_input;
#[cfg(test)]
mod any_literal;
#[cfg(test)]
mod any_placeholder;
#[cfg(test)]
mod any_type;
#[cfg(test)]
mod bus_patterns;

/// The macro that `jets::jobs!` calls, with the path of the library in front of the declaration.
#[doc(hidden)]
#[proc_macro]
pub fn jobs(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    compile::compile(tokens.into()).into()
}
