//! The types of attributes.

use serde_core::de::{Error as _, Unexpected, Visitor};

use super::error::{Error, Result};
use crate::runtime::json::{Cursor, Members};

/// The [type of an attribute][1], which is the key in the object around its value.
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    S,
    N,
    B,
    Bool,
    Null,
    M,
    L,
    Ss,
    Ns,
    Bs,
}

impl Tag {
    /// Reads the type, which is the first key of the object.
    #[inline]
    pub(super) fn read(cursor: &mut Cursor<'_>, object: &mut Members) -> Result<Self> {
        // The most frequent types, as DynamoDB writes them.
        for (quoted, tag) in [("\"S\":", Self::S), ("\"N\":", Self::N)] {
            if cursor.key_is(object, quoted) {
                return Ok(tag);
            }
        }
        let Some(key) = cursor.key(object)? else {
            return Err(Error::custom("the attribute has no type"));
        };
        Ok(match &*key {
            "S" => Self::S,
            "N" => Self::N,
            "B" => Self::B,
            "BOOL" => Self::Bool,
            "NULL" => Self::Null,
            "M" => Self::M,
            "L" => Self::L,
            "SS" => Self::Ss,
            "NS" => Self::Ns,
            "BS" => Self::Bs,
            other => {
                let other = other.escape_debug();
                let message = format_args!("`{other}` is not a type of attributes");
                return Err(Error::custom(message));
            }
        })
    }

    /// Returns the error that the visitor expects another type.
    #[cold]
    pub(super) fn unexpected<'de, V: Visitor<'de>>(self, visitor: &V) -> Error {
        Error::invalid_type(
            match self {
                Self::S => Unexpected::Other("string (S)"),
                Self::N => Unexpected::Other("number (N)"),
                Self::B => Unexpected::Other("binary (B)"),
                Self::Bool => Unexpected::Other("boolean (BOOL)"),
                Self::Null => Unexpected::Other("null (NULL)"),
                Self::M => Unexpected::Other("map (M)"),
                Self::L => Unexpected::Other("list (L)"),
                Self::Ss => Unexpected::Other("string set (SS)"),
                Self::Ns => Unexpected::Other("number set (NS)"),
                Self::Bs => Unexpected::Other("binary set (BS)"),
            },
            visitor,
        )
    }
}
