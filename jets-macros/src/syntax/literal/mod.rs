//! Reads literals: the value of a string, and the digits of a number.

mod number;
mod string;

use std::{fmt, str::FromStr};

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

/// A literal by its kind.
pub enum Kind {
    String(StringLiteral),
    Integer(NumberLiteral),
    Float(NumberLiteral),
    /// A literal that the language does not use, such as a character.
    Other,
}

/// A string, plain or raw.
#[derive(Clone)]
pub struct StringLiteral {
    token: Literal,
    value: String,
}

/// A number without the `-` before it.
#[derive(Clone)]
pub struct NumberLiteral {
    token: Literal,
    digits: String,
    suffix: String,
}

/// Returns `token` by its kind.
pub fn read(token: &Literal) -> Kind {
    let text = token.to_string();
    if let Some(value) = string::value(&text) {
        let token = token.clone();
        return Kind::String(StringLiteral { token, value });
    }
    let number = |(digits, suffix): (String, &str)| NumberLiteral {
        token: token.clone(),
        digits,
        suffix: suffix.to_owned(),
    };
    if let Some(integer) = number::integer(&text) {
        return Kind::Integer(number(integer));
    }
    number::float(&text).map_or(Kind::Other, |float| Kind::Float(number(float)))
}

impl StringLiteral {
    /// Returns the value of the string.
    pub fn value(&self) -> String {
        self.value.clone()
    }
}

impl NumberLiteral {
    /// Returns the digits in base 10, without `_` and suffix.
    pub fn base10_digits(&self) -> &str {
        &self.digits
    }

    /// Returns the number as an `N`, or `None` if it does not fit.
    pub fn base10_parse<N: FromStr>(&self) -> Option<N> {
        self.digits.parse().ok()
    }

    /// Returns the suffix after the digits: `u8` of `1u8`.
    pub fn suffix(&self) -> &str {
        &self.suffix
    }
}

/// Writes the number as it was written.
impl fmt::Display for NumberLiteral {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.token, formatter)
    }
}

impl ToTokens for StringLiteral {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token.to_tokens(tokens);
    }
}

impl ToTokens for NumberLiteral {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token.to_tokens(tokens);
    }
}
