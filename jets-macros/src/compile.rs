//! Turns a declaration into code: syntax → check → expand.

use proc_macro2::TokenStream;

use crate::{check, diagnostics, expand, syntax};

/// Returns the Rust code for the content of a `jobs!`, before which stands the path of the library.
#[must_use]
pub fn compile(tokens: TokenStream) -> TokenStream {
    let errors = diagnostics::Errors::default();
    let input = syntax::parse(tokens, &errors);
    let checked = check::check(input, &errors);
    expand::expand(&checked, errors)
}
