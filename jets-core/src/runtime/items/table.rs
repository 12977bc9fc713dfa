//! What an event says of its items: one table of fields, and one buffer of decoded data.

use std::iter;

use base64::engine::Engine as _;

use super::{
    base64_engine::BASE64,
    field::Field,
    layout::{Encoding, Words},
    parts::{Broken, Parts},
    window_member::WindowMember,
};
use crate::runtime::{DecodeError, decode_error::Problem};

/// The items of one event, in its order.
#[derive(Debug)]
pub struct Items<'p> {
    words: &'static Words,
    /// The payload, in which most fields stand as they are.
    payload: &'p str,
    /// Fields of one item.
    columns: usize,
    /// The fields of all rows, one row after the other.
    fields: Vec<Field>,
    rows: usize,
    /// What was written with escapes, one text after the other.
    unescaped: String,
    /// The data of all items, decoded.
    decoded: Vec<u8>,
    /// The rows whose data does not decode, in order.
    broken: Vec<(usize, Broken)>,
    /// The items, where a row may hold several. Else each row is an item.
    parts: Option<Parts>,
    /// What the event of a tumbling window has beside its items, as JSON.
    window: Vec<(WindowMember, &'p str)>,
}

impl<'p> Items<'p> {
    /// The column of an item's data.
    pub(crate) const DATA: usize = 0;
    /// The column of an item's id.
    pub(crate) const ID: usize = 1;

    /// No items yet, of `columns` fields each, which stand in `payload`.
    pub(crate) fn new(words: &'static Words, payload: &'p str, columns: usize) -> Self {
        Self {
            words,
            payload,
            columns,
            fields: Vec::new(),
            rows: 0,
            unescaped: String::new(),
            decoded: Vec::new(),
            broken: Vec::new(),
            parts: None,
            window: Vec::new(),
        }
    }

    /// One item whose data this is.
    #[cfg(feature = "gzip")]
    pub(crate) fn of_one(words: &'static Words, data: Vec<u8>) -> Self {
        let mut items = Self::new(words, "", 1);
        items.fields.push(Field::decoded(&(0..data.len())));
        items.rows = 1;
        items.decoded = data;
        items
    }

    /// Adds the items of another table of as many columns, which may borrow from what does not live as long.
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

    /// Makes room for so many more items, so that the table need not grow where they are about as long as the first.
    pub(super) fn reserve(&mut self, items: usize) {
        self.fields.reserve(items.saturating_mul(self.columns));
    }

    /// Begins an item, which has no field yet.
    #[inline]
    pub(super) fn begin(&mut self) {
        self.fields
            .extend(iter::repeat_n(Field::Absent, self.columns));
    }

    /// Ends the item that was begun.
    #[inline]
    pub(super) fn end(&mut self) {
        self.rows += 1;
    }

    /// The fields of the item that was begun last.
    #[inline]
    pub(super) fn begun(&mut self) -> &mut [Field] {
        let start = self.fields.len().saturating_sub(self.columns);
        self.fields.get_mut(start..).unwrap_or_default()
    }

