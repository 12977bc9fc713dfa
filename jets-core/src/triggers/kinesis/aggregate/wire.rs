//! Reads the fields of a message in [protocol buffers' encoding][1].
//!
//! [1]: https://protobuf.dev/programming-guides/encoding/

use std::ops::Range;

use super::Fault;

/// The maximum depth of nested groups, the same as in the libraries of protocol buffers.
const MOST_GROUPS: usize = 100;

/// Reads the fields of one message.
pub(super) struct Wire<'a> {
    data: &'a [u8],
    left: Range<usize>,
    /// The start of the current field.
    field: usize,
}

/// The value of a field.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Varint(u64),
    /// Text, bytes or a message, by its place in the data.
    Bytes(Range<usize>),
    /// A value that no known field has: a number of fixed size, or a group.
    Other,
}

impl<'a> Wire<'a> {
    /// Creates a reader of the message at `message` in `data`.
    pub(super) fn new(data: &'a [u8], message: Range<usize>) -> Self {
        Self {
            data,
            field: message.start,
            left: message,
        }
    }

    /// Returns the next field by its number. A field with an unexpected type counts as unknown.
    pub(super) fn field(&mut self) -> Result<Option<(u32, Value)>, Fault> {
        if self.left.is_empty() {
            return Ok(None);
        }
        let (number, wire_type) = self.tag()?;
        let value = self.value(number, wire_type, MOST_GROUPS)?;
        Ok(Some((number, value)))
    }

    /// Reads a field's number and the type of its value.
    fn tag(&mut self) -> Result<(u32, u32), Fault> {
        self.field = self.left.start;
        let tag = self.varint()?;
        let tag = u32::try_from(tag).map_err(|_| Fault::NotAField(self.field))?;
        let number = tag >> 3;
        if number == 0 {
            return Err(Fault::NotAField(self.field));
        }
        Ok((number, tag & 7))
    }

    fn value(&mut self, number: u32, wire_type: u32, groups: usize) -> Result<Value, Fault> {
        match wire_type {
            0 => return self.varint().map(Value::Varint),
            1 => self.take(8)?,
            2 => {
                let length = self.varint()?;
                let length = usize::try_from(length).map_err(|_| Fault::CutOff(self.field))?;
                return self.take(length).map(Value::Bytes);
            }
            3 => {
                self.skip_group(number, groups)?;
                return Ok(Value::Other);
            }
            5 => self.take(4)?,
            _ => return Err(Fault::NotAField(self.field)),
        };
        Ok(Value::Other)
    }

    /// Skips to the end of group `number`.
    fn skip_group(&mut self, number: u32, groups: usize) -> Result<(), Fault> {
        let Some(groups) = groups.checked_sub(1) else {
            return Err(Fault::NotAField(self.field));
        };
        loop {
            match self.tag()? {
                (end, 4) if end == number => return Ok(()),
                (inner, wire_type) => self.value(inner, wire_type, groups)?,
            };
        }
    }

    /// Reads an integer with seven bits in each byte, the lowest first.
    fn varint(&mut self) -> Result<u64, Fault> {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let at = self.take(1)?.start;
            let byte = *self.data.get(at).ok_or(Fault::CutOff(self.field))?;
            let bits = u64::from(byte & 0x7F);
            if (bits << shift) >> shift != bits {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Fault::NotAField(self.field))
    }

    /// Returns the place of the next `length` bytes.
    fn take(&mut self, length: usize) -> Result<Range<usize>, Fault> {
        let start = self.left.start;
        match start.checked_add(length) {
            Some(end) if end <= self.left.end => {
                self.left.start = end;
                Ok(start..end)
            }
            _ => Err(Fault::CutOff(self.field)),
        }
    }
}
