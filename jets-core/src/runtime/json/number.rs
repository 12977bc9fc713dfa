//! Numbers, as far and as exact as `serde_json` reads them.

use super::error::{JsonError, Syntax};

/// A number's text, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The index behind its last character.
    pub(super) end: usize,
    has_exponent: bool,
    digits: usize,
    /// The digits behind the point.
    decimals: usize,
}

/// The most digits of which an `f64` holds every integer.
const EXACT_DIGITS: usize = 15;

/// The most digits before the point that cannot be beyond an `f64`.
const SAFE_DIGITS: usize = 300;

/// Powers of ten that an `f64` holds exactly.
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// Finds the end of the number that starts at `start`, and checks that it is in range.
pub(super) fn read(bytes: &[u8], start: usize) -> Result<Number, JsonError> {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let digits_from = |from: usize| -> Result<usize, JsonError> {
        let mut at = from;
        while digit(at) {
            at += 1;
        }
        if at == from {
            let end = JsonError::syntax(Syntax::EndOfValue, bytes.len());
            let other = JsonError::syntax(Syntax::Number, at);
            return Err(if at >= bytes.len() { end } else { other });
        }
        Ok(at)
    };
    let first = start + usize::from(bytes.get(start) == Some(&b'-'));
    let mut end = digits_from(first)?;
    if bytes.get(first) == Some(&b'0') && end > first + 1 {
        return Err(JsonError::syntax(Syntax::Number, first + 1));
    }
    let mut digits = end - first;
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') {
        let point = end;
        end = digits_from(point + 1)?;
        decimals = end - point - 1;
        digits += decimals;
    }
    let has_exponent = matches!(bytes.get(end), Some(b'e' | b'E'));
    if has_exponent {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits_from(end + 1 + sign)?;
    }
    let number = Number {
        end,
        has_exponent,
        digits,
        decimals,
    };
    if (has_exponent || digits > SAFE_DIGITS) && by_serde_json(bytes, start, end).is_none() {
        return Err(JsonError::syntax(
            Syntax::NumberOutOfRange,
            end.saturating_sub(1),
        ));
    }
    Ok(number)
}

impl Number {
    /// The value of the number that starts at `start`.
    pub(super) fn value(self, bytes: &[u8], start: usize) -> f64 {
        let text = bytes.get(start..self.end).unwrap_or_default();
        if self.has_exponent || self.digits > EXACT_DIGITS {
            return by_serde_json(bytes, start, self.end).unwrap_or_default();
        }
        // Both are exact, so that their quotient is the nearest there is.
        let digits = text.iter().filter(|byte| byte.is_ascii_digit());
        let integer = digits.fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        #[expect(clippy::cast_precision_loss, reason = "of 15 digits at most")]
        let integer = integer as f64;
        let value = POWERS
            .get(self.decimals)
            .map_or(integer, |power| integer / power);
        if text.first() == Some(&b'-') {
            -value
        } else {
            value
        }
    }
}

/// What `serde_json` reads, where it takes the number.
fn by_serde_json(bytes: &[u8], start: usize, end: usize) -> Option<f64> {
    serde_json::from_slice(bytes.get(start..end)?).ok()
}
