//! Parses constants in types: the length of an array, and arguments of a path that are not types.
//!
//! Expressions may compute with numbers and paths. The content of braces is not looked at, like a function's body.

use proc_macro2::{Delimiter, TokenTree};

use super::{
    is_all, is_list, path, take_macro_call, take_name, take_path_separator, take_word, ty,
};
use crate::parse::{
    cursor::Cursor,
    literal::{self, Kind},
};

/// Takes an expression such as `2 * size_of::<T>() + Self::HEAD`.
pub(super) fn take(cursor: &mut Cursor) -> bool {
    loop {
        if !take_operand(cursor) {
            return false;
        }
        if !take_operator(cursor) {
            return true;
        }
    }
}

/// Returns `true` if the argument that begins here is a constant and cannot be a type.
pub(super) fn begins_argument(cursor: &Cursor) -> bool {
    match cursor.peek() {
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        Some(TokenTree::Ident(word)) => word == "true" || word == "false",
        Some(TokenTree::Punct(punct)) => punct.as_char() == '-',
        None => false,
    }
}

/// Takes `-1`, `true`, `{ N + 1 }` or `NAME`.
pub(super) fn take_argument(cursor: &mut Cursor) -> bool {
    if cursor.take_punct('-') {
        return take_number(cursor);
    }
    if cursor.group_at(0, Delimiter::Brace).is_some() {
        return cursor.next().is_some();
    }
    take_literal(cursor) || take_word(cursor, &["true", "false"]) || take_name(cursor)
}

fn take_number(cursor: &mut Cursor) -> bool {
    let is_number = match cursor.peek() {
        Some(TokenTree::Literal(literal)) => {
            matches!(literal::read(literal), Kind::Integer(_) | Kind::Float(_))
        }
        _ => false,
    };
    is_number && cursor.next().is_some()
}

fn take_literal(cursor: &mut Cursor) -> bool {
    matches!(cursor.peek(), Some(TokenTree::Literal(_))) && cursor.next().is_some()
}

/// Takes an operand with the operators before and after it.
fn take_operand(cursor: &mut Cursor) -> bool {
    while cursor.take_punct('-')
        || cursor.take_punct('!')
        || cursor.take_punct('*')
        || cursor.take_punct('&')
    {}
    if !take_primary(cursor) {
        return false;
    }
    while let Some(asked) = take_postfix(cursor) {
        if !asked {
            return false;
        }
    }
    while take_word(cursor, &["as"]) {
        if !ty::take(cursor, false) {
            return false;
        }
    }
    true
}

/// Takes a literal, a path, a macro call, or an expression in parentheses or brackets.
fn take_primary(cursor: &mut Cursor) -> bool {
    if let Some(TokenTree::Group(group)) = cursor.peek() {
        let group = group.clone();
        cursor.next();
        return match group.delimiter() {
            Delimiter::Parenthesis | Delimiter::Bracket => is_list(&group, take),
            Delimiter::None => is_all(group.stream(), take),
            Delimiter::Brace => true,
        };
    }
    if take_literal(cursor) || take_word(cursor, &["true", "false"]) {
        return true;
    }
    if cursor.is_punct('<') {
        return path::take_qualified(cursor);
    }
    if !take_path(cursor) {
        return false;
    }
    !cursor.is_punct('!') || take_macro_call(cursor)
}

/// Takes a path in an expression, whose arguments follow a `::`.
fn take_path(cursor: &mut Cursor) -> bool {
    take_path_separator(cursor);
    loop {
        if !path::take_segment_name(cursor) {
            return false;
        }
        if cursor.is_path_separator_at(0) && cursor.is_punct_at(2, '<') {
            take_path_separator(cursor);
            cursor.take_punct('<');
            if !path::take_angle_arguments(cursor) {
                return false;
            }
        }
        if !take_path_separator(cursor) {
            return true;
        }
    }
}

/// Takes `(…)`, `[…]` or `.name`. Returns `None` if none of them is here.
fn take_postfix(cursor: &mut Cursor) -> Option<bool> {
    if let Some(TokenTree::Group(group)) = cursor.peek()
        && matches!(
            group.delimiter(),
            Delimiter::Parenthesis | Delimiter::Bracket
        )
    {
        let group = group.clone();
        cursor.next();
        return Some(match group.delimiter() {
            Delimiter::Parenthesis => is_list(&group, take),
            _ => is_all(group.stream(), take),
        });
    }
    cursor
        .take_punct('.')
        .then(|| take_name(cursor) || take_literal(cursor))
}

/// Takes a binary operator.
fn take_operator(cursor: &mut Cursor) -> bool {
    if cursor.is_pair_at(0, '<', '<') || cursor.is_pair_at(0, '>', '>') {
        return cursor.next().is_some() && cursor.next().is_some();
    }
    ['+', '-', '*', '/', '%', '^', '&', '|']
        .into_iter()
        .any(|sign| cursor.take_punct(sign))
}
