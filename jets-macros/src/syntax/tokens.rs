//! Lists of tokens, for what stands in many places of the generated code.

use std::fmt;

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::diagnostics::joined;

/// Tokens in a list. A `TokenStream` inside another takes calls of the compiler, these do not.
#[derive(Clone, Default)]
pub struct Tokens(Vec<TokenTree>);

impl Tokens {
    pub fn as_slice(&self) -> &[TokenTree] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the span of all tokens, or of the first if the compiler cannot join spans.
    pub fn span(&self) -> Span {
        self.ends()
            .map_or_else(Span::call_site, |(first, last)| joined(first, last))
    }

    /// Returns the spans of the first and the last token.
    pub fn ends(&self) -> Option<(Span, Span)> {
        let (first, last) = (self.0.first()?, self.0.last()?);
        Some((first.span(), last.span()))
    }

    /// Returns the tokens with their places at `span`.
    pub fn at(mut self, span: Span) -> Self {
        for token in &mut self.0 {
            token.set_span(token.span().located_at(span));
        }
        self
    }

    /// Returns `true` if one of the tokens, or of those in groups, is wanted.
    pub fn any(&self, is_wanted: &dyn Fn(&TokenTree) -> bool) -> bool {
        self.0.iter().any(|token| match token {
            TokenTree::Group(group) => group.stream().into_iter().collect::<Self>().any(is_wanted),
            token => is_wanted(token),
        })
    }

    /// Returns `true` if this word is among the tokens, or in a group.
    pub fn has_word(&self, wanted: &str) -> bool {
        self.any(&|token| matches!(token, TokenTree::Ident(word) if word == wanted))
    }
}

impl FromIterator<TokenTree> for Tokens {
    fn from_iter<I: IntoIterator<Item = TokenTree>>(tokens: I) -> Self {
        Self(Vec::from_iter(tokens))
    }
}

impl Extend<TokenTree> for Tokens {
    fn extend<I: IntoIterator<Item = TokenTree>>(&mut self, tokens: I) {
        self.0.extend(tokens);
    }
}

impl IntoIterator for Tokens {
    type Item = TokenTree;
    type IntoIter = std::vec::IntoIter<TokenTree>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<TokenStream> for Tokens {
    fn from(stream: TokenStream) -> Self {
        stream.into_iter().collect()
    }
}

/// Writes the tokens as the compiler does.
impl fmt::Display for Tokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_token_stream().fmt(formatter)
    }
}

impl ToTokens for Tokens {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// The path by which the library can be named where the macro was called.
pub struct Library(Tokens);

impl Library {
    pub fn new(path: TokenStream) -> Self {
        Self(path.into())
    }

    /// Returns the path with the places of its tokens at `span`.
    pub fn at(&self, span: Span) -> Self {
        Self(self.0.clone().at(span))
    }

    /// Returns the path of an item at the root of the library.
    pub fn item(&self, name: &str) -> Tokens {
        let mut path = self.0.clone();
        path.extend([
            Punct::new(':', Spacing::Joint).into(),
            Punct::new(':', Spacing::Alone).into(),
            Ident::new(name, Span::call_site()).into(),
        ]);
        path
    }
}

impl ToTokens for Library {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
