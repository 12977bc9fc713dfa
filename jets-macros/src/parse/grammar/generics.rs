//! Parses generic parameters: <https://doc.rust-lang.org/reference/items/generics.html>.

use super::{bounds, constant, take_angle_list, take_name, take_word, ty};
use crate::parse::cursor::Cursor;

/// Takes `<'a, T: Trait, const N: usize>`.
pub(super) fn take(cursor: &mut Cursor) -> bool {
    cursor.take_punct('<') && take_angle_list(cursor, take_parameter)
}

fn take_parameter(cursor: &mut Cursor) -> bool {
    if cursor.is_punct('\'') {
        return bounds::take_lifetime_parameter(cursor);
    }
    if take_word(cursor, &["const"]) {
        return take_name(cursor)
            && cursor.take_punct(':')
            && ty::take(cursor, true)
            && (!cursor.take_punct('=') || constant::take_argument(cursor));
    }
    take_name(cursor)
        && (!cursor.take_punct(':') || bounds::take(cursor).is_some())
        && (!cursor.take_punct('=') || ty::take(cursor, true))
}
