//! Numbers that are read as they are written, or not at all, into any type that parses and prints them.
//!
//! A [`f64`] holds about 16 digits, and a number of DynamoDB up to 38. Decimals of other crates hold them, but their
//! `Deserialize` implementations often get an `f64`, or round the number themselves. With this module, a type gets the
//! text of the number by its [`FromStr`], prints what it has read by its [`Display`], and if that is another number, the
//! field is an error.
//!
//! It works for attributes of DynamoDB, also below `#[serde(flatten)]` and in untagged enums, and for JSON. Below
//! `flatten` and in untagged enums, `serde_json` has already read a number of JSON as an `f64`.
//!
//! ```
//! # extern crate jets_core as jets;
//! use jets::{Dynamodb, Change, DecodeError, exact::Exact, testing::{Decoded, DynamodbEvent, DynamodbEventRecord}};
//! use serde_json::json;
//!
//! # use std::{fmt, str::FromStr};
//! # #[derive(Debug, PartialEq)]
//! # struct Decimal(String);
//! # impl FromStr for Decimal {
//! #     type Err = fmt::Error;
//! #     fn from_str(text: &str) -> Result<Self, fmt::Error> { Ok(Self(text.to_owned())) }
//! # }
//! # impl fmt::Display for Decimal {
//! #     fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result { formatter.write_str(&self.0) }
//! # }
//! #[derive(serde::Deserialize)]
//! struct Order {
//!     /// A decimal of any crate, or a `String` for the text of the number.
//!     #[serde(with = "jets::exact")]
//!     price: Decimal,
//!     #[serde(default)]
//!     rates: Vec<Exact<Decimal>>,
//! }
//!
//! let price = "12345678901234567890.12";
//! let order = json!({"price": {"N": price}, "rates": {"NS": ["0.1"]}});
//! let insert = DynamodbEventRecord::insert(json!({"id": {"S": "1"}}), order);
//! let event = DynamodbEvent::new().record(insert).to_json();
//! let change: Change<Order> = Decoded::<Dynamodb>::new(&event)?.item(0)?;
//! let order = change.new_image.expect("it is new");
//! assert_eq!(order.price.to_string(), price);
//! assert_eq!(order.rates[0].to_string(), "0.1");
//! # Ok::<(), DecodeError>(())
//! ```

use std::{
    fmt::{self, Display},
    marker::PhantomData,
    str::FromStr,
};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, MapAccess, Unexpected, Visitor},
};

use super::typed_json::deref_to;

/// The name of the type by which `serde_json` knows that the JSON text of a value is asked for, or given.
///
/// It is the one of its `RawValue`, because it passes on the text of a number only to that.
pub(crate) const RAW_TEXT: &str = "$serde_json::private::RawValue";

/// Reads a number into a type that parses and prints it, for `#[serde(with = "jets::exact")]`.
///
/// A string with a number in it is read in the same way.
///
/// # Errors
///
/// Returns an error if the value is not a number, if the type does not parse it, or if it prints another number.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: Display> + Display,
    D: Deserializer<'de>,
{
    deserializer.deserialize_newtype_struct(RAW_TEXT, ExactVisitor(PhantomData))
}

/// Writes a number as the text that it prints, for `#[serde(with = "jets::exact")]`.
///
/// # Errors
///
/// Returns the error of the serialiser.
pub fn serialize<T: Display, S: Serializer>(number: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// A number that is read as it is written, or not at all, for places where `#[serde(with = "jets::exact")]` is not
/// possible: `Option<Exact<Decimal>>`, `Vec<Exact<Decimal>>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact<T>(pub T);

impl<T> Exact<T> {
    /// Returns the number.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

deref_to! { [T] Exact<T>: 0 }

impl<'de, T: FromStr<Err: Display> + Display> Deserialize<'de> for Exact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

impl<T: Display> Serialize for Exact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

/// Parses the text, and checks that the result prints the same number.
fn parse<T: FromStr<Err: Display> + Display, E: Error>(text: &str) -> Result<T, E> {
    let Some(decimal) = Decimal::parse(text) else {
        return Err(E::invalid_value(Unexpected::Str(text), &"a number"));
    };
    let parsed = text.parse().or_else(|error: T::Err| {
        // Some types do not parse exponents.
        let plain = decimal.plain().and_then(|plain| plain.parse().ok());
        plain.ok_or_else(|| E::custom(format_args!("number `{text}`: {error}")))
    });
    let number: T = parsed?;
    let printed = number.to_string();
    if Decimal::parse(&printed).is_some_and(|printed| printed == decimal) {
        return Ok(number);
    }
    Err(E::custom(format_args!(
        "number `{text}` becomes `{}` as `{}`",
        printed.escape_debug(),
        std::any::type_name::<T>()
    )))
}

struct ExactVisitor<T>(PhantomData<T>);

macro_rules! visit_printed {
    ($($visit:ident: $Number:ty),+) => {
        $(
            fn $visit<E: Error>(self, number: $Number) -> Result<T, E> {
                parse(&number.to_string())
            }
        )+
    };
}

impl<'de, T: FromStr<Err: Display> + Display> Visitor<'de> for ExactVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        parse(text)
    }

    // A float that was read before is printed in its shortest form.
    visit_printed!(visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f32: f32, visit_f64: f64);

    /// Reads a value of which the deserialiser does not pass on the text.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    /// Reads the text that `serde_json` passes on as the only value of a map.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        if map.next_key::<String>()?.as_deref() != Some(RAW_TEXT) {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        }
        let json: String = map.next_value()?;
        if json.starts_with('"') {
            return parse(&serde_json::from_str::<String>(&json).map_err(A::Error::custom)?);
        }
        parse(&json)
    }
}

