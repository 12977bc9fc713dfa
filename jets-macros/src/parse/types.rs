//! Types as Rust has them, parsed by syn.

use proc_macro2::{Span, TokenStream};
use syn::Type;

use super::limits::{self, MOST_TOKENS};
use crate::diagnostics::Errors;

/// Parses a type; one that is missing is reported at `before`.
pub(super) fn parse(tokens: TokenStream, before: Span, errors: &mut Errors) -> Option<Type> {
    if tokens.is_empty() {
        errors.at_span(before, "missing type after this");
        return None;
    }
    if !limits::fits(&tokens) {
        errors.at(
            tokens,
            format!(
                "this type is longer than {MOST_TOKENS} tokens, or nested too deep: give it a name"
            ),
        );
        return None;
    }
    let parsed = syn::parse2::<Type>(tokens.clone()).ok();
    if parsed.is_none() {
        errors.at(tokens, "this is not a type");
    }
    parsed
}
