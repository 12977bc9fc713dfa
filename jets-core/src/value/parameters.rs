//! What of a value can only be known at a deployment, and becomes parameters of the template.

use std::ops::RangeInclusive;

/// The placeholders for numbers and words in a value.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Parameters<'a> {
    pub(crate) numbers: Vec<NumberParameter<'a>>,
    pub(crate) words: Vec<WordParameter<'a>>,
}

#[derive(Debug)]
pub(crate) struct NumberParameter<'a> {
    pub(crate) name: &'a str,
    /// AWS's name of the property, such as `BatchSize`.
    pub(crate) property: &'static str,
    pub(crate) range: RangeInclusive<i64>,
    /// The only numbers that are accepted, if there are few.
    pub(crate) values: Option<Vec<i64>>,
}

#[derive(Debug)]
pub(crate) struct WordParameter<'a> {
    pub(crate) name: &'a str,
    pub(crate) default: Option<&'a str>,
    /// AWS's name of the property, such as `Enabled`.
    pub(crate) property: &'static str,
    /// The words that the property takes.
    pub(crate) words: &'static [&'static str],
}
