//! What may stand before an item: attributes and visibility.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Attribute, Visibility,
    parse::{Parse, Parser},
};

use super::{
    cursor::Cursor,
    limits::{self, MOST_TOKENS},
};
use crate::diagnostics::Errors;

/// Takes outer attributes and doc comments.
pub(super) fn attributes(cursor: &mut Cursor, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while cursor.is_punct('#') && cursor.group_at(1, Delimiter::Bracket).is_some() {
        let tokens: TokenStream = [cursor.next(), cursor.next()]
            .into_iter()
            .flatten()
            .collect();
        if limits::fits(&tokens) {
            match Attribute::parse_outer.parse2(tokens.clone()) {
                Ok(parsed) => attributes.extend(parsed),
                Err(_) => errors.at(tokens, "this is not an attribute: write `#[name]`"),
            }
        } else {
            errors.at(
                tokens,
                format!("this attribute is longer than {MOST_TOKENS} tokens, or nested too deep"),
            );
        }
    }
    attributes
}

/// Takes `pub`, `pub(crate)` and the like, where they stand.
pub(super) fn visibility(cursor: &mut Cursor, errors: &mut Errors) -> Visibility {
    let mut tokens = TokenStream::new();
    if cursor.is_ident_at(0, "pub") {
        tokens.extend(cursor.next());
        if let Some(group) = cursor.group_at(0, Delimiter::Parenthesis).cloned() {
            cursor.next();
            tokens.extend([TokenTree::Group(group)]);
        }
    }
    <Visibility as Parse>::parse
        .parse2(tokens.clone())
        .unwrap_or_else(|_| {
            errors.at(
                tokens,
                "this is not a visibility: write `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`",
            );
            Visibility::Inherited
        })
}

/// Reports both before a declaration, which takes neither.
pub(super) fn refuse(attributes: &[Attribute], visibility: &Visibility, errors: &mut Errors) {
    for attribute in attributes {
        let what = if attribute.path().is_ident("doc") {
            "doc comment"
        } else {
            "attribute"
        };
        errors.at(
            attribute,
            format!("a declaration takes no {what}: put it right above the `fn`, or on the job"),
        );
    }
    if !matches!(visibility, Visibility::Inherited) {
        errors.at(
            visibility,
            "a declaration takes no visibility: put it on the function",
        );
    }
}
