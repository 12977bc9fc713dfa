//! Parses the tokens of a declaration, with a span for every word. It checks only the syntax.
//!
//! After a mistake, parsing goes on at the next `;`, `,` or item.

mod cursor;
mod declaration;
mod function;
mod job;
mod plain;
pub mod rust;
mod tokens;
pub mod tree;
mod value;

use proc_macro2::{Delimiter, Group, Span, TokenStream};

use self::cursor::Cursor;
pub use self::{
    cursor::{is_lifetime, is_punct, is_semicolon},
    tokens::{Library, Tokens},
    tree::*,
};
use crate::diagnostics::Errors;

/// Parses the input of `jobs!`: the path of the library in parentheses, then the jobs.
pub fn parse(tokens: TokenStream, errors: &Errors) -> Input {
    let mut cursor = Cursor::new(tokens, Span::call_site());
    let library = cursor
        .group_at(0, Delimiter::Parenthesis)
        .map(Group::stream);
    let library = Library::new(library.unwrap_or_else(|| quote::quote!(::jets)));
    cursor.next();
    let mut jobs = Vec::new();
    while cursor.peek().is_some() {
        jobs.extend(job::parse(&mut cursor, errors));
    }
    Input { library, jobs }
}
