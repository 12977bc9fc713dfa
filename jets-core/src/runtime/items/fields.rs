//! Reads single values into columns of the current item. The end of an item that has the same text as the end of the
//! item before is not read again.

use std::ops::Range;

use super::{
    reader::{Reader, Rest, Stop},
    storage::Field,
    table::Items,
};
use crate::runtime::{
    decode_error::Problem,
    json::{Cursor, JsonError, Members},
};

impl<'p> Reader<'p> {
    /// Checks a value and drops it.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<(), Stop> {
        Ok(self.cursor.skip()?)
    }

    /// Does the same with a value that is usually this string, without escapes.
    #[inline]
    pub(crate) fn skip_usual(&mut self, usual: &str) -> Result<(), Stop> {
        if self.cursor.string_as(usual) {
            return Ok(());
        }
        self.skip()
    }

    /// Reads a string into a column. `null` counts as absent.
    #[inline]
    pub(crate) fn text(&mut self, column: usize) -> Result<(), Stop> {
        self.read_plain(column, Cursor::plain_text)
    }

    /// Reads a string into a column whose value is the same for many items.
    pub(crate) fn text_as_before(&mut self, column: usize) -> Result<(), Stop> {
        if let Some(before) = self.items.before(column)
            && let Some(field @ Field::Absent) = self.items.begun().get_mut(column)
            && self.cursor.string_as(before)
        {
            // The cursor is just past the closing quote.
            *field = Field::ending_at(self.cursor.index() - 1, before);
            return Ok(());
        }
        self.text(column)
    }

    /// Reads a base64 string into a column.
    #[inline]
    pub(crate) fn base64(&mut self, column: usize) -> Result<(), Stop> {
        self.read_plain(column, Cursor::plain_data)
    }

    /// Reads a string into a column, with `plain` if it has no escapes.
    #[inline]
    fn read_plain(
        &mut self,
        column: usize,
        plain: impl FnOnce(&mut Cursor<'p>) -> Option<Range<usize>>,
    ) -> Result<(), Stop> {
        match self.items.begun().get_mut(column) {
            Some(field @ Field::Absent) => {
                if let Some(place) = plain(&mut self.cursor) {
                    *field = Field::plain(&place);
                    return Ok(());
                }
            }
            None => return self.skip(),
            Some(_) => {}
        }
        self.read(column, not_plain)
    }

    /// Reads a form-encoded string into a column, decoded: both `+` and `%20` are a space.
    pub(crate) fn form_encoded(&mut self, column: usize) -> Result<(), Stop> {
        self.text(column)?;
        let field = self.items.begun().get(column).copied().unwrap_or_default();
        let Some(encoded) = self.items.text_of(field) else {
            return Ok(());
        };
        if memchr::memchr2(b'+', b'%', encoded.as_bytes()).is_none() {
            return Ok(());
        }
        let decoded = form_decoded(encoded);
        let path = self.columns.path(column);
        let decoded = decoded
            .ok_or_else(|| Stop::value(Problem::Field(path, "is not URL-encoded UTF-8".into())))?;
        let unescaped = self.items.unescaped();
        let start = unescaped.len();
        unescaped.push_str(&decoded);
        let decoded = Field::unescaped(start, unescaped);
        self.set(column, decoded);
        Ok(())
    }

    /// Reads a number into a column.
    pub(crate) fn number(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, _| {
            let is_null = cursor.null()?;
            Ok(if is_null {
                Field::Absent
            } else {
                Field::number(cursor.number()?)
            })
        })
    }

    /// Reads any value into a column, as its JSON.
    pub(crate) fn json(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, _| {
            let is_null = cursor.null()?;
            if is_null {
                return Ok(Field::Absent);
            }
            let json = cursor.raw()?;
            Ok(Field::ending_at(cursor.index(), json))
        })
    }

    /// Reads a value into a column that has none yet. If nobody needs the column, the value is only checked.
    #[inline]
    fn read(
        &mut self,
        column: usize,
        read: impl FnOnce(&mut Cursor<'p>, &mut String) -> Result<Field, JsonError>,
    ) -> Result<(), Stop> {
        let Some(field) = self.items.begun().get(column) else {
            return self.skip();
        };
        let path = self.columns.path(column);
        self.field = Some(path);
        if !field.is_absent() {
            return Err(Stop::value(Problem::Field(path, "appears twice".into())));
        }
        let value = read(&mut self.cursor, self.items.unescaped())?;
        self.set(column, value);
        Ok(())
    }

    #[inline]
    pub(super) fn set(&mut self, column: usize, value: Field) {
        if let Some(field) = self.items.begun().get_mut(column) {
            *field = value;
        }
    }

    /// Returns the number that was last read into a column.
    pub(crate) fn number_in(&mut self, column: usize) -> Option<f64> {
        self.items.begun().get(column)?.to_number()
    }

    /// Reads the name of the service that the item comes from. Another name is an error.
    #[inline]
    pub(crate) fn source(
        &mut self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<(), Stop> {
        if self.cursor.string_as(expected) {
            return Ok(());
        }
        self.field = Some(name);
        let found = self.cursor.string()?.into_owned();
        if found == expected {
            return Ok(());
        }
        Err(Stop::value(Problem::EventSource { found, expected }))
    }
}

/// Reads a string with escapes. `null` counts as absent.
#[cold]
fn not_plain(cursor: &mut Cursor<'_>, unescaped: &mut String) -> Result<Field, JsonError> {
    let start = unescaped.len();
    Ok(if cursor.optional_string(unescaped)? {
        Field::unescaped(start, unescaped)
    } else {
        Field::Absent
    })
}

/// Decodes [form-encoded text][1]. Returns `None` if it is not form-encoded, or not UTF-8.
///
/// [1]: https://url.spec.whatwg.org/#concept-urlencoded-parser
fn form_decoded(encoded: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(encoded.len());
    let mut bytes = encoded.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let value = digit()? * 16 + digit()?;
                u8::try_from(value).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

impl Reader<'_> {
    /// Reads the rest of the current item if it is the same text as that of the item before. Otherwise reads nothing, and
    /// notes that the rest starts here.
    // Inlined, it slows down the loop over the members.
    #[inline(never)]
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
                filled: 0,
            });
        }
        false
    }

    /// Notes that the current item ends here.
    pub(super) fn end_rest(&mut self) {
        let Some(rest) = self.rest else {
            return;
        };
        let end = self.cursor.index();
        if rest.length == 0 {
            self.rest = self.items.plain_fields(rest.open).map(|filled| Rest {
                length: end - rest.start,
                filled,
                ..rest
            });
        } else if rest.start + rest.length != end {
            // The item ended before its rest was reached.
            self.rest = None;
        }
    }
}

