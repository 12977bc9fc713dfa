//! Rust types: checked tokens, and the few facts about them that rules need.

use proc_macro2::{Delimiter, Span, TokenStream};
use quote::ToTokens;

use super::{
    cursor::Cursor,
    grammar,
    limits::{self, MAX_TOKENS},
};
use crate::diagnostics::{Errors, span_of};

/// A type.
#[derive(Clone)]
pub struct Type {
    tokens: TokenStream,
    form: Form,
}

/// The kind of a type, as far as rules need it.
#[derive(Clone)]
enum Form {
    /// `!`
    Never,
    /// `&'a mut Type`
    Reference {
        is_mutable: bool,
        to: Box<Type>,
    },
    Other,
}

impl Type {
    /// Creates a type from tokens that were checked to be one.
    fn new(tokens: TokenStream) -> Self {
        let mut cursor = Cursor::new(tokens.clone(), Span::call_site());
        // A fragment of several tokens that a macro passed.
        if let Some(group) = cursor.group_at(0, Delimiter::None)
            && cursor.peek_at(1).is_none()
        {
            let form = Self::new(group.stream()).form;
            return Self { tokens, form };
        }
        let form = if cursor.take_punct('&') {
            cursor.take_lifetime();
            let is_mutable = cursor.take_word(&["mut"]);
            let to = Box::new(Self::new(cursor.take_while(|_| true)));
            Form::Reference { is_mutable, to }
        } else if cursor.is_punct('!') {
            Form::Never
        } else {
            Form::Other
        };
        Self { tokens, form }
    }

    /// Returns `true` if it is `!`.
    pub fn is_never(&self) -> bool {
        matches!(self.form, Form::Never)
    }

    /// Returns the type behind `&` or `&mut`, if it is a reference.
    pub fn referenced(&self) -> Option<&Self> {
        match &self.form {
            Form::Reference { to, .. } => Some(to),
            Form::Never | Form::Other => None,
        }
    }

    /// Returns `true` if it is a `&mut` reference.
    pub fn is_mutable_reference(&self) -> bool {
        matches!(self.form, Form::Reference { is_mutable, .. } if is_mutable)
    }

    /// Returns the span of the type.
    pub fn span(&self) -> Span {
        span_of(&self.tokens)
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Parses a type. A missing one is reported at `before`.
pub(super) fn parse(tokens: TokenStream, before: Span, errors: &mut Errors) -> Option<Type> {
    if tokens.is_empty() {
        errors.at_span(before, "missing type after this");
        return None;
    }
    if !limits::fits(&tokens) {
        errors.at(
            tokens,
            format!(
                "this type is longer than {MAX_TOKENS} tokens, or nested too deep: give it a name"
            ),
        );
        return None;
    }
    if grammar::is_type(tokens.clone()) {
        return Some(Type::new(tokens));
    }
    errors.at(tokens, "this is not a type");
    None
}
