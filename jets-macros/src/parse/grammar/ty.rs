//! Parses types: <https://doc.rust-lang.org/reference/types.html#type-expressions>.

use proc_macro2::{Delimiter, Group, TokenTree};

use super::{
    bounds, constant, is_all, is_list, is_type, path, take_arrow, take_lifetime, take_macro_call,
    take_name, take_path_separator, take_word,
};
use crate::parse::{
    cursor::Cursor,
    literal::{self, Kind},
};

/// Takes a type. `takes_plus` says whether bounds after a `+` belong to it.
pub(super) fn take(cursor: &mut Cursor, takes_plus: bool) -> bool {
    match cursor.peek() {
        Some(TokenTree::Group(group)) => {
            let group = group.clone();
            cursor.next();
            take_group(&group, cursor)
        }
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '!' => cursor.take_punct('!'),
            '&' => take_reference(cursor),
            '*' => take_pointer(cursor),
            '<' => path::take_qualified(cursor),
            _ => take_named(cursor, takes_plus),
        },
        Some(TokenTree::Ident(word)) => match word.to_string().as_str() {
            "_" => cursor.next().is_some(),
            "impl" | "dyn" => {
                cursor.next();
                bounds::take_with_trait(cursor, takes_plus)
            }
            "fn" | "unsafe" | "extern" => take_function(cursor),
            "for" => take_for(cursor, takes_plus),
            _ => take_named(cursor, takes_plus),
        },
        Some(TokenTree::Literal(_)) | None => false,
    }
}

fn take_any(cursor: &mut Cursor) -> bool {
    take(cursor, true)
}

/// Checks a slice, an array, a tuple, or the fragment of a macro. The group was taken.
fn take_group(group: &Group, cursor: &mut Cursor) -> bool {
    match group.delimiter() {
        Delimiter::Bracket => is_all(group.stream(), |inside| {
            take_any(inside) && (!inside.take_punct(';') || constant::take(inside))
        }),
        Delimiter::Parenthesis => is_list(group, take_any),
        Delimiter::None => {
            is_type(group.stream()) && (!take_path_separator(cursor) || path::take_segments(cursor))
        }
        Delimiter::Brace => false,
    }
}

/// Takes `&'a mut Type`.
fn take_reference(cursor: &mut Cursor) -> bool {
    cursor.take_punct('&');
    take_lifetime(cursor);
    take_word(cursor, &["mut"]);
    take(cursor, false)
}

/// Takes `*const Type`.
fn take_pointer(cursor: &mut Cursor) -> bool {
    cursor.take_punct('*') && take_word(cursor, &["const", "mut"]) && take(cursor, false)
}

/// Takes `unsafe extern "C" fn(name: Type) -> Type`.
fn take_function(cursor: &mut Cursor) -> bool {
    take_word(cursor, &["unsafe"]);
    if take_word(cursor, &["extern"])
        && let Some(TokenTree::Literal(abi)) = cursor.peek()
        && matches!(literal::read(abi), Kind::String(_))
    {
        cursor.next();
    }
    if !take_word(cursor, &["fn"]) {
        return false;
    }
    let Some(parameters) = cursor.group_at(0, Delimiter::Parenthesis).cloned() else {
        return false;
    };
    cursor.next();
    is_list(&parameters, take_parameter) && (!take_arrow(cursor) || take(cursor, false))
}

fn take_parameter(cursor: &mut Cursor) -> bool {
    if cursor.is_colon_at(1) && (take_name(cursor) || take_word(cursor, &["_"])) {
        cursor.take_punct(':');
    }
    take_any(cursor)
}

/// Takes `for<'a> fn(&'a str)` or `for<'a> Trait<'a>`.
fn take_for(cursor: &mut Cursor, takes_plus: bool) -> bool {
    if !bounds::take_for_lifetimes(cursor) {
        return false;
    }
    match cursor.ident_at(0) {
        Some(word) if word == "fn" || word == "unsafe" || word == "extern" => take_function(cursor),
        Some(_) => path::take(cursor) && take_more_bounds(cursor, takes_plus),
        None => false,
    }
}

/// Takes a path, a macro call, or traits without `dyn`.
fn take_named(cursor: &mut Cursor, takes_plus: bool) -> bool {
    path::take(cursor) && take_behind_path(cursor, takes_plus)
}

/// Takes what can follow a path in a type: `!(…)` or `+ Trait`.
pub(super) fn take_behind_path(cursor: &mut Cursor, takes_plus: bool) -> bool {
    if cursor.is_punct('!') {
        return take_macro_call(cursor);
    }
    take_more_bounds(cursor, takes_plus)
}

fn take_more_bounds(cursor: &mut Cursor, takes_plus: bool) -> bool {
    !takes_plus || !cursor.take_punct('+') || bounds::take(cursor).is_some()
}
