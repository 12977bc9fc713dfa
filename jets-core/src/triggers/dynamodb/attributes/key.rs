//! The key of a map, as text, or as what the text says.

use std::borrow::Cow;

use serde_core::{
    de::{
        DeserializeSeed, Deserializer, EnumAccess, Error as _, Unexpected, Visitor,
        value::CowStrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::error::{Error, Result};

/// The key of a map.
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
