//! Maps, lists and enums, as the deserialisers of their keys and elements.

use std::borrow::Cow;

use serde_core::{
    de::{
        DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor, value::CowStrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    Error, Result,
    value::{Form, Value},
};
use crate::runtime::json::{Cursor, Members};

/// The attributes of an item or a map.
pub(super) struct Attributes<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    object: Members,
    /// The key whose value comes next.
    key: Cow<'de, str>,
    is_at_end: bool,
}

/// Reads the object of attributes that comes next, with this visitor.
pub(super) fn visit_attributes<'de, V: Visitor<'de>>(
    cursor: &mut Cursor<'de>,
    visitor: V,
) -> Result<V::Value> {
    let object = cursor.object()?;
    let mut attributes = Attributes {
        cursor,
        object,
        key: Cow::Borrowed(""),
        is_at_end: false,
    };
    let value = visitor.visit_map(&mut attributes)?;
    if attributes.is_at_end || attributes.cursor.end_object(&mut attributes.object)? {
        return Ok(value);
    }
    Err(Error::custom("more attributes than the type takes"))
}

impl<'de> MapAccess<'de> for &mut Attributes<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        // Some visitors ask again after the end.
        if self.is_at_end {
            return Ok(None);
        }
        let Some(key) = self.cursor.key(&mut self.object)? else {
            self.is_at_end = true;
            return Ok(None);
        };
        self.key = key;
        let key = seed.deserialize(Key(self.key.clone()));
        key.map(Some).map_err(|error| error.in_key(&self.key))
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value> {
        let value = seed.deserialize(Value::new(self.cursor, Form::Typed));
        value.map_err(|error| error.in_key(&self.key))
    }
}

/// The elements of a list or a set.
struct Elements<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    list: Members,
    form: Form,
    /// The index of the element that comes next.
    index: usize,
    is_at_end: bool,
}

/// Reads the list of elements of this form that comes next, with this visitor.
pub(super) fn visit_elements<'de, V: Visitor<'de>>(
    cursor: &mut Cursor<'de>,
    form: Form,
    visitor: V,
) -> Result<V::Value> {
    let list = cursor.list()?;
    let mut elements = Elements {
        cursor,
        list,
        form,
        index: 0,
        is_at_end: false,
    };
    let value = visitor.visit_seq(&mut elements)?;
    if elements.is_at_end || !elements.cursor.element(&mut elements.list)? {
        return Ok(value);
    }
    Err(Error::custom("more elements than the type takes"))
}

impl<'de> SeqAccess<'de> for &mut Elements<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.is_at_end || !self.cursor.element(&mut self.list)? {
            self.is_at_end = true;
            return Ok(None);
        }
        let index = self.index;
        self.index += 1;
        let element = seed.deserialize(Value::new(self.cursor, self.form));
        element.map(Some).map_err(|error| error.in_element(index))
    }
}

/// A variant of an enum: the only attribute of a map, whose key is the variant's name.
pub(super) struct Variant<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    name: Cow<'de, str>,
}

/// Reads the map that comes next as a variant, with this visitor.
pub(super) fn visit_variant<'de, V: Visitor<'de>>(
    cursor: &mut Cursor<'de>,
    visitor: V,
) -> Result<V::Value> {
    const NOT_ONE: &str = "a variant of an enum is a map with one attribute";
    let mut object = cursor.object()?;
    let Some(name) = cursor.key(&mut object)? else {
        return Err(Error::custom(NOT_ONE));
    };
    let variant = Variant {
        cursor: &mut *cursor,
        name: name.clone(),
    };
    let value = visitor.visit_enum(variant);
    let value = value.map_err(|error| error.in_key(&name))?;
    if cursor.end_object(&mut object)? {
        Ok(value)
    } else {
        Err(Error::custom(NOT_ONE))
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self)> {
        let variant = seed.deserialize(Key(self.name.clone()))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        Ok(self.cursor.skip()?)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(Value::new(self.cursor, Form::Typed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        Value::new(self.cursor, Form::Typed).deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        Value::new(self.cursor, Form::Typed).deserialize_map(visitor)
    }
}

pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

macro_rules! parsed {
    ($($deserialize:ident: $visit:ident),+) => {
        $(
            fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
                match self.0.parse() {
                    Ok(parsed) => visitor.$visit(parsed),
                    Err(_) => Err(Error::invalid_type(Unexpected::Str(&self.0), &visitor)),
                }
            }
        )+
    };
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            Cow::Borrowed(key) => visitor.visit_borrowed_str(key),
            Cow::Owned(key) => visitor.visit_string(key),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_enum(self)
    }

    parsed! {
        deserialize_i8: visit_i8, deserialize_i16: visit_i16, deserialize_i32: visit_i32, deserialize_i64: visit_i64,
        deserialize_i128: visit_i128, deserialize_u8: visit_u8, deserialize_u16: visit_u16,
        deserialize_u32: visit_u32, deserialize_u64: visit_u64, deserialize_u128: visit_u128,
        deserialize_bool: visit_bool
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The name of a variant without values.
impl<'de> EnumAccess<'de> for Key<'de> {
    type Error = Error;
    type Variant = <CowStrDeserializer<'de, Error> as EnumAccess<'de>>::Variant;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self::Variant)> {
        CowStrDeserializer::new(self.0).variant_seed(seed)
    }
}
