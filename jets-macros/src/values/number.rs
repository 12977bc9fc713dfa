//! Numbers, which may be placeholders: `batch_size: 100` or `batch_size: "${BatchSize:100}"`.

use std::ops::RangeInclusive;

use jets_core::{
    manifest::{FixedNumber, Number, limits::Limits},
    placeholders::has_any,
};

use super::{Value, placeholders};
use crate::{diagnostics::in_words, syntax};

fn is_in(number: i64, ranges: &[RangeInclusive<i64>]) -> bool {
    ranges.iter().any(|range| range.contains(&number))
}

impl<'a> Value<'a> {
    /// Returns a number within the limits of its type, or a placeholder for one. `unit` follows the limits in messages.
    pub fn number<L: Limits>(self, unit: &str) -> Option<Number<L>> {
        self.text_of_number(L::RANGES, &in_words(L::RANGES, unit))?
            .parse()
            .ok()
    }

    /// Returns a number like [`number`](Self::number), within limits that may be narrower than those of its type.
    pub fn number_within<L: Limits>(
        self,
        range: RangeInclusive<i64>,
        unit: &str,
    ) -> Option<Number<L>> {
        let ranges = [range];
        let text = self.text_of_number(&ranges, &in_words(&ranges, unit));
        text?.parse().ok()
    }

    /// Returns a number like [`number`](Self::number). `accepted` are the words for the limits in messages.
    pub fn number_as<L: Limits>(self, accepted: &str) -> Option<Number<L>> {
        self.text_of_number(L::RANGES, accepted)?.parse().ok()
    }

    /// Returns the text of a number or a placeholder. The type of the number is not known here, so that this is compiled
    /// once.
    fn text_of_number(self, ranges: &[RangeInclusive<i64>], accepted: &str) -> Option<String> {
        if let Some(text) = self.as_text()
            && has_any(&text)
        {
            let accepted = format!("an integer, {accepted}");
            let is_default = |text: &str| text.parse().is_ok_and(|number| is_in(number, ranges));
            return placeholders::one(text, &accepted, "Number", is_default);
        }
        Some(self.integer(ranges, accepted)?.to_string())
    }

    /// Returns a number within the limits of its type, which is no placeholder. `unit` follows the limits in messages.
    pub fn fixed_number<L: Limits>(self, unit: &str) -> Option<FixedNumber<L>> {
        let number = self.integer(L::RANGES, &in_words(L::RANGES, unit))?;
        FixedNumber::try_from(number).ok()
    }

    /// Returns the integer, which must be in one of `ranges`. `accepted` are the words for them.
    pub fn integer(self, ranges: &[RangeInclusive<i64>], accepted: &str) -> Option<i64> {
        let word = self.name;
        let Some(written) = self.as_integer() else {
            if self.as_text().is_some_and(|text| has_any(&text)) {
                self.error(format!(
                    "`{word}` takes a number that is written out, not a placeholder: {accepted}"
                ));
            } else {
                self.wrong_kind(&format!("an integer, {accepted}"));
            }
            return None;
        };
        let number = written.digits.parse().ok();
        let number = number.filter(|number| is_in(*number, ranges));
        if number.is_none() {
            self.error(format!("`{word}` is {accepted}, not {written}"));
        }
        number
    }

    pub const fn as_number(self) -> Option<&'a syntax::Number> {
        match self.content {
            syntax::Value::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn as_integer(self) -> Option<&'a syntax::Number> {
        self.as_number().filter(|number| number.is_integer)
    }
}
