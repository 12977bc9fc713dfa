//! A word of the input: its text and its span.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use super::keywords;

/// An identifier, and its text without the `r#` of a raw identifier.
#[derive(Clone)]
pub struct Word {
    pub ident: Ident,
    pub text: String,
}

impl Word {
    /// Creates the word of `ident`.
    pub fn new(ident: &Ident) -> Self {
        let text = ident.to_string();
        Self {
            ident: ident.clone(),
            text: text.strip_prefix("r#").map_or(text.clone(), str::to_owned),
        }
    }

    /// Returns the span of the word.
    pub fn span(&self) -> Span {
        self.ident.span()
    }

    /// Returns `true` if Rust accepts it as a name, because it is not a keyword.
    pub fn is_name(&self) -> bool {
        !keywords::is_keyword(&self.ident.to_string())
    }
}

/// Writes the text.
impl fmt::Display for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// Writes the identifier as it was written.
impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
    }
}
