//! The values inside a value: attributes of a map, elements of a list or a set, the variant of an enum.

use std::borrow::Cow;

use serde_core::de::{
    DeserializeSeed, Deserializer as _, EnumAccess, Error as _, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::{
    error::{Error, Result},
    key::Key,
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
    if attributes.is_at_end || attributes.cursor.key(&mut attributes.object)?.is_none() {
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
        self.key.clone_from(&key);
        let key = seed.deserialize(Key(key));
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
    match cursor.key(&mut object)? {
        None => Ok(value),
        Some(_) => Err(Error::custom(NOT_ONE)),
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
