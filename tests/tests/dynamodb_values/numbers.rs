//! Numbers of DynamoDB, against the crate `bigdecimal`.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p jets-tests --test dynamodb_values numbers` checks a million.

use std::{fmt, str::FromStr};

use bigdecimal::{BigDecimal, num_bigint::BigInt};
use jets::exact::Exact;
use proptest::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{read, read_item};

/// Returns the text of a number with 38 digits at most, from 10⁻¹³⁰ to 10¹²⁶, in any of its forms.
fn number() -> impl Strategy<Value = String> {
    let digits = prop_oneof!["[0-9]", "[0-9]{1,18}", "[0-9]{1,38}", "[1-9]0{0,37}"];
    (any::<bool>(), digits, -130..=125_i32, 0..3_u8).prop_map(
        |(is_negative, digits, power, form)| {
            let sign = if is_negative { "-" } else { "" };
            let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
            let length = i32::try_from(digits.len()).expect("38 at most");
            match form {
                0 => format!("{sign}{digits}"),
                1 => format!("{sign}{digits}E{}", power - (length - 1).min(power + 130)),
                _ if power >= length => format!("{sign}{digits}{}", zeros(power - length)),
                _ if power > 0 => {
                    let (integer, fraction) = digits.split_at(power.unsigned_abs() as usize);
                    format!("{sign}{integer}.{fraction}")
                }
                _ => format!("{sign}0.{}{digits}", zeros(-power)),
            }
        },
    )
}

/// Returns the number if it is an integer of this type.
fn integer<T: TryFrom<BigInt>>(number: &BigDecimal) -> Option<T> {
    let (digits, _) = number
        .is_integer()
        .then(|| number.with_scale(0).into_bigint_and_scale())?;
    T::try_from(digits).ok()
}

/// Returns the float that prints this number.
fn float<T: FromStr + fmt::Display>(text: &str, number: &BigDecimal) -> Option<T> {
    let float: T = text.parse().ok()?;
    let printed: BigDecimal = float.to_string().parse().ok()?;
    (printed == *number).then_some(float)
}

fn read_as<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(&json!({"N": text})).ok()
}

#[derive(Debug, Deserialize, PartialEq)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Inner {
    #[serde(with = "jets::exact")]
    value: BigDecimal,
}

/// A number that is not read with an exponent, and is printed without its sign and with a `0` after it.
#[derive(Debug, PartialEq)]
struct Printed(String);

impl FromStr for Printed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains('E') {
            return Err("no exponents");
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}0", self.0.trim_start_matches('-'))
    }
}

#[test]
fn a_number_that_is_printed_as_another_is_an_error() {
    let printed = |text| read_as::<Exact<Printed>>(text).map(|number| number.0.0);
    assert_eq!(printed("5"), None, "it is printed as 50");
    assert_eq!(printed("-1.5"), None, "it is printed as 1.50");
    assert_eq!(
        printed("-0.0").as_deref(),
        Some("-0.0"),
        "a zero has no sign"
    );
    for (text, plain) in [
        ("12E-1", "1.2"),
        ("12E-3", "0.012"),
        ("1.2E-12", "0.0000000000012"),
    ] {
        assert_eq!(printed(text).as_deref(), Some(plain));
    }
}

#[test]
fn a_number_near_the_limits_of_a_type_is_exact_or_an_error() {
    assert_eq!(read_as::<u128>("-2E38"), None);
    assert_eq!(read_as::<i128>("-2E38"), None);
    assert_eq!(read_as::<u128>("2E38"), Some(2 * 10_u128.pow(38)));
    assert_eq!(read_as::<u128>("-0"), Some(0));
    // The float is subnormal and has fewer digits.
    assert_eq!(read_as::<f64>("123456789012345E-335"), None);
    assert_eq!(read_as::<f64>("5E-324"), Some(5e-324));
}

proptest! {
    #[test]
    fn a_number_is_exact_in_every_type_or_an_error(text in number()) {
        let expected = BigDecimal::from_str(&text).expect("a number");
        prop_assert_eq!(read_as::<u8>(&text), integer(&expected));
        prop_assert_eq!(read_as::<i64>(&text), integer(&expected));
        prop_assert_eq!(read_as::<u64>(&text), integer(&expected));
        prop_assert_eq!(read_as::<i128>(&text), integer(&expected));
        prop_assert_eq!(read_as::<u128>(&text), integer(&expected));
        prop_assert_eq!(read_as::<f64>(&text), float(&text, &expected));
        prop_assert_eq!(read_as::<f32>(&text), float(&text, &expected));
        prop_assert_eq!(read_as::<Exact<u128>>(&text).map(Exact::into_inner), integer(&expected));
        prop_assert_eq!(read_as::<Exact<String>>(&text), Some(Exact(text.clone())));
        prop_assert_eq!(read_as::<Exact<BigDecimal>>(&text), Some(Exact(expected.clone())));
        let below_flatten: Result<Outer, _> = read_item(&json!({"value": {"N": text}}));
        prop_assert_eq!(below_flatten, Ok(Outer { inner: Inner { value: expected.clone() } }));
        match read_as::<Value>(&text) {
            Some(Value::String(found)) => {
                prop_assert_eq!(float::<f64>(&text, &expected), None);
                prop_assert_eq!(found, text);
            }
            found => {
                // Two forms may be the shortest. `serde_json` does not always print the one that Rust prints.
                let found = found.expect("a value");
                let float = found.as_f64().filter(|_| found.is_f64());
                let found = float.map_or_else(|| found.to_string(), |float| float.to_string());
                prop_assert_eq!(BigDecimal::from_str(&found).expect("a number"), expected);
            }
        }
    }
}
