//! Reads an object of the event field by field, and borrows its strings.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::runtime::{
    decode_error::Problem,
    items::{Field, Items},
    syntax::Checked,
};

/// What the pass found so far, and where it is.
pub(super) struct Pass<'a, 's> {
    pub(super) items: Items<'a>,
    pub(super) metadata: bool,
    pub(super) skipped: Checked<'s>,
    /// The field that is being read, for messages.
    pub(super) field: Option<&'static str>,
    pub(super) in_record: bool,
    /// What the library itself refused, beside the error that stopped the pass.
    pub(super) problem: Option<Problem>,
}

impl Pass<'_, '_> {
    pub(super) fn refuse<E: Error>(&mut self, problem: Problem) -> E {
        self.problem = Some(problem);
        E::custom("refused")
    }
}

/// The fields of one kind of object in the event.
pub(super) trait Fields<'a> {
    /// A field that is read.
    type Field: Copy;

    fn named(name: &str, metadata: bool) -> Option<Self::Field>;

    fn read<A: MapAccess<'a>>(
        &mut self,
        pass: &mut Pass<'a, '_>,
        field: Self::Field,
        values: &mut A,
    ) -> Result<(), A::Error>;
}

/// Reads an object's fields in any order, and checks and skips what is not among them.
pub(super) struct Object<'o, 'a, 's, F> {
    pub(super) pass: &'o mut Pass<'a, 's>,
    pub(super) fields: &'o mut F,
}

impl<'a, F: Fields<'a>> DeserializeSeed<'a> for Object<'_, 'a, '_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a, F: Fields<'a>> Visitor<'a> for Object<'_, 'a, '_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut values: A) -> Result<(), A::Error> {
        let Self { pass, fields } = self;
        while let Some(field) = values.next_key_seed(Str(|name: &str| {
            pass.skipped.key(name);
            F::named(name, pass.metadata)
        }))? {
            if let Some(field) = field {
                fields.read(pass, field, &mut values)?;
            } else {
                pass.field = None;
                values.next_value_seed(pass.skipped)?;
            }
        }
        Ok(())
    }
}

/// Reads a string as what the function makes of it.
pub(super) struct Str<M>(pub(super) M);

impl<'a, T, M: FnOnce(&str) -> T> DeserializeSeed<'a> for Str<M> {
    type Value = T;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, M: FnOnce(&str) -> T> Visitor<'_> for Str<M> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.0)(text))
    }
}

pub(super) fn read_text<'a, A: MapAccess<'a>>(
    pass: &mut Pass<'a, '_>,
    name: &'static str,
    slot: &mut Option<Field<'a>>,
    values: &mut A,
) -> Result<(), A::Error> {
    pass.field = Some(name);
    if slot.is_some() {
        return Err(pass.refuse(Problem::Repeated(name)));
    }
    *slot = values.next_value_seed(TextSeed {
        unescaped: pass.items.unescaped(),
    })?;
    Ok(())
}

/// Reads a string, or `null` as nothing; what had to be unescaped goes to the shared buffer.
struct TextSeed<'o> {
    unescaped: &'o mut String,
}

impl<'a> DeserializeSeed<'a> for TextSeed<'_> {
    type Value = Option<Field<'a>>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for TextSeed<'_> {
    type Value = Option<Field<'a>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(Some(Field::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let start = self.unescaped.len();
        self.unescaped.push_str(text);
        Ok(Some(Field::Unescaped(start, self.unescaped.len())))
    }
}
