//! Values: strings, integers, bools, bare words, lists and maps.

use proc_macro2::{Delimiter, Group, Literal, TokenTree};
use syn::{Lit, LitBool};

use super::{
    cursor::Cursor,
    syntax::{Name, NamedValue, Value},
};
use crate::diagnostics::Errors;

/// What the language accepts where a value stands.
pub(super) const ACCEPTED: &str =
    "a string, an integer, `true` or `false`, a bare word, a list `[…]` or a map `{ key: value }`";

/// How deep lists and maps may lie in each other: deeper than any event pattern, less than the stack takes.
const DEEPEST: usize = 64;

/// Parses one value, or reports what stands in its place.
///
/// A token that begins no value is taken, but for a `,` or `;`.
pub(super) fn parse(cursor: &mut Cursor, errors: &mut Errors) -> Option<Value> {
    parse_at(0, cursor, errors)
}

fn parse_at(depth: usize, cursor: &mut Cursor, errors: &mut Errors) -> Option<Value> {
    let negative = cursor.is_punct('-') && matches!(cursor.peek_at(1), Some(TokenTree::Literal(_)));
    if negative {
        cursor.next();
    }
    if cursor.is_punct(',') || cursor.is_punct(';') || cursor.peek().is_none() {
        let after = cursor.previous_span();
        errors.at_span(after, format!("missing value here; a value is {ACCEPTED}"));
        return None;
    }
    match cursor.next()? {
        TokenTree::Literal(literal) => Some(literal_value(&literal, negative)),
        TokenTree::Ident(word) if word == "true" || word == "false" => {
            Some(Value::Bool(LitBool::new(word == "true", word.span())))
        }
        TokenTree::Ident(word) => Some(Value::Word(word)),
        TokenTree::Group(group) if depth == DEEPEST => {
            errors.at(
                group,
                format!("lists and maps lie at most {DEEPEST} deep in each other"),
            );
            None
        }
        TokenTree::Group(group) => group_value(depth + 1, group, errors),
        TokenTree::Punct(punct) => {
            let found = punct.as_char();
            errors.at(
                punct,
                format!("`{found}` is not a value; a value is {ACCEPTED}"),
            );
            None
        }
    }
}

fn literal_value(literal: &Literal, negative: bool) -> Value {
    match Lit::new(literal.clone()) {
        Lit::Str(string) if !negative => Value::String(string),
        Lit::Int(literal) => Value::Integer { negative, literal },
        Lit::Float(literal) => Value::Float { negative, literal },
        _ => Value::Other(literal.clone()),
    }
}

fn group_value(depth: usize, group: Group, errors: &mut Errors) -> Option<Value> {
    let mut inside = Cursor::inside(&group);
    match group.delimiter() {
        Delimiter::Bracket => {
            let mut values = Vec::new();
            while inside.peek().is_some() {
                values.extend(parse_at(depth, &mut inside, errors));
                separator(&mut inside, errors);
            }
            Some(Value::List { group, values })
        }
        Delimiter::Brace => {
            let mut entries = Vec::new();
            while inside.peek().is_some() {
                entries.extend(entry(depth, &mut inside, errors));
                separator(&mut inside, errors);
            }
            Some(Value::Map { group, entries })
        }
        Delimiter::Parenthesis | Delimiter::None => {
            errors.at(
                group,
                format!("parentheses are not used here; a value is {ACCEPTED}"),
            );
            None
        }
    }
}

/// `key: value`, with a bare word or a string as key.
fn entry(depth: usize, cursor: &mut Cursor, errors: &mut Errors) -> Option<NamedValue> {
    let key = cursor.next()?;
    let Some(name) = key_name(&key) else {
        errors.at(
            key,
            "expected `key: value`, with a bare word or a string as key",
        );
        skip_to_comma(cursor);
        return None;
    };
    if !cursor.take_punct(':') {
        errors.at(
            &name,
            format!("key `{}` has no value: expected `:`", name.text()),
        );
        skip_to_comma(cursor);
        return None;
    }
    let value = parse_at(depth, cursor, errors)?;
    Some(NamedValue { name, value })
}

fn key_name(key: &TokenTree) -> Option<Name> {
    match key {
        TokenTree::Ident(word) => Some(Name::Word(word.clone())),
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Str(string) => Some(Name::String(string)),
            _ => None,
        },
        _ => None,
    }
}

/// Takes the `,` between two values; reports what stands there instead.
fn separator(cursor: &mut Cursor, errors: &mut Errors) {
    if cursor.take_punct(',') {
        return;
    }
    if let Some(unexpected) = cursor.peek().cloned() {
        errors.at(&unexpected, format!("expected `,` before `{unexpected}`"));
        skip_to_comma(cursor);
        cursor.take_punct(',');
    }
}

fn skip_to_comma(cursor: &mut Cursor) {
    cursor.take_while(|cursor| !cursor.is_punct(','));
}
