//! Where generated code stands for rustc: at what the user wrote, so that its errors are reported there.

use proc_macro2::Span;

/// The place of `span`, with the names of generated code.
pub(super) fn at(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}
