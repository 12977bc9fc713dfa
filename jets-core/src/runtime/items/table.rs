//! The items of an event, as one table of fields and their decoded data.

use std::iter;

use base64::engine::Engine as _;

use super::{
    columns::{Encoding, Words},
    packed::{Broken, Parts},
    storage::{BASE64, Field, Pieces, WindowMember},
};
use crate::runtime::DecodeError;

/// The items of one event, in order.
#[derive(Debug)]
pub struct Items<'p> {
    words: &'static Words,
    /// The payload, in which most fields are.
    payload: &'p str,
    /// The number of fields of one item.
    columns: usize,
    /// The fields of all rows, one row after the other.
    fields: Vec<Field>,
    rows: usize,
    /// The texts that had escapes, one after the other.
    unescaped: String,
    /// The decoded data of all items.
    decoded: Pieces,
    /// The rows whose data does not decode, in order.
    broken: Vec<(usize, Broken)>,
    /// The items, if a row may hold several. Otherwise each row is an item.
    parts: Option<Parts>,
    /// The members of the event of a tumbling window, as JSON.
    window: Vec<(WindowMember, &'p str)>,
}

impl<'p> Items<'p> {
    /// The column of an item's data.
    pub(crate) const DATA: usize = 0;
    /// The column of an item's id.
    pub(crate) const ID: usize = 1;

    /// Creates a table without items. An item has `columns` fields, which are places in `payload`.
    pub(crate) fn new(words: &'static Words, payload: &'p str, columns: usize) -> Self {
        Self {
            words,
            payload,
            columns,
            fields: Vec::with_capacity(columns),
            rows: 0,
            unescaped: String::new(),
            decoded: Pieces::default(),
            broken: Vec::new(),
            parts: None,
            window: Vec::new(),
        }
    }

    /// Creates a table of one item with this data.
    #[cfg(feature = "gzip")]
    pub(crate) fn of_one(words: &'static Words, data: Vec<u8>) -> Self {
        let mut items = Self::new(words, "", 1);
        let (decoded, place) = Pieces::of_one(data);
        items.fields.push(Field::decoded(place));
        items.rows = 1;
        items.decoded = decoded;
        items
    }

