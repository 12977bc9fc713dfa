//! The source of `jets-macros` as an ordinary library, for tests, benchmarks and fuzzing. A crate of procedural macros
//! exports nothing that they could call.

#![allow(
    unreachable_pub,
    reason = "`pub` is what a module of the macro gives to the others"
)]

extern crate proc_macro;

#[path = "../src/check/mod.rs"]
mod check;
#[path = "../src/diagnostics.rs"]
mod diagnostics;
#[path = "../src/expand/mod.rs"]
mod expand;
#[path = "../src/properties/mod.rs"]
mod properties;
#[path = "../src/resources/mod.rs"]
mod resources;
#[path = "../src/syntax/mod.rs"]
mod syntax;
#[path = "../src/triggers/mod.rs"]
mod triggers;
#[path = "../src/values/mod.rs"]
mod values;

use proc_macro2::{Delimiter, Group, TokenStream};

pub use self::expand::compile;

/// Returns the mistakes that parsing alone finds, each as a `compile_error!`.
#[must_use]
pub fn parse(tokens: TokenStream) -> TokenStream {
    let errors = diagnostics::Errors::default();
    syntax::parse(tokens, &errors);
    errors.into_compile_errors()
}

/// Returns what [`compile`] does, without the bodies of functions, which are the user's own tokens.
#[must_use]
pub fn compile_without_bodies(tokens: TokenStream) -> TokenStream {
    let errors = diagnostics::Errors::default();
    let mut input = syntax::parse(tokens, &errors);
    for function in input.jobs.iter_mut().flat_map(|job| &mut job.functions) {
        function.body = Group::new(Delimiter::Brace, TokenStream::new());
    }
    let checked = check::check(input, &errors);
    expand::expand(&checked, errors)
}
