//! A word where it was written, and the text that it stands for.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use super::keywords;

/// An identifier, and its text without the `r#` of a raw one.
#[derive(Clone)]
pub struct Word {
    pub ident: Ident,
    pub text: String,
}

impl Word {
    /// The word that `ident` is.
    pub fn new(ident: &Ident) -> Self {
        let text = ident.to_string();
        Self {
            ident: ident.clone(),
            text: text.strip_prefix("r#").map_or(text.clone(), str::to_owned),
        }
    }

    /// Where it was written.
    pub fn span(&self) -> Span {
        self.ident.span()
    }

    /// Whether Rust accepts it as a name: it is not a keyword.
    pub fn is_name(&self) -> bool {
        !keywords::is_keyword(&self.ident.to_string())
    }
}

/// The text.
impl fmt::Display for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The identifier as it was written.
impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
    }
}
