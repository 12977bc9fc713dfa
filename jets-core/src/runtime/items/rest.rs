//! The end of an item that has the same text as the end of the item before, and is not read again.

use super::{reader::Reader, storage::Field, table::Items};
use crate::runtime::json::Members;

/// The last members of an item, with its closing brace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    start: usize,
    /// 0 until the end is reached.
    length: usize,
    /// The columns without a value at the start, one bit each.
    open: u32,
}

impl Reader<'_> {
    /// Reads the rest of the current item if it is the same text as that of the item before. Otherwise reads nothing, and
    /// notes that the rest starts here.
    pub(super) fn rest_as_before(&mut self, members: Members) -> bool {
        let start = self.cursor.index();
        if let Some(before) = self.rest
            && before.length > 0
            && members.is_after_first()
            && self.cursor.has_again(before.start, before.length)
            && self.items.fill_as_before(before, start - before.start)
        {
            self.cursor.leave_after(before.length);
            self.rest = Some(Rest { start, ..before });
            return true;
        }
        // Another item is usually about as long as this one.
        let is_last = self.cursor.left() < start - self.item_start.unwrap_or(start);
        self.rest = None;
        if members.is_after_first() && !is_last {
            self.rest = self.items.open_columns().map(|open| Rest {
                start,
                length: 0,
                open,
            });
        }
        false
    }

    /// Notes that the current item ends here.
    pub(super) fn end_rest(&mut self) {
        let Some(mut rest) = self.rest else {
            return;
        };
        let end = self.cursor.index();
        let is_new = rest.length == 0 && self.items.has_plain_fields(rest.open);
        // The item may have ended before its rest was reached.
        let is_current = is_new || rest.start + rest.length == end;
        rest.length = end - rest.start;
        self.rest = is_current.then_some(rest);
    }
}

impl Items<'_> {
    /// Returns the columns of the current item without a value, or `None` if there are too many columns.
    fn open_columns(&mut self) -> Option<u32> {
        let mut open = 0;
        for (column, field) in self.begun().iter().enumerate() {
            let bit = 1_u32.checked_shl(u32::try_from(column).ok()?)?;
            if field.is_absent() {
                open |= bit;
            }
        }
        Some(open)
    }

    /// Returns `true` if each of these fields of the current item is absent, or in the payload.
    fn has_plain_fields(&mut self, columns: u32) -> bool {
        let fields = self.begun();
        bits(columns).all(|column| {
            matches!(
                fields.get(column),
                Some(Field::Absent | Field::Plain(_)) | None
            )
        })
    }

    /// Copies the fields of the item before that are in this rest to the current item, whose text is `distance` bytes
    /// after it. Returns `false` and copies nothing if one of the fields has a value already.
    fn fill_as_before(&mut self, rest: Rest, distance: usize) -> bool {
        let Some((before, current)) = self.last_two() else {
            return false;
        };
        let is_absent = |column| {
            current
                .get(column)
                .is_none_or(|field: &Field| field.is_absent())
        };
        if !bits(rest.open).all(is_absent) {
            return false;
        }
        for column in bits(rest.open) {
            if let (Some(before), Some(current)) = (before.get(column), current.get_mut(column)) {
                *current = before.plain_after(distance);
            }
        }
        true
    }
}

/// Returns the places of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (lowest < u32::BITS).then_some(lowest as usize)
    })
}
