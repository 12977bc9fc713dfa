//! Collects mistakes, and the words of their messages.

use std::cell::RefCell;

pub use jets_core::nearest::{
    all_of, did_you_mean, did_you_mean_or_any, in_words, one_of, thousands,
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// The mistakes found so far. Each stage adds its own and goes on.
#[derive(Default)]
pub struct Errors(RefCell<Vec<Mistake>>);

/// The message of a mistake, and the first and last token that it is about.
struct Mistake {
    first: Span,
    last: Span,
    message: String,
}

/// The number of mistakes before a part of the input, to ask whether one was found in it.
#[derive(Clone, Copy)]
pub struct Mark(usize);

impl Errors {
    /// Reports `message` at all of `tokens`.
    ///
    /// Empty tokens stand for something that was reported already, so nothing is reported at them.
    pub fn at(&self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.at_tokens(tokens.into_token_stream(), message.to_string());
    }

    /// The part of `at` that does not depend on its types, so that it is compiled once.
    fn at_tokens(&self, tokens: TokenStream, message: String) {
        if self.is_empty() || !tokens.is_empty() {
            let (first, last) = ends_of(tokens);
            self.0.borrow_mut().push(Mistake {
                first,
                last,
                message,
            });
        }
    }

    pub fn at_span(&self, span: Span, message: impl std::fmt::Display) {
        self.0.borrow_mut().push(Mistake {
            first: span,
            last: span,
            message: message.to_string(),
        });
    }

    /// Marks where a part of the input begins.
    pub fn mark(&self) -> Mark {
        Mark(self.0.borrow().len())
    }

    /// Returns `true` if no mistake was found since `mark`.
    pub fn is_sound_since(&self, mark: Mark) -> bool {
        self.0.borrow().len() == mark.0
    }

    /// Returns `true` if no mistake was found.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Returns one `compile_error!` for each mistake, in source order.
    pub fn into_compile_errors(self) -> TokenStream {
        let mut mistakes = self.0.into_inner();
        mistakes.sort_by_key(|mistake| {
            let start = mistake.first.start();
            (start.line, start.column)
        });
        mistakes.iter().map(Mistake::to_compile_error).collect()
    }
}

impl Mistake {
    /// Returns the `compile_error!`. rustc underlines from the first token of the call to the last.
    fn to_compile_error(&self) -> TokenStream {
        let mut message = Literal::string(&self.message);
        message.set_span(self.last);
        let mut braces = Group::new(Delimiter::Brace, TokenTree::from(message).into());
        braces.set_span(self.last);
        // In a crate of edition 2015, no path to `core` is right in every module.
        let name = Ident::new("compile_error", self.first);
        quote!(#name! #braces)
    }
}

fn ends_of(tokens: TokenStream) -> (Span, Span) {
    let mut spans = tokens.into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// Returns the span of all of `tokens`, or of the first if the compiler cannot join spans.
pub fn span_of(tokens: &TokenStream) -> Span {
    let (first, last) = ends_of(tokens.clone());
    joined(first, last)
}

/// Returns the span from one to the other, or the first if the compiler cannot join spans.
pub fn joined(first: Span, last: Span) -> Span {
    first.join(last).unwrap_or(first)
}
