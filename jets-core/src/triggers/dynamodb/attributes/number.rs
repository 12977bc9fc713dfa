//! Passes on a number to a visitor, as the type that it asks for, exactly.

use std::borrow::Cow;

use serde_core::de::{Error as _, Unexpected, Visitor};

use super::error::{Error, Result};
use crate::runtime::exact::Decimal;

/// The text of a number.
pub(super) struct Number<'de>(pub(super) Cow<'de, str>);

impl<'de> Number<'de> {
    fn decimal(&self) -> Result<Decimal<'_>> {
        Decimal::parse(&self.0).ok_or_else(|| {
            let text = self.0.escape_debug();
            Error::custom(format_args!("`{text}` is not a number"))
        })
    }

    #[cold]
    fn unexpected<V: Visitor<'de>>(&self, visitor: &V) -> Error {
        let number = format!("number `{}`", self.0);
        Error::invalid_value(Unexpected::Other(&number), visitor)
    }

    #[cold]
    fn inexact(&self, float: &str) -> Error {
        Error::custom(format_args!(
            "number `{}` is not exact as {float}: read it with `#[serde(with = \"jets::exact\")]` into a type for decimals",
            self.0
        ))
    }

    /// Passes on an integer.
    #[inline]
    pub(super) fn visit_integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0.parse() {
            Ok(integer) => visitor.visit_i64(integer),
            Err(_) => self.visit_other_integer(visitor),
        }
    }

    /// Passes on an integer that has more than 64 bits, or an exponent or decimals.
    fn visit_other_integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let decimal = self.decimal()?;
        match (decimal.to_i128(), decimal.to_u128()) {
            (Some(integer), _) => match (i64::try_from(integer), u64::try_from(integer)) {
                (Ok(integer), _) => visitor.visit_i64(integer),
                (_, Ok(integer)) => visitor.visit_u64(integer),
                _ => visitor.visit_i128(integer),
            },
            (None, Some(integer)) => visitor.visit_u128(integer),
            (None, None) => Err(self.unexpected(&visitor)),
        }
    }

    pub(super) fn visit_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.decimal()?.to_f64() {
            Some(float) => visitor.visit_f64(float),
            None => Err(self.inexact("an `f64`")),
        }
    }

    pub(super) fn visit_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.decimal()?.to_f32() {
            Some(float) => visitor.visit_f32(float),
            None => Err(self.inexact("an `f32`")),
        }
    }

    /// Passes on a number to a visitor that accepts any type: an integer of at most 64 bits, which is the limit of what
    /// serde buffers, or an exact float, or its text.
    pub(super) fn visit_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Ok(integer) = self.0.parse() {
            return visitor.visit_i64(integer);
        }
        let decimal = self.decimal()?;
        let integer = decimal.to_i128();
        if let Some(integer) = integer.and_then(|integer| i64::try_from(integer).ok()) {
            visitor.visit_i64(integer)
        } else if let Some(integer) = integer.and_then(|integer| u64::try_from(integer).ok()) {
            visitor.visit_u64(integer)
        } else if let Some(float) = decimal.to_f64() {
            visitor.visit_f64(float)
        } else {
            self.visit_text(visitor)
        }
    }

    /// Passes on the text.
    pub(super) fn visit_text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.decimal()?;
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }
}