impl Items<'_> {
    /// Returns the first of these columns without a value in the current item. Those that are not read do not count.
    pub(super) fn first_absent(&mut self, columns: u32) -> Option<usize> {
        let fields = self.begun();
        bits(columns).find(|column| fields.get(*column).is_some_and(|field| field.is_absent()))
    }

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

    /// Returns which of these columns of the current item have a value. `None` if one is not in the payload.
    fn plain_fields(&mut self, columns: u32) -> Option<u32> {
        let fields = self.begun();
        let mut plain = 0;
        for column in bits(columns) {
            match fields.get(column) {
                Some(Field::Plain(_)) => plain |= 1 << column,
                Some(Field::Absent) | None => {}
                Some(_) => return None,
            }
        }
        Some(plain)
    }

    /// Copies the fields of the item before that are in this rest to the current item, whose text is `distance` bytes
    /// after it. Returns `false` and copies nothing if one of the fields has a value already.
    fn fill_as_before(&mut self, rest: Rest, distance: usize) -> bool {
        let Some((before, current)) = self.last_two() else {
            return false;
        };
        // Also those that stay without a value, because the rest may have `null` for them, which must not be a second value.
        let is_absent = |column| {
            current
                .get(column)
                .is_none_or(|field: &Field| field.is_absent())
        };
        if !bits(rest.open).all(is_absent) {
            return false;
        }
        for column in bits(rest.filled) {
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
