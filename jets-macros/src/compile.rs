//! The whole way of a declaration: parse → check → lower → expand.

use proc_macro2::TokenStream;

use crate::{check, diagnostics, expand, lower, parse};

/// The Rust code of what stands in `jobs!`, with the path of the library in front.
pub fn compile(tokens: TokenStream) -> TokenStream {
    let mut errors = diagnostics::Errors::default();
    let input = parse::parse(tokens, &mut errors);
    let checked = check::check(input, &mut errors);
    let lowered = lower::lower(checked);
    expand::expand(&lowered, errors)
}
