//! A value, as a deserialiser.

use std::borrow::Cow;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_core::de::{
    Deserializer, Error as _, Visitor,
    value::{CowStrDeserializer, SeqDeserializer},
};

use super::{
    Error, Number, Result, Tag,
    containers::{visit_attributes, visit_elements, visit_variant},
};
use crate::runtime::{
    exact::RAW_TEXT,
    json::{Cursor, Members},
};

/// A value that comes next in the text.
pub(super) struct Value<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    form: Form,
}

/// How a value is written, and how far it has been read.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// `{"S":"text"}`.
    Typed,
    /// `"text"}`, of which the type has been read.
    Opened(Tag, Members),
    /// `"text"`, the element of a set.
    Element(Tag),
    /// `{"id":{"S":"1"}}`, an item, which is checked JSON.
    Item,
}

impl<'c, 'de> Value<'c, 'de> {
    #[inline]
    pub(super) fn new(cursor: &'c mut Cursor<'de>, form: Form) -> Self {
        Self { cursor, form }
    }

    /// Reads the type, and returns it with the object around the value, if there is one.
    #[inline]
    fn open(&mut self) -> Result<(Tag, Option<Members>)> {
        Ok(match self.form {
            Form::Typed => {
                let mut object = self.cursor.object()?;
                (Tag::read(self.cursor, &mut object)?, Some(object))
            }
            Form::Opened(tag, object) => (tag, Some(object)),
            Form::Element(tag) => (tag, None),
            Form::Item => (Tag::M, None),
        })
    }

    /// Reads the whole value. `read` gets its type, and the cursor before what comes after that.
    #[inline]
    fn read<T>(mut self, read: impl FnOnce(Tag, &mut Cursor<'de>) -> Result<T>) -> Result<T> {
        let (tag, object) = self.open()?;
        let value = read(tag, self.cursor)?;
        if let Some(mut object) = object
            && !self.cursor.end_object(&mut object)?
        {
            return Err(Error::custom("the attribute has more than one type"));
        }
        Ok(value)
    }

    #[inline]
    fn number<V: Visitor<'de>>(
        self,
        visitor: V,
        visit: impl FnOnce(Number<'de>, V) -> Result<V::Value>,
    ) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::N => visit(Number(cursor.string()?), visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }
}

/// Reads a JSON string of base64.
fn binary(cursor: &mut Cursor<'_>) -> Result<Vec<u8>> {
    let encoded = cursor.string()?;
    let data = BASE64_STANDARD.decode(&*encoded);
    data.map_err(|error| Error::custom(format_args!("the binary is not base64: {error}")))
}

fn boolean(cursor: &mut Cursor<'_>) -> Result<bool> {
    let json = cursor.raw()?;
    (json.parse()).map_err(|_| Error::custom(format_args!("`{json}` is not `true` or `false`")))
}

/// Reads the value of the type null, which is always `true`.
fn null(cursor: &mut Cursor<'_>) -> Result<()> {
    if boolean(cursor)? {
        Ok(())
    } else {
        Err(Error::custom("null is written as `true`"))
    }
}

#[inline]
fn visit_text<'de, V: Visitor<'de>>(cursor: &mut Cursor<'de>, visitor: V) -> Result<V::Value> {
    match cursor.string()? {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

/// Reads a list or a set.
fn visit_list<'de, V: Visitor<'de>>(
    tag: Tag,
    cursor: &mut Cursor<'de>,
    visitor: V,
) -> Result<V::Value> {
    let form = match tag {
        Tag::L => Form::Typed,
        Tag::Ss => Form::Element(Tag::S),
        Tag::Ns => Form::Element(Tag::N),
        Tag::Bs => Form::Element(Tag::B),
        other => return Err(other.unexpected(&visitor)),
    };
    visit_elements(cursor, form, visitor)
}

macro_rules! numbers {
    ($($deserialize:ident: $visit:ident),+ $(,)?) => {
        $(
            #[inline]
            fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
                self.number(visitor, Number::$visit)
            }
        )+
    };
}

macro_rules! same {
    ($($deserialize:ident($($argument:ty),*) as $as:ident),+ $(,)?) => {
        $(
            #[inline]
            fn $deserialize<V: Visitor<'de>>(self, $(_: $argument,)* visitor: V) -> Result<V::Value> {
                self.$as(visitor)
            }
        )+
    };
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::S => visit_text(cursor, visitor),
            Tag::N => Number(cursor.string()?).visit_any(visitor),
            Tag::B => visitor.visit_byte_buf(binary(cursor)?),
            Tag::Bool => visitor.visit_bool(boolean(cursor)?),
            Tag::Null => {
                null(cursor)?;
                visitor.visit_unit()
            }
            Tag::M => visit_attributes(cursor, visitor),
            list => visit_list(list, cursor, visitor),
        })
    }

    numbers! {
        deserialize_i8: visit_integer, deserialize_i16: visit_integer, deserialize_i32: visit_integer,
        deserialize_i64: visit_integer, deserialize_i128: visit_integer, deserialize_u8: visit_integer,
        deserialize_u16: visit_integer, deserialize_u32: visit_integer, deserialize_u64: visit_integer,
        deserialize_u128: visit_integer, deserialize_f32: visit_f32, deserialize_f64: visit_f64,
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::S => visit_text(cursor, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::Bool => visitor.visit_bool(boolean(cursor)?),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::B => visitor.visit_byte_buf(binary(cursor)?),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::Null => {
                null(cursor)?;
                visitor.visit_unit()
            }
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        if let (tag, Some(object)) = self.open()? {
            self.form = Form::Opened(tag, object);
            if tag == Tag::Null {
                return self.read(|_, cursor| {
                    null(cursor)?;
                    visitor.visit_none()
                });
            }
        }
        visitor.visit_some(self)
    }

    /// Reads a list or a set, or the bytes of a binary.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::B => {
                let mut bytes = SeqDeserializer::new(binary(cursor)?.into_iter());
                let value = visitor.visit_seq(&mut bytes)?;
                bytes.end().map(|()| value)
            }
            list => visit_list(list, cursor, visitor),
        })
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::M => visit_attributes(cursor, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    /// Reads a map, or a list with the fields in their order.
    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::M => visit_attributes(cursor, visitor),
            Tag::L => visit_list(tag, cursor, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    /// Reads a text, which is the name of a variant, or a map with that as its only key.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.read(|tag, cursor| match tag {
            Tag::S => visitor.visit_enum(CowStrDeserializer::new(cursor.string()?)),
            Tag::M => visit_variant(cursor, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if name != RAW_TEXT {
            return visitor.visit_newtype_struct(self);
        }
        self.read(|tag, cursor| match tag {
            Tag::N => Number(cursor.string()?).visit_text(visitor),
            Tag::S => visit_text(cursor, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    /// Passes over the value, whatever its type is.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.form {
            Form::Item => {}
            Form::Typed | Form::Element(_) => self.cursor.skip()?,
            Form::Opened(..) => self.read(|_, cursor| Ok(cursor.skip()?))?,
        }
        visitor.visit_unit()
    }

    same! {
        deserialize_char() as deserialize_str,
        deserialize_string() as deserialize_str,
        deserialize_identifier() as deserialize_str,
        deserialize_bytes() as deserialize_byte_buf,
        deserialize_unit_struct(&'static str) as deserialize_unit,
        deserialize_tuple(usize) as deserialize_seq,
        deserialize_tuple_struct(&'static str, usize) as deserialize_seq,
    }
}
