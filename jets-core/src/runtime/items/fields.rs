//! Reads single values into the columns of the item that is being read.

use super::{
    form,
    layout::Column,
    reader::{Reader, Stop},
    table::Field,
};
use crate::runtime::{
    decode_error::Problem,
    json::{Cursor, JsonError, Str},
};

impl<'p> Reader<'p> {
    /// Checks a value that nobody asks for.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<(), Stop> {
        Ok(self.cursor.skip()?)
    }

    /// Reads a string, or `null` as nothing, into a column.
    #[inline]
    pub(crate) fn text(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, unescaped| {
            Ok(field_of(cursor.string()?, unescaped))
        })
    }

    /// Reads a string into a column that is the same for many items.
    pub(crate) fn text_as_before(&mut self, column: usize) -> Result<(), Stop> {
        if let (Some(field @ Field::Absent), Some(before)) =
            (self.item.get_mut(column), self.before.get(column))
            && !before.is_empty()
            && let Some(text) = self.cursor.string_as(before)
        {
            *field = Field::Borrowed(text);
            return Ok(());
        }
        self.text(column)?;
        if let (Some(Field::Borrowed(text)), Some(before)) =
            (self.item.get(column), self.before.get_mut(column))
        {
            *before = text;
        }
        Ok(())
    }

    /// Reads a string of base64 into a column.
    #[inline]
    pub(crate) fn base64(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, unescaped| {
            Ok(field_of(cursor.data()?, unescaped))
        })
    }

    /// Reads a string that is encoded like a form into a column, decoded: `+` is a space, and `%20` too.
    pub(crate) fn form_encoded(&mut self, column: usize) -> Result<(), Stop> {
        self.text(column)?;
        let Some(field) = self.item.get_mut(column) else {
            return Ok(());
        };
        let unescaped = self.items.unescaped();
        let Some(encoded) = field.text(unescaped) else {
            return Ok(());
        };
        if !encoded.contains(['+', '%']) {
            return Ok(());
        }
        let decoded = form::decoded(encoded);
        let path = self.columns.get(column).map_or("", |column| column.path);
        let decoded = decoded.ok_or_else(|| Stop::value(Problem::NotFormEncoded(path)))?;
        let start = unescaped.len();
        unescaped.push_str(&decoded);
        *field = Field::Unescaped(start, unescaped.len());
        Ok(())
    }

    /// Reads a number into a column.
    pub(crate) fn number(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, _| Ok(Field::Number(cursor.number()?)))
    }

    /// Reads any value into a column, as its JSON.
    pub(crate) fn json(&mut self, column: usize) -> Result<(), Stop> {
        self.read(column, |cursor, _| Ok(Field::Borrowed(cursor.raw()?)))
    }

    #[inline]
    fn read(
        &mut self,
        column: usize,
        read: impl FnOnce(&mut Cursor<'p>, &mut String) -> Result<Field<'p>, JsonError>,
    ) -> Result<(), Stop> {
        let (Some(Column { path, .. }), Some(field)) =
            (self.columns.get(column), self.item.get_mut(column))
        else {
            return Ok(self.cursor.skip()?);
        };
        self.field = Some(path);
        if !matches!(field, Field::Absent) {
            return Err(Stop::value(Problem::Repeated(path)));
        }
        if !self.cursor.null()? {
            *field = read(&mut self.cursor, self.items.unescaped())?;
        }
        Ok(())
    }

    /// The number that was read last into a column.
    pub(crate) fn number_in(&self, column: usize) -> Option<f64> {
        match self.item.get(column) {
            Some(Field::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Reads the name of the service that the item comes from, and refuses another.
    #[inline]
    pub(crate) fn source(
        &mut self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<(), Stop> {
        self.field = Some(name);
        let source = self.cursor.string()?;
        if source == Str::Plain(expected) {
            return Ok(());
        }
        let mut found = String::new();
        source.unescape_into(&mut found);
        if found == expected {
            return Ok(());
        }
        Err(Stop::value(Problem::EventSource { found, expected }))
    }
}

#[inline]
fn field_of<'p>(text: Str<'p>, unescaped: &mut String) -> Field<'p> {
    match text {
        Str::Plain(text) => Field::Borrowed(text),
        Str::Escaped(_) => {
            let start = unescaped.len();
            text.unescape_into(unescaped);
            Field::Unescaped(start, unescaped.len())
        }
    }
}