    /// What the item before the one that was begun has in `column`, where that stands in the payload as it is.
    #[inline]
    pub(super) fn before(&self, column: usize) -> Option<&'p str> {
        let start = self.fields.len().checked_sub(self.columns * 2)?;
        match self.fields.get(start + column)? {
            Field::Plain(place) => place.of_text(self.payload),
            _ => None,
        }
    }

    /// Keeps a member of the event of a tumbling window.
    pub(super) fn push_window_member(&mut self, member: WindowMember, json: &'p str) {
        self.window.push((member, json));
    }

    /// The JSON of a member of the event of a tumbling window, where the event has it.
    pub(crate) fn window_member(&self, member: WindowMember) -> Option<&'p str> {
        let mut members = self.window.iter().rev();
        members.find_map(|(found, json)| (*found == member).then_some(*json))
    }

    /// How many items the event has.
    pub(crate) fn len(&self) -> usize {
        match &self.parts {
            Some(parts) => parts.len(),
            None => self.rows,
        }
    }

    /// Whether the event has no item.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Each of `parts` is an item from now on, and the rows of `broken` have no data.
    #[cfg(feature = "kpl")]
    pub(super) fn set_parts(&mut self, parts: Parts, broken: Vec<(usize, Broken)>) {
        self.parts = Some(parts);
        self.broken.extend(broken);
        self.broken.sort_by_key(|(row, _)| *row);
    }

    pub(crate) fn words(&self) -> &'static Words {
        self.words
    }

    /// The buffer for texts with escapes.
    pub(crate) fn unescaped(&mut self) -> &mut String {
        &mut self.unescaped
    }

    /// Decodes the data of all items. What does not decode is an error of its item alone.
    ///
    /// # Errors
    ///
    /// When the payload is not JSON because of a control character in the data, which the cursor leaves to this.
    pub(super) fn decode(&mut self) -> Result<(), DecodeError> {
        if self.words.encoding == Encoding::Text {
            return Ok(());
        }
        let data = self.fields.chunks_exact(self.columns.max(1));
        let data = data.map(|row| row.get(Self::DATA).and_then(|field| self.text_of(*field)));
        let most = data.map(|text| text.map_or(0, |text| base64::decoded_len_estimate(text.len())));
        let mut decoded = Vec::with_capacity(most.sum());
        for row in 0..self.rows {
            let place = row * self.columns + Self::DATA;
            let field = self.fields.get(place).copied().unwrap_or_default();
            let base64 = self.text_of(field).unwrap_or_default();
            let start = decoded.len();
            if let Err(error) = BASE64.decode_vec(base64, &mut decoded) {
                let is_plain = matches!(field, Field::Plain(_));
                if is_plain && base64.bytes().any(|byte| byte < 0x20) {
                    return Err(self.error(row, None, Problem::ControlCharacter));
                }
                decoded.truncate(start);
                self.broken.push((row, Broken::Base64(error)));
            } else if let Some(field) = self.fields.get_mut(place) {
                *field = Field::decoded(&(start..decoded.len()));
            }
        }
        self.decoded = decoded;
        Ok(())
    }

    /// `problem`, as an error of item `index`, which may be the one that is being read.
    pub(crate) fn error(&self, index: usize, id: Option<&str>, problem: Problem) -> DecodeError {
        DecodeError::from_problem(problem).of_item(self.words, index, id)
    }

    /// The row that item `index` stands in.
    fn row(&self, index: usize) -> Option<usize> {
        match &self.parts {
            Some(parts) => parts.row(index),
            None => Some(index),
        }
    }

    /// The text of a field of this table, where it is one.
    #[inline]
    pub(super) fn text_of(&self, field: Field) -> Option<&str> {
        match field {
            Field::Plain(span) => span.of_text(self.payload),
            Field::Unescaped(span) => span.of_text(&self.unescaped),
            Field::Absent | Field::Decoded(_) | Field::Number(_) => None,
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

    pub(super) fn data(&self, index: usize) -> Result<&[u8], Problem> {
        if self.words.encoding == Encoding::Text {
            return Ok(self
                .text(index, Self::DATA)
                .map(str::as_bytes)
                .unwrap_or_default());
        }
        if let Some(broken) = self.broken(index) {
            return Err(broken.problem());
        }
        let data = self.row_data(index);
        let packed = self.parts.as_ref().and_then(|parts| parts.packed(index));
        let data = match packed {
            Some(packed) => data.and_then(|data| packed.data.of_data(data)),
            None => data,
        };
        Ok(data.unwrap_or_default())
    }

    /// The data of item `index`, as it is nearly always: decoded, and not packed with others.
    #[inline]
    pub(super) fn plain_data(&self, index: usize) -> Option<&[u8]> {
        if self.parts.is_some() {
            return None;
        }
        let field = self.fields.get(index.checked_mul(self.columns)?)?;
        match field {
            Field::Decoded(span) => span.of_data(&self.decoded),
            Field::Plain(span) if self.words.encoding == Encoding::Text => {
                span.of_text(self.payload).map(str::as_bytes)
            }
            _ => None,
        }
    }

    /// The decoded data of the row that item `index` stands in.
    fn row_data(&self, index: usize) -> Option<&[u8]> {
        match self.field(index, Self::DATA)? {
            Field::Decoded(span) => span.of_data(&self.decoded),
            _ => None,
        }
    }

    /// The position of item `index` among those that were packed with it into one row, counted from 0.
    pub(super) fn position(&self, index: usize) -> Option<usize> {
        self.parts.as_ref()?.position(index)
    }

    /// Why item `index` has no data.
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
