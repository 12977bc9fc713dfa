//! Parses attributes and doc comments.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::{
    cursor::Cursor,
    grammar,
    literal::{self, Kind},
};
use crate::diagnostics::Errors;

/// `#[path]`, `#[path(…)]` or `#[path = value]`.
#[derive(Clone)]
pub struct Attribute {
    tokens: TokenStream,
    /// The path, up to the first token that is not part of it.
    name: String,
    /// The text of a doc comment, which is written as `doc = "…"`.
    doc: Option<String>,
}

impl Attribute {
    /// Returns `true` if the path is this one word.
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Returns the text, if it is a doc comment.
    pub fn doc(&self) -> Option<&str> {
        self.doc.as_deref()
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Parses all outer attributes and doc comments here.
pub(super) fn parse_all(cursor: &mut Cursor, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while cursor.is_punct('#')
        && let Some(group) = cursor.group_at(1, Delimiter::Bracket)
    {
        let mut inside = Cursor::inside(group);
        let tokens: TokenStream = [cursor.next(), cursor.next()]
            .into_iter()
            .flatten()
            .collect();
        let parsed = parse(&mut inside).filter(|_| inside.peek().is_none());
        match parsed {
            Some((name, doc)) => attributes.push(Attribute { tokens, name, doc }),
            None => errors.at(
                tokens,
                "this is not an attribute: write `#[name]`, `#[name(…)]` or `#[name = \"value\"]`",
            ),
        }
    }
    attributes
}

/// Returns the path of an attribute, and the text if it is `doc`.
fn parse(inside: &mut Cursor) -> Option<(String, Option<String>)> {
    let path = take_path(inside);
    let name = path.to_string();
    let takes_arguments = name == "unsafe" && inside.group_at(0, Delimiter::Parenthesis).is_some();
    if !takes_arguments && !grammar::is_plain_path(path) {
        return None;
    }
    if !inside.take_punct('=') {
        // The syntax inside the group depends on the attribute.
        if let Some(TokenTree::Group(_)) = inside.peek() {
            inside.next();
        }
        return Some((name, None));
    }
    let text = match inside.peek() {
        Some(TokenTree::Literal(literal)) => literal::read(literal),
        _ => Kind::Other,
    };
    match text {
        Kind::String(text) if name == "doc" => {
            inside.next();
            Some((name, Some(text.value())))
        }
        _ => take_value(inside).then_some((name, None)),
    }
}

/// Takes a literal or a macro call. Rust accepts no other values in attributes.
fn take_value(inside: &mut Cursor) -> bool {
    if let Some(TokenTree::Literal(_)) = inside.peek() {
        return inside.next().is_some();
    }
    grammar::is_plain_path(take_path(inside))
        && inside.take_punct('!')
        && matches!(inside.next(), Some(TokenTree::Group(_)))
}

/// Takes words and `::`.
fn take_path(inside: &mut Cursor) -> TokenStream {
    inside.take_while(|inside| inside.ident_at(0).is_some() || inside.is_punct(':'))
}