/// A decimal number. Its digits are those of the text, without leading and trailing zeros.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal<'a> {
    text: &'a str,
    is_negative: bool,
    /// The digits before the point, then those after it.
    digits: [&'a str; 2],
    /// The power of ten of the last digit.
    scale: i32,
}

/// Beyond this power of ten, a number is not written without an exponent. Those of DynamoDB end at 125.
const MAX_PLAIN_SCALE: usize = 1_000;

impl<'a> Decimal<'a> {
    /// Reads a number such as `-12.50` or `1E+20`. Returns `None` if the text is not one.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = integer.bytes().chain(fraction.bytes());
        if mantissa == "." || mantissa.is_empty() || !digits.all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let mut integer = integer.trim_start_matches('0');
        let mut fraction = fraction.trim_end_matches('0');
        let mut scale = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        if integer.is_empty() {
            fraction = fraction.trim_start_matches('0');
        }
        if fraction.is_empty() {
            let trimmed = integer.trim_end_matches('0');
            let zeros = i32::try_from(integer.len() - trimmed.len()).ok()?;
            scale = scale.checked_add(zeros)?;
            integer = trimmed;
        }
        Some(Self {
            text,
            is_negative: text.starts_with('-'),
            digits: [integer, fraction],
            scale,
        })
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        let [integer, fraction] = self.digits;
        integer.bytes().chain(fraction.bytes())
    }

    fn len(&self) -> usize {
        self.digits.iter().map(|digits| digits.len()).sum()
    }

    fn is_zero(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number without its sign, if it is an integer of at most 128 bits.
    fn magnitude(&self) -> Option<u128> {
        if self.is_zero() {
            return Some(0);
        }
        // The last digit is not 0, so that a number with a negative power is not an integer.
        let power = 10_u128.checked_pow(u32::try_from(self.scale).ok()?)?;
        let digits = self.digits().try_fold(0_u128, |number, digit| {
            let digit = u128::from(digit - b'0');
            number.checked_mul(10)?.checked_add(digit)
        });
        digits?.checked_mul(power)
    }

    /// Returns the number if it is an integer in the range of the type.
    pub(crate) fn to_u128(self) -> Option<u128> {
        self.magnitude()
            .filter(|magnitude| !self.is_negative || *magnitude == 0)
    }

    /// Returns the number if it is an integer in the range of the type.
    pub(crate) fn to_i128(self) -> Option<i128> {
        let magnitude = self.magnitude()?;
        if self.is_negative {
            0_i128.checked_sub_unsigned(magnitude)
        } else {
            i128::try_from(magnitude).ok()
        }
    }

    /// Returns the float whose shortest decimal form is this number, if there is one.
    pub(crate) fn to_f64(self) -> Option<f64> {
        let float: f64 = self.text.parse().ok()?;
        // Different numbers of up to 15 digits are different floats, so one of them is the shortest form.
        let is_short = self.len() <= 15 && self.scale.unsigned_abs() < 280;
        (is_short || self.is_printed_as(&format!("{float:e}"))).then_some(float)
    }

    /// Returns the float whose shortest decimal form is this number, if there is one.
    pub(crate) fn to_f32(self) -> Option<f32> {
        let float: f32 = self.text.parse().ok()?;
        self.is_printed_as(&format!("{float:e}")).then_some(float)
    }

    fn is_printed_as(self, printed: &str) -> bool {
        Decimal::parse(printed).is_some_and(|printed| printed == self)
    }

    /// Returns the number without an exponent, if that is not too long.
    pub(crate) fn plain(&self) -> Option<String> {
        let sign = if self.is_negative { "-" } else { "" };
        let digits: String = self.digits().map(char::from).collect();
        let zeros = usize::try_from(self.scale.unsigned_abs()).ok()?;
        if self.is_zero() {
            Some("0".to_owned())
        } else if zeros > MAX_PLAIN_SCALE {
            None
        } else if self.scale < 0 {
            let digits = format!("{digits:0>width$}", width = zeros + 1);
            let (integer, fraction) = digits.split_at_checked(digits.len() - zeros)?;
            Some(format!("{sign}{integer}.{fraction}"))
        } else {
            Some(format!("{sign}{digits}{}", "0".repeat(zeros)))
        }
    }
}

/// Compares the numbers, and not their texts: `1.0` is `1`, and `-0` is `0`.
impl PartialEq<Decimal<'_>> for Decimal<'_> {
    fn eq(&self, other: &Decimal<'_>) -> bool {
        let is_same = self.is_negative == other.is_negative
            && self.scale == other.scale
            && self.digits().eq(other.digits());
        is_same || (self.is_zero() && other.is_zero())
    }
}
