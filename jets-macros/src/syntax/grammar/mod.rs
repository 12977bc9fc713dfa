//! Checks that tokens are a type, generics, or a plain path of Rust.
//!
//! Each module adds the rules of one part of the grammar to [`Cursor`]. A method `parse_…` returns whether the thing that
//! it is named for was there. If it was not, the cursor may be anywhere.
//!
//! Only the syntax is checked. What Rust cannot parse is reported by the macro, at its tokens. All other mistakes are
//! reported by rustc.

mod bounds;
mod constant;
mod generics;
mod path;
mod tokens;
mod ty;

use proc_macro2::{Group, Span, TokenStream};

use super::cursor::Cursor;

/// Returns `true` if `tokens` are one type.
pub fn is_type(tokens: TokenStream) -> bool {
    is_all(tokens, |cursor| cursor.parse_type(true))
}

/// Returns `true` if `tokens` are generics, with their angle brackets.
pub fn are_generics(tokens: TokenStream) -> bool {
    is_all(tokens, Cursor::parse_generics)
}

/// Returns `true` if `tokens` are a path without arguments.
pub fn is_plain_path(tokens: TokenStream) -> bool {
    is_all(tokens, Cursor::parse_plain_path)
}

/// Returns `true` if `parse` takes all of `tokens`.
fn is_all(tokens: TokenStream, parse: impl FnOnce(&mut Cursor) -> bool) -> bool {
    let mut cursor = Cursor::new(tokens, Span::call_site());
    parse(&mut cursor) && cursor.peek().is_none()
}

/// Returns `true` if `group` is a list of what `parse` takes, with `,` between them.
fn is_list(group: &Group, parse: fn(&mut Cursor) -> bool) -> bool {
    is_all(group.stream(), |cursor| {
        while cursor.peek().is_some() {
            if !parse(cursor) || !cursor.take_punct(',') && cursor.peek().is_some() {
                return false;
            }
        }
        true
    })
}