    /// Returns a copy of the table that borrows from nothing.
    pub(crate) fn into_owned(self) -> Items<'static> {
        let mut owned = Items::new(self.words, "", self.columns);
        owned.append_copied(&self);
        owned
    }

    /// Appends copies of the items of another table, which must have as many columns. It may have a shorter lifetime.
    pub(crate) fn append_copied(&mut self, other: &Items<'_>) {
        for field in other.fields.iter().copied() {
            let copy = match (field, other.text_of(field)) {
                (Field::Number(_), _) => field,
                (_, Some(text)) => {
                    let start = self.unescaped.len();
                    self.unescaped.push_str(text);
                    Field::unescaped(start, &self.unescaped)
                }
                (_, None) => Field::Absent,
            };
            self.fields.push(copy);
        }
        self.rows += other.rows;
    }

    /// Reserves space for this many more items, assuming that they are as long as the first.
    pub(super) fn reserve(&mut self, items: usize) {
        self.fields.reserve(items.saturating_mul(self.columns));
    }

    #[inline]
    pub(super) fn begin(&mut self) {
        self.fields
            .extend(iter::repeat_n(Field::Absent, self.columns));
    }

    #[inline]
    pub(super) fn end(&mut self) {
        self.rows += 1;
    }

    /// Returns the fields of the current item.
    #[inline]
    pub(super) fn begun(&mut self) -> &mut [Field] {
        let start = self.fields.len().saturating_sub(self.columns);
        self.fields.get_mut(start..).unwrap_or_default()
    }

    /// Returns the fields of the previous item, and those of the current one.
    #[inline]
    pub(super) fn last_two(&mut self) -> Option<(&[Field], &mut [Field])> {
        let start = self.fields.len().checked_sub(self.columns)?;
        let (before, current) = self.fields.split_at_mut_checked(start)?;
        let before = before.get(start.checked_sub(self.columns)?..)?;
        Some((before, current))
    }

    /// Returns the text of the previous item in `column`, if it is in the payload without escapes.
    #[inline]
    pub(super) fn before(&self, column: usize) -> Option<&'p str> {
        let start = self.fields.len().checked_sub(self.columns * 2)?;
        match self.fields.get(start + column)? {
            Field::Plain(place) => place.of_text(self.payload),
            _ => None,
        }
    }

    /// Adds a member of the event of a tumbling window.
    pub(super) fn push_window_member(&mut self, member: WindowMember, json: &'p str) {
        self.window.push((member, json));
    }

    /// Returns the JSON of a member of the event of a tumbling window, if the event has it.
    pub(crate) fn window_member(&self, member: WindowMember) -> Option<&'p str> {
        let mut members = self.window.iter().rev();
        members.find_map(|(found, json)| (*found == member).then_some(*json))
    }

    pub(crate) fn len(&self) -> usize {
        match &self.parts {
            Some(parts) => parts.len(),
            None => self.rows,
        }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    pub(crate) fn words(&self) -> &'static Words {
        self.words
    }

    /// Returns the buffer for texts with escapes.
    pub(crate) fn unescaped(&mut self) -> &mut String {
        &mut self.unescaped
    }

    /// Decodes the data of all items. Data that does not decode is an error of its item only.
    /// Fails if the data contains a control character, which makes the payload invalid JSON. The cursor does
    /// not check for it.
    pub(super) fn decode(&mut self) -> Result<(), DecodeError> {
        if self.words.encoding == Encoding::Text {
            return Ok(());
        }
        // The data is at most that part of the payload.
        let mut decoded = Pieces::with_capacity(base64::decoded_len_estimate(self.payload.len()));
        for row in 0..self.rows {
            let place = row * self.columns + Self::DATA;
            let field = self.fields.get(place).copied().unwrap_or_default();
            let base64 = self.text_of(field).unwrap_or_default();
            let most = base64::decoded_len_estimate(base64.len());
            match decoded.add(most, |decoded| BASE64.decode_vec(base64, decoded)) {
                Ok(decoded) => {
                    if let Some(field) = self.fields.get_mut(place) {
                        *field = Field::decoded(decoded);
                    }
                }
                Err(_) if has_control_character(field, base64) => {
                    return Err(self.name(row, None, DecodeError::control_character()));
                }
                Err(error) => self.broken.push((row, Broken::Base64(error))),
            }
        }
        self.decoded = decoded;
        Ok(())
    }

    /// Returns the data of item `index` in memory of its own. Decodes it if that was not done for all items.
    pub(super) fn to_data(&self, index: usize) -> Result<Vec<u8>, DecodeError> {
        let field = self.field(index, Self::DATA).unwrap_or_default();
        if let (Encoding::Base64, Some(base64)) = (self.words.encoding, self.text_of(field)) {
            return BASE64.decode(base64).map_err(|error| {
                if has_control_character(field, base64) {
                    DecodeError::control_character()
                } else {
                    DecodeError::not_base64(&error)
                }
            });
        }
        self.data(index).map(<[u8]>::to_owned)
    }

    /// Adds item `index`, which may be the current one, to `error`.
    pub(crate) fn name(&self, index: usize, id: Option<&str>, error: DecodeError) -> DecodeError {
        error.of_item(self.words, index, id, self.words.data)
    }

    /// Returns the row of item `index`.
    fn row(&self, index: usize) -> Option<usize> {
        match &self.parts {
            Some(parts) => parts.row(index),
            None => Some(index),
        }
    }

    /// Returns the text of a field of this table, if it is one.
    #[inline]
    pub(super) fn text_of(&self, field: Field) -> Option<&str> {
        match field {
            Field::Plain(span) => span.of_text(self.payload),
            Field::Unescaped(span) => span.of_text(&self.unescaped),
            Field::Absent | Field::Decoded(..) | Field::Number(_) => None,
        }
    }

    pub(super) fn field(&self, index: usize, column: usize) -> Option<Field> {
        if column >= self.columns {
            return None;
        }
        let row = self.row(index)?;
        self.fields.get(row * self.columns + column).copied()
    }

    pub(super) fn text(&self, index: usize, column: usize) -> Option<&str> {
        if let Some(parts) = &self.parts
            && let Some(packed) = parts.packed(index)
            && let Some(text) = parts.text(column)
        {
            let text = packed.texts.get(text).copied().flatten()?;
            return std::str::from_utf8(text.of_data(self.row_data(index)?)?).ok();
        }
        self.text_of(self.field(index, column)?)
    }

    pub(super) fn data(&self, index: usize) -> Result<&[u8], DecodeError> {
        if self.words.encoding == Encoding::Text {
            return Ok(self
                .text(index, Self::DATA)
                .map(str::as_bytes)
                .unwrap_or_default());
        }
        if let Some(broken) = self.broken(index) {
            return Err(broken.error());
        }
        let data = self.row_data(index);
        let packed = self.parts.as_ref().and_then(|parts| parts.packed(index));
        let data = match packed {
            Some(packed) => data.and_then(|data| packed.data.of_data(data)),
            None => data,
        };
        Ok(data.unwrap_or_default())
    }

    /// Returns the data of item `index` in the usual case: decoded, and the only item of its row.
    #[inline]
    pub(super) fn plain_data(&self, index: usize) -> Option<&[u8]> {
        if self.parts.is_some() {
            return None;
        }
        let field = self.fields.get(index.checked_mul(self.columns)?)?;
        match field {
            Field::Decoded(piece, span) => self.decoded.get((*piece, *span)),
            Field::Plain(span) if self.words.encoding == Encoding::Text => {
                span.of_text(self.payload).map(str::as_bytes)
            }
            _ => None,
        }
    }

    /// Returns the decoded data of the row of item `index`.
    pub(super) fn row_data(&self, index: usize) -> Option<&[u8]> {
        match self.field(index, Self::DATA)? {
            Field::Decoded(piece, span) => self.decoded.get((piece, span)),
            _ => None,
        }
    }

    /// Returns the position of item `index` among the items of its row, counted from 0.
    pub(super) fn position(&self, index: usize) -> Option<usize> {
        self.parts.as_ref()?.position(index)
    }

    /// Returns why item `index` has no data.
    pub(super) fn broken(&self, index: usize) -> Option<&Broken> {
        if self.broken.is_empty() {
            return None;
        }
        let row = self.row(index)?;
        let found = self
            .broken
            .binary_search_by_key(&row, |(row, _)| *row)
            .ok()?;
        self.broken.get(found).map(|(_, broken)| broken)
    }
}

#[cfg(feature = "kpl")]
impl Items<'_> {
    /// Replaces each item by the items that are [packed](Parts::unpack) in its data.
    pub(crate) fn unpack<E: std::error::Error + Send + Sync + 'static>(
        &mut self,
        columns: [usize; super::packed::TEXTS],
        find: impl Fn(&[u8], &mut dyn FnMut(super::packed::Packed)) -> Result<bool, E>,
    ) {
        let rows = (0..self.len()).map(|row| self.data(row).unwrap_or_default());
        let (parts, broken) = Parts::unpack(columns, rows, find);
        self.parts = Some(parts);
        self.broken.extend(broken);
        self.broken.sort_by_key(|(row, _)| *row);
    }
}

/// Returns `true` if the JSON of the `text` of this field has a control character, which the cursor does not check.
#[cold]
fn has_control_character(field: Field, text: &str) -> bool {
    // Escaped ones are valid JSON.
    matches!(field, Field::Plain(_)) && text.bytes().any(|byte| byte < 0x20)
}
