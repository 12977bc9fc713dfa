//! Parses paths in types: <https://doc.rust-lang.org/reference/paths.html#paths-in-types>.

use proc_macro2::{Delimiter, TokenTree};

use super::{
    bounds, constant, is_list, take_angle_list, take_arrow, take_lifetime, take_name,
    take_path_separator, ty,
};
use crate::parse::{cursor::Cursor, keywords};

/// Takes `::path::to::Name<Arguments>`.
pub(super) fn take(cursor: &mut Cursor) -> bool {
    take_path_separator(cursor);
    take_segments(cursor)
}

/// Takes `::path::to::Name<Arguments>` or `path::to::Fn(Input) -> Output`.
pub(super) fn take_trait(cursor: &mut Cursor) -> bool {
    if !take(cursor) {
        return false;
    }
    let Some(inputs) = cursor.group_at(0, Delimiter::Parenthesis).cloned() else {
        return true;
    };
    if !matches!(cursor.before(0), Some(TokenTree::Ident(_))) {
        return false;
    }
    cursor.next();
    is_list(&inputs, |cursor| ty::take(cursor, true))
        && (!take_arrow(cursor) || ty::take(cursor, false))
}

/// Takes a path without arguments.
pub(super) fn take_plain(cursor: &mut Cursor) -> bool {
    take_path_separator(cursor);
    loop {
        if !take_segment_name(cursor) {
            return false;
        }
        if !take_path_separator(cursor) {
            return true;
        }
    }
}

/// Takes `<Type as Trait>::Name`.
pub(super) fn take_qualified(cursor: &mut Cursor) -> bool {
    cursor.take_punct('<')
        && ty::take(cursor, true)
        && (!cursor.is_ident_at(0, "as") || cursor.next().is_some() && take(cursor))
        && cursor.take_punct('>')
        && take_path_separator(cursor)
        && take_segments(cursor)
}

/// Takes the names of a path, with their arguments.
pub(super) fn take_segments(cursor: &mut Cursor) -> bool {
    loop {
        let is_name = take_name(cursor);
        if is_name && !take_arguments(cursor) || !is_name && !take_keyword(cursor) {
            return false;
        }
        if !take_path_separator(cursor) {
            return true;
        }
    }
}

/// Takes a name, or a keyword that can stand for one.
pub(super) fn take_segment_name(cursor: &mut Cursor) -> bool {
    take_name(cursor) || take_keyword(cursor)
}

/// Takes `Self` or a similar keyword, which has no arguments.
fn take_keyword(cursor: &mut Cursor) -> bool {
    let stands = cursor
        .ident_at(0)
        .is_some_and(|word| keywords::begins_path(&word.to_string()));
    stands && cursor.next().is_some()
}

/// Takes `<A, B>` or `::<A, B>`, if one of them is here.
fn take_arguments(cursor: &mut Cursor) -> bool {
    if cursor.is_path_separator_at(0) && cursor.is_punct_at(2, '<') {
        take_path_separator(cursor);
    }
    if cursor.take_punct('<') {
        return take_angle_arguments(cursor);
    }
    true
}

/// Takes the arguments up to `>`. The `<` was taken.
pub(super) fn take_angle_arguments(cursor: &mut Cursor) -> bool {
    take_angle_list(cursor, take_argument)
}

/// Takes a lifetime, a constant, a type, or a binding such as `Item = T`.
fn take_argument(cursor: &mut Cursor) -> bool {
    if cursor.is_punct('\'') {
        return take_lifetime(cursor);
    }
    if cursor.name_at(0).is_none() {
        return take_value(cursor);
    }
    if !take_name(cursor) || !take_arguments(cursor) {
        return false;
    }
    if cursor.take_punct('=') {
        return take_value(cursor);
    }
    if cursor.is_colon_at(0) {
        return cursor.take_punct(':') && bounds::take(cursor).is_some();
    }
    (!take_path_separator(cursor) || take_segments(cursor)) && ty::take_behind_path(cursor, true)
}

/// Takes a constant or a type.
fn take_value(cursor: &mut Cursor) -> bool {
    if constant::begins_argument(cursor) {
        constant::take_argument(cursor)
    } else {
        ty::take(cursor, true)
    }
}
