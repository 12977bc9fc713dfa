//! The procedural macro behind [jets-rs](https://docs.rs/jets-rs).
//!
//! Tokens go one way: parse → check → lower → expand.

mod check;
mod diagnostics;
mod expand;
mod lower;
mod parse;
mod triggers;

#[cfg(test)]
mod any_input;

use proc_macro2::TokenStream;

/// What `jets::jobs!` calls, with the path of the library in front.
#[doc(hidden)]
#[proc_macro]
pub fn jobs(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    compile(tokens.into()).into()
}

fn compile(tokens: TokenStream) -> TokenStream {
    let mut errors = diagnostics::Errors::default();
    let input = parse::parse(tokens, &mut errors);
    let checked = check::check(input, &mut errors);
    let lowered = lower::lower(checked);
    expand::expand(&lowered, errors)
}
