//! Reads numbers with the range and precision of `serde_json`.

use super::error::{JsonError, Syntax};

/// A number that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The index after its last character.
    pub(super) end: usize,
    pub(super) value: f64,
}

/// The number of digits up to which an `f64` holds every integer exactly.
const EXACT_DIGITS: usize = 15;

/// Powers of ten that an `f64` holds exactly.
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// Reads the number at `start`, and checks that it is in range.
#[inline]
pub(super) fn read(bytes: &[u8], start: usize) -> Result<Number, JsonError> {
    let is_negative = bytes.get(start) == Some(&b'-');
    let first = start + usize::from(is_negative);
    let mut integer = 0;
    let mut end = digits(bytes, first, &mut integer)?;
    if bytes.get(first) == Some(&b'0') && end > first + 1 {
        return Err(JsonError::syntax(Syntax::Number, first + 1));
    }
    let mut digits_read = end - first;
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') {
        let point = end;
        end = digits(bytes, point + 1, &mut integer)?;
        decimals = end - point - 1;
        digits_read += decimals;
    }
    let has_exponent = matches!(bytes.get(end), Some(b'e' | b'E'));
    if has_exponent {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits(bytes, end + 1 + sign, &mut 0)?;
    }
    if has_exponent || digits_read > EXACT_DIGITS {
        let out_of_range = JsonError::syntax(Syntax::NumberOutOfRange, end.saturating_sub(1));
        let value = by_serde_json(bytes, start, end).ok_or(out_of_range)?;
        return Ok(Number { end, value });
    }
    #[expect(clippy::cast_precision_loss, reason = "of 15 digits at most")]
    let integer = integer as f64;
    // Both operands are exact, so the division rounds once, to the nearest value.
    let value = POWERS
        .get(decimals)
        .map_or(integer, |power| integer / power);
    let value = if is_negative { -value } else { value };
    Ok(Number { end, value })
}

/// Reads one or more digits at `from`, and adds them to `integer`. Returns the index after them.
#[inline]
fn digits(bytes: &[u8], from: usize, integer: &mut u64) -> Result<usize, JsonError> {
    let mut at = from;
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        *integer = integer
            .wrapping_mul(10)
            .wrapping_add(u64::from(digit - b'0'));
        at += 1;
    }
    if at > from {
        Ok(at)
    } else if at < bytes.len() {
        Err(JsonError::syntax(Syntax::Number, at))
    } else {
        Err(JsonError::syntax(Syntax::EndOfValue, bytes.len()))
    }
}

/// Reads the number with `serde_json`, or returns `None` if that refuses it.
fn by_serde_json(bytes: &[u8], start: usize, end: usize) -> Option<f64> {
    serde_json::from_slice(bytes.get(start..end)?).ok()
}
