//! Checks that text is JSON which `serde_json::Value` accepts, without building the value.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Reads one JSON value and drops it.
///
/// `serde::de::IgnoredAny` will not do: `serde_json` skips depth, numbers and surrogates for it, so what it lets pass
/// may still fail as a `Value`.
#[derive(Clone, Copy)]
pub(crate) struct Checked<'s> {
    private_keys: &'s Cell<bool>,
}

impl<'s> Checked<'s> {
    /// `private_keys` is set when a key is one of `serde_json`'s own, which `Value` reads in its own way.
    pub(crate) fn new(private_keys: &'s Cell<bool>) -> Self {
        Self { private_keys }
    }
}

/// Checks all of `text`, and tells whether a key is one of `serde_json`'s own.
pub(crate) fn check(text: &str) -> serde_json::Result<bool> {
    let private_keys = Cell::new(false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Checked::new(&private_keys).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(private_keys.get())
}

impl<'de> DeserializeSeed<'de> for Checked<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checked<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while fields.next_key_seed(CheckedKey(self))?.is_some() {
            fields.next_value_seed(self)?;
        }
        Ok(())
    }
}

impl Checked<'_> {
    /// Notes a key that was read.
    pub(crate) fn key(self, name: &str) {
        if name.starts_with("$serde_json::private::") {
            self.private_keys.set(true);
        }
    }
}

struct CheckedKey<'s>(Checked<'s>);

impl<'de> DeserializeSeed<'de> for CheckedKey<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for CheckedKey<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a field name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        self.0.key(name);
        Ok(())
    }
}
