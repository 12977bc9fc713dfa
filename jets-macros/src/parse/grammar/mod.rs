//! Checks that tokens are a type, generics, or a plain path of Rust.
//!
//! Types, paths, bounds and constants contain one another, so that the modules for them use each other.
//!
//! Only the syntax is checked. What Rust cannot parse is reported by the macro, at its tokens. All other mistakes are
//! reported by rustc.

mod bounds;
mod constant;
mod generics;
mod path;
mod ty;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::cursor::Cursor;

/// Returns `true` if `tokens` are one type.
pub fn is_type(tokens: TokenStream) -> bool {
    is_all(tokens, |cursor| ty::take(cursor, true))
}

/// Returns `true` if `tokens` are generics, with their angle brackets.
pub fn are_generics(tokens: TokenStream) -> bool {
    is_all(tokens, generics::take)
}

/// Returns `true` if `tokens` are a path without arguments.
pub fn is_plain_path(tokens: TokenStream) -> bool {
    is_all(tokens, path::take_plain)
}

/// Returns `true` if `take` takes all of `tokens`.
///
/// A function `take_…` returns whether the thing that it is named for was there. If it returns `false`, the cursor may
/// be anywhere.
fn is_all(tokens: TokenStream, take: impl FnOnce(&mut Cursor) -> bool) -> bool {
    let mut cursor = Cursor::new(tokens, Span::call_site());
    take(&mut cursor) && cursor.peek().is_none()
}

/// Returns `true` if `group` is a list of what `take` takes, with `,` between them.
fn is_list(group: &Group, take: fn(&mut Cursor) -> bool) -> bool {
    is_all(group.stream(), |cursor| {
        while cursor.peek().is_some() {
            if !take(cursor) || !cursor.take_punct(',') && cursor.peek().is_some() {
                return false;
            }
        }
        true
    })
}

/// Takes a list of what `take` takes, with `,` between them, and the `>` at its end. The `<` was taken.
fn take_angle_list(cursor: &mut Cursor, mut take: impl FnMut(&mut Cursor) -> bool) -> bool {
    while !cursor.take_punct('>') {
        if !take(cursor) || !cursor.take_punct(',') && !cursor.is_punct('>') {
            return false;
        }
    }
    true
}

/// Takes `'a`.
pub(super) fn take_lifetime(cursor: &mut Cursor) -> bool {
    let stands = cursor.is_punct('\'') && cursor.ident_at(1).is_some();
    stands && cursor.take_punct('\'') && cursor.next().is_some()
}

/// Takes one of the words `wanted`.
pub(super) fn take_word(cursor: &mut Cursor, wanted: &[&str]) -> bool {
    let stands = wanted.iter().any(|word| cursor.is_ident_at(0, word));
    stands && cursor.next().is_some()
}

/// Takes a name, which is not a keyword.
fn take_name(cursor: &mut Cursor) -> bool {
    cursor.name_at(0).is_some() && cursor.next().is_some()
}

/// Takes `->`.
fn take_arrow(cursor: &mut Cursor) -> bool {
    cursor.is_pair_at(0, '-', '>') && cursor.take_punct('-') && cursor.take_punct('>')
}

/// Takes the `!(…)` of a macro call, after its path.
fn take_macro_call(cursor: &mut Cursor) -> bool {
    let is_plain = matches!(cursor.before(0), Some(TokenTree::Ident(_)));
    is_plain && cursor.take_punct('!') && matches!(cursor.next(), Some(TokenTree::Group(_)))
}

/// Takes `::`.
fn take_path_separator(cursor: &mut Cursor) -> bool {
    cursor.is_path_separator_at(0) && cursor.take_punct(':') && cursor.take_punct(':')
}
