//! Parses a visibility, such as `pub` or `pub(crate)`.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use super::{cursor::Cursor, grammar};
use crate::diagnostics::Errors;

/// The visibility of an item.
#[derive(Clone)]
pub struct Visibility(TokenStream);

impl Visibility {
    /// Returns `true` if nothing was written.
    pub fn is_inherited(&self) -> bool {
        self.0.is_empty()
    }
}

impl ToTokens for Visibility {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// Parses a visibility, if one is here.
pub(super) fn parse(cursor: &mut Cursor, errors: &mut Errors) -> Visibility {
    // Another macro passes a visibility in a group without delimiters, even one without tokens.
    if let Some(fragment) = cursor.group_at(0, Delimiter::None) {
        let mut inside = Cursor::inside(fragment);
        let visibility = parse(&mut inside, errors);
        if inside.peek().is_none() {
            cursor.next();
            return visibility;
        }
    }
    let mut tokens = TokenStream::new();
    if cursor.is_ident_at(0, "pub") {
        tokens.extend(cursor.next());
        if let Some(group) = cursor.group_at(0, Delimiter::Parenthesis).cloned() {
            cursor.next();
            let is_scope = is_scope(&group);
            tokens.extend([TokenTree::Group(group)]);
            if !is_scope {
                errors.at(
                    tokens,
                    "this is not a visibility: write `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`",
                );
                return Visibility(TokenStream::new());
            }
        }
    }
    Visibility(tokens)
}

/// Returns `true` if a group is `(crate)`, `(self)`, `(super)` or `(in path)`.
fn is_scope(group: &Group) -> bool {
    let mut inside = Cursor::inside(group);
    if inside.take_word(&["in"]) {
        return grammar::is_plain_path(inside.take_while(|_| true));
    }
    inside.take_word(&["crate", "self", "super"]) && inside.peek().is_none()
}
