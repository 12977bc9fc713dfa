//! Parses bounds: <https://doc.rust-lang.org/reference/trait-bounds.html>.

use proc_macro2::Delimiter;

use super::{is_all, path, take_angle_list, take_lifetime, take_name, take_word};
use crate::parse::cursor::Cursor;

/// Takes bounds with `+` between them. There may be none. Returns `Some(true)` if one of them is a trait.
pub(super) fn take(cursor: &mut Cursor) -> Option<bool> {
    let mut has_trait = false;
    while begins(cursor) {
        has_trait |= take_one(cursor)?;
        if !cursor.take_punct('+') {
            break;
        }
    }
    Some(has_trait)
}

/// Takes bounds, at least one of them a trait. `takes_plus` allows more than one.
pub(super) fn take_with_trait(cursor: &mut Cursor, takes_plus: bool) -> bool {
    let has_trait = if takes_plus {
        take(cursor)
    } else {
        take_one(cursor)
    };
    has_trait == Some(true)
}

/// Takes `for<'a, 'b: 'a>`.
pub(super) fn take_for_lifetimes(cursor: &mut Cursor) -> bool {
    take_word(cursor, &["for"])
        && cursor.take_punct('<')
        && take_angle_list(cursor, take_lifetime_parameter)
}

/// Takes `'a: 'b + 'c`.
pub(super) fn take_lifetime_parameter(cursor: &mut Cursor) -> bool {
    if !take_lifetime(cursor) {
        return false;
    }
    let mut goes_on = cursor.take_punct(':');
    while goes_on && take_lifetime(cursor) {
        goes_on = cursor.take_punct('+');
    }
    true
}

fn begins(cursor: &Cursor) -> bool {
    cursor.is_punct('\'')
        || cursor.is_punct('?')
        || cursor.is_path_separator_at(0)
        || cursor.ident_at(0).is_some()
        || cursor.group_at(0, Delimiter::Parenthesis).is_some()
}

/// Takes one bound. Returns `Some(true)` if it is a trait.
fn take_one(cursor: &mut Cursor) -> Option<bool> {
    if cursor.is_punct('\'') {
        return take_lifetime(cursor).then_some(false);
    }
    if cursor.is_ident_at(0, "use") {
        return take_captured(cursor).then_some(false);
    }
    if let Some(group) = cursor.group_at(0, Delimiter::Parenthesis).cloned() {
        cursor.next();
        return is_all(group.stream(), take_trait).then_some(true);
    }
    take_trait(cursor).then_some(true)
}

/// Takes `?path::to::Trait` or `for<'a> path::to::Trait<'a>`.
fn take_trait(cursor: &mut Cursor) -> bool {
    (cursor.take_punct('?') || !cursor.is_ident_at(0, "for") || take_for_lifetimes(cursor))
        && path::take_trait(cursor)
}

/// Takes `use<'a, T>`.
fn take_captured(cursor: &mut Cursor) -> bool {
    take_word(cursor, &["use"])
        && cursor.take_punct('<')
        && take_angle_list(cursor, |cursor| {
            take_lifetime(cursor) || take_name(cursor) || take_word(cursor, &["Self"])
        })
}
