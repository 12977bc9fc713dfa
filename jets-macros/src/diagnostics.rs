//! The one collector of mistakes, and the words that a message suggests.

use std::ops::{Deref, DerefMut};

use jets_core::nearest::nearest;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

/// Mistakes found so far. Stages push into it and go on.
#[derive(Default)]
pub struct Errors(Vec<Mistake>);

/// What is wrong, and the first and last token of where.
struct Mistake {
    first: Span,
    last: Span,
    message: String,
}

/// A part of the input that is being read: it is sound as long as no mistake is found in it.
///
/// It is the same collector, and can be handed on as one.
pub struct Scope<'errors> {
    errors: &'errors mut Errors,
    before: usize,
}

impl Errors {
    /// Reports `message` at all of `tokens`.
    ///
    /// What has no tokens stands for something that was reported already, and is passed over.
    pub fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.at_tokens(tokens.into_token_stream(), message.to_string());
    }

    /// Apart from `at`, of which there is one for every type of its arguments.
    fn at_tokens(&mut self, tokens: TokenStream, message: String) {
        if self.0.is_empty() || !tokens.is_empty() {
            let (first, last) = ends_of(tokens);
            self.0.push(Mistake {
                first,
                last,
                message,
            });
        }
    }

    /// Reports `message` at `span`.
    pub fn at_span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.0.push(Mistake {
            first: span,
            last: span,
            message: message.to_string(),
        });
    }

    /// Begins a part of the input.
    pub fn scope(&mut self) -> Scope<'_> {
        let before = self.0.len();
        Scope {
            errors: self,
            before,
        }
    }

    /// Whether no mistake was found at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One `compile_error!` a mistake, in source order.
    pub fn into_compile_errors(mut self) -> TokenStream {
        self.0.sort_by_key(|mistake| {
            let start = mistake.first.start();
            (start.line, start.column)
        });
        self.0.iter().map(Mistake::to_compile_error).collect()
    }
}

impl Mistake {
    /// rustc marks what stands from the first token of the call to its last.
    fn to_compile_error(&self) -> TokenStream {
        let mut message = Literal::string(&self.message);
        message.set_span(self.last);
        let mut braces = Group::new(Delimiter::Brace, TokenTree::from(message).into());
        braces.set_span(self.last);
        let path = quote_spanned!(self.first=> ::core::compile_error!);
        quote!(#path #braces)
    }
}

/// The first and the last token's places.
fn ends_of(tokens: TokenStream) -> (Span, Span) {
    let mut spans = tokens.into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// The place of all of `tokens`, or of the first where the compiler cannot join two.
pub fn span_of(tokens: &TokenStream) -> Span {
    let (first, last) = ends_of(tokens.clone());
    first.join(last).unwrap_or(first)
}

impl Scope<'_> {
    /// Whether no mistake was found since the scope began.
    pub fn is_sound(&self) -> bool {
        self.errors.0.len() == self.before
    }
}

impl Deref for Scope<'_> {
    type Target = Errors;

    fn deref(&self) -> &Errors {
        self.errors
    }
}

impl DerefMut for Scope<'_> {
    fn deref_mut(&mut self) -> &mut Errors {
        self.errors
    }
}

/// `; did you mean …?`, or nothing when no known word is near.
pub fn did_you_mean<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// `; did you mean …?`, or all of `known` when none is near; `introduction` comes before them.
pub fn did_you_mean_or_any(introduction: &str, word: &str, known: &[&str]) -> String {
    let hint = did_you_mean(word, known.iter().copied());
    if hint.is_empty() {
        return format!("; {introduction} {}", all_of(known));
    }
    hint
}

/// `a`, `b` or `c`, each in backticks.
pub fn one_of(words: &[&str]) -> String {
    listed(words, "or")
}

/// `a`, `b` and `c`, each in backticks.
pub fn all_of(words: &[&str]) -> String {
    listed(words, "and")
}

fn listed(words: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
        None => String::new(),
    }
}
