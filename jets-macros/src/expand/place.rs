//! Gives generated code the spans of the user's code, so that rustc reports errors there.

use proc_macro2::Span;

/// Returns a span at the place of `span` that resolves names as generated code.
pub(super) fn at(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}
