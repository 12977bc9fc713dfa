//! Parses values: strings, numbers, bools, bare words, lists and maps.

use proc_macro2::{Delimiter, Group, Literal, Punct, TokenTree};
use syn::Lit;

use super::{
    cursor::{self, Cursor},
    rust::MAX_NUMBER_LENGTH,
    tree::{Name, NamedValue, Number, StringLiteral, Value, Word},
};
use crate::diagnostics::Errors;

/// What a message says is accepted where a value is expected.
const ACCEPTED: &str =
    "a string, an integer, `true` or `false`, a bare word, a list `[…]` or a map `{ key: value }`";

/// The maximum depth of nested lists and maps: deeper than any event pattern, and little enough for the stack.
const MAX_DEPTH: usize = 64;

/// Parses one value, or reports what is in its place.
///
/// A token that cannot begin a value is taken, unless it is a `,` or `;`.
pub(super) fn parse(cursor: &mut Cursor, errors: &Errors) -> Value {
    parse_at(0, cursor, errors)
}

fn parse_at(depth: usize, cursor: &mut Cursor, errors: &Errors) -> Value {
    let minus = take_minus(cursor);
    if cursor.is_punct(',') || cursor.is_punct(';') {
        return missing(cursor, errors);
    }
    match cursor.next() {
        Some(TokenTree::Literal(literal)) => literal_value(literal, minus, errors),
        Some(TokenTree::Ident(word)) if word == "true" || word == "false" => Value::Bool {
            value: word == "true",
            word,
        },
        Some(TokenTree::Ident(word)) if cursor.is_path_separator_at(0) => {
            let rest =
                cursor.take_while(|cursor| cursor.ident_at(0).is_some() || cursor.is_punct(':'));
            errors.at(
                quote::quote!(#word #rest),
                format!("a path is not a value; a value is {ACCEPTED}"),
            );
            Value::Refused
        }
        Some(TokenTree::Ident(word)) => Value::Word(Word::new(&word)),
        Some(TokenTree::Group(group)) if depth == MAX_DEPTH => {
            errors.at_span(
                group.span_open(),
                format!("lists and maps are nested at most {MAX_DEPTH} deep"),
            );
            Value::Refused
        }
        Some(TokenTree::Group(group)) => group_value(depth + 1, group, errors),
        Some(TokenTree::Punct(punct)) => {
            let found = punct.as_char();
            errors.at(
                punct,
                format!("`{found}` is not a value; a value is {ACCEPTED}"),
            );
            Value::Refused
        }
        None => missing(cursor, errors),
    }
}

fn take_minus(cursor: &mut Cursor) -> Option<Punct> {
    if !matches!(cursor.peek_at(1), Some(TokenTree::Literal(_))) {
        return None;
    }
    let minus = match cursor.peek() {
        Some(TokenTree::Punct(punct)) if punct.as_char() == '-' => punct.clone(),
        _ => return None,
    };
    cursor.next();
    Some(minus)
}

fn missing(cursor: &Cursor, errors: &Errors) -> Value {
    errors.at_span(
        cursor.previous_span(),
        format!("missing value after this; a value is {ACCEPTED}"),
    );
    Value::Refused
}

fn literal_value(literal: Literal, minus: Option<Punct>, errors: &Errors) -> Value {
    let text = literal.to_string();
    let is_number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    if is_number && text.len() > MAX_NUMBER_LENGTH {
        errors.at(
            literal,
            format!(
                "a number has at most {MAX_NUMBER_LENGTH} characters, not {}",
                text.len()
            ),
        );
        return Value::Refused;
    }
    let read = Lit::new(literal.clone());
    if let Some(without_suffix) = without_suffix(&read, &text) {
        errors.at(
            literal,
            format!("`{text}` has a suffix: write `{without_suffix}`"),
        );
        return Value::Refused;
    }
    match (read, minus) {
        (Lit::Int(integer), minus) => number(minus, literal, integer.base10_digits(), true),
        (Lit::Float(float), minus) => number(minus, literal, float.base10_digits(), false),
        (_, Some(minus)) => {
            errors.at(minus, "`-` is accepted only before a number");
            Value::Refused
        }
        (Lit::Str(string), None) => Value::String(StringLiteral {
            token: literal,
            text: string.value(),
        }),
        (_, None) => Value::Other(literal),
    }
}

fn number(minus: Option<Punct>, token: Literal, digits: &str, is_integer: bool) -> Value {
    let sign = minus.as_ref().map_or("", |_| "-");
    let digits = format!("{sign}{digits}");
    Value::Number(Number {
        minus,
        token,
        digits,
        is_integer,
    })
}

/// Returns the `text` of a string or number without its suffix, if it has one.
fn without_suffix(literal: &Lit, text: &str) -> Option<String> {
    let without = match literal {
        Lit::Str(_) | Lit::Int(_) | Lit::Float(_) => text.strip_suffix(literal.suffix())?,
        _ => return None,
    };
    (without.len() < text.len()).then(|| without.trim_end_matches('_').to_owned())
}

fn group_value(depth: usize, group: Group, errors: &Errors) -> Value {
    let mut inside = Cursor::inside(&group);
    match group.delimiter() {
        Delimiter::Bracket => {
            let mut values = Vec::new();
            while inside.peek().is_some() {
                let start = errors.mark();
                values.push(parse_at(depth, &mut inside, errors));
                separator(errors.is_sound_since(start), &mut inside, errors);
            }
            Value::List { group, values }
        }
        Delimiter::Brace => {
            let mut entries = Some(Vec::new());
            while inside.peek().is_some() {
                let start = errors.mark();
                let entry = entry(depth, &mut inside, errors);
                separator(errors.is_sound_since(start), &mut inside, errors);
                entries = entries.zip(entry).map(|(mut entries, entry)| {
                    entries.push(entry);
                    entries
                });
            }
            entries.map_or(Value::Refused, |entries| Value::Map { group, entries })
        }
        Delimiter::None => fragment(depth, &group, &mut inside, errors),
        Delimiter::Parenthesis => {
            errors.at_span(
                group.span_open(),
                format!("a value is written without parentheses: it is {ACCEPTED}"),
            );
            Value::Refused
        }
    }
}

/// Parses a fragment of several tokens, such as `-1`, that another macro passed. It is exactly one value.
fn fragment(depth: usize, group: &Group, inside: &mut Cursor, errors: &Errors) -> Value {
    let start = errors.mark();
    let value = parse_at(depth, inside, errors);
    if inside.peek().is_some() && errors.is_sound_since(start) {
        let shown = cursor::shown(&TokenTree::Group(group.clone()));
        errors.at(
            group.stream(),
            format!("`{shown}` is not a value; a value is {ACCEPTED}"),
        );
        return Value::Refused;
    }
    value
}

/// Parses `key: value`, where the key is a bare word or a string. Returns `None` if the key is neither.
fn entry(depth: usize, cursor: &mut Cursor, errors: &Errors) -> Option<NamedValue> {
    cursor.open_fragments();
    if let Some((key, text)) = cursor.take_hyphenated() {
        errors.at(
            key,
            format!("a key with a `-` is a string: write `\"{text}\": …`"),
        );
        return None;
    }
    let start = errors.mark();
    let key = cursor.next()?;
    let Some(name) = key_name(&key, errors) else {
        if errors.is_sound_since(start) {
            errors.at(
                key,
                "expected `key: value`, with a bare word or a string as key",
            );
        }
        return None;
    };
    let value = if cursor.take_punct(':') {
        parse_at(depth, cursor, errors)
    } else {
        let key = name.text();
        errors.at(&name, format!("key `{key}` has no value: write `{key}: …`"));
        Value::Refused
    };
    Some(NamedValue { name, value })
}

fn key_name(key: &TokenTree, errors: &Errors) -> Option<Name> {
    match key {
        TokenTree::Ident(word) => Some(Name::Word(Word::new(word))),
        TokenTree::Literal(literal) => match literal_value(literal.clone(), None, errors) {
            Value::String(literal) => Some(Name::String(literal)),
            _ => None,
        },
        _ => None,
    }
}

/// Takes the `,` between two values. Reports anything else, if no mistake was found in the value before it.
fn separator(is_sound: bool, cursor: &mut Cursor, errors: &Errors) {
    if let Some(unexpected) = cursor.peek()
        && is_sound
        && !cursor.is_punct(',')
    {
        let shown = cursor::shown(unexpected);
        errors.at_span(
            cursor::span_of_start(unexpected),
            format!("expected `,` before `{shown}`"),
        );
    }
    cursor.take_while(|cursor| !cursor.is_punct(','));
    cursor.take_punct(',');
}
