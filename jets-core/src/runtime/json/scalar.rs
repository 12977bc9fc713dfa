//! Reads strings and numbers: finds their end, resolves escapes, and gives numbers the range and precision of `serde_json`.

use super::error::{JsonError, Syntax};

/// Returns the index of the first `"`, `\` or control character at or after `start`.
#[inline]
pub(super) fn special(bytes: &[u8], start: usize) -> usize {
    let mut rest = bytes.get(start..).unwrap_or_default();
    // Most keys and many values end here.
    if let Some((block, behind)) = rest.split_first_chunk::<8>() {
        let found = specials(u64::from_le_bytes(*block));
        if found != 0 {
            return start + (found.trailing_zeros() / 8) as usize;
        }
        rest = behind;
    }
    far_special(bytes, bytes.len() - rest.len())
}

/// Does the same, in fewer instructions if it is not among the first eight bytes.
#[inline(never)]
pub(super) fn far_special(bytes: &[u8], start: usize) -> usize {
    let mut rest = bytes.get(start..).unwrap_or_default();
    for _ in 0..NEAR_BLOCKS {
        let Some((block, behind)) = rest.split_first_chunk::<16>() else {
            break;
        };
        // The compiler turns these loops into vector instructions.
        let mut found = [0; 16];
        for (found, byte) in found.iter_mut().zip(block) {
            *found = u8::from(is_special(*byte)).wrapping_neg();
        }
        if found.iter().fold(0, |any, byte| any | byte) != 0 {
            let before = u128::from_le_bytes(found).trailing_zeros() / 8;
            return bytes.len() - rest.len() + before as usize;
        }
        rest = behind;
    }
    let start = bytes.len() - rest.len();
    if rest.len() >= 16 {
        return special_in_long(bytes, start);
    }
    let found = rest.iter().position(|byte| is_special(*byte));
    start + found.unwrap_or(rest.len())
}

/// The number of blocks after which a string is searched as a long one.
const NEAR_BLOCKS: usize = 5;

/// Returns the index of the first special character at or after `start`.
#[inline(never)]
fn special_in_long(bytes: &[u8], start: usize) -> usize {
    let end = special_in_data(bytes, start);
    let long = bytes.get(start..end).unwrap_or_default();
    // The minimum of all bytes takes fewer instructions than to look for the first one below.
    if long.iter().fold(u8::MAX, |least, byte| least.min(*byte)) >= 0x20 {
        return end;
    }
    let found = long.iter().position(|byte| is_special(*byte));
    start + found.unwrap_or(long.len())
}

#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "there are no vector instructions with branches"
)]
fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < 0x20)
}

/// Returns the highest bit of the first byte of eight that is a `"`, `\` or control character, and 0 if there is none.
/// The bits of bytes after the first mean nothing.
#[inline]
fn specials(bytes: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(EACH * u64::from(limit)) & !bytes;
    let is = |byte: u8| below(bytes ^ (EACH * u64::from(byte)), 1);
    (is(b'"') | is(b'\\') | below(bytes, 0x20)) & (EACH << 7)
}

/// Returns the index of the first `"` or `\` at or after `start`. For data whose characters are checked later, when it
/// is decoded.
pub(super) fn special_in_data(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    memchr::memchr2(b'"', b'\\', rest).map_or(bytes.len(), |length| start + length)
}

/// Returns the index of the quote that ends the string at `start`, and checks its escapes.
pub(super) fn string_end(bytes: &[u8], start: usize) -> Result<usize, JsonError> {
    let mut at = start;
    loop {
        at = special(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => at = escape(bytes, at + 1)?,
            Some(_) => return Err(JsonError::syntax(Syntax::ControlCharacter, at)),
            None => return Err(JsonError::syntax(Syntax::EndOfString, bytes.len())),
        }
    }
}

/// Does the same, and appends the string to `buffer` with its escapes resolved.
pub(super) fn unescape(text: &str, start: usize, buffer: &mut String) -> Result<usize, JsonError> {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let end = special(bytes, at);
        buffer.push_str(text.get(at..end).unwrap_or_default());
        if bytes.get(end) != Some(&b'\\') {
            return string_end(bytes, end);
        }
        at = escape(bytes, end + 1)?;
        buffer.push(unescaped(text.get(end + 1..at).unwrap_or_default()));
    }
}

/// Returns the character of a checked escape, such as `n` or `u00e4`.
fn unescaped(escape: &str) -> char {
    match escape {
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        other => match other.strip_prefix('u') {
            Some(digits) => unicode(digits),
            None => other.chars().next().unwrap_or_default(),
        },
    }
}

/// Returns the character of the digits of a checked escape, which may be those of a surrogate pair, such as `d83d\ude00`.
fn unicode(digits: &str) -> char {
    let hex = |digits| u32::from_str_radix(digits, 16).unwrap_or_default();
    let (first, second) = digits.split_at_checked(4).unwrap_or((digits, ""));
    let code = match second.strip_prefix("\\u") {
        Some(low) => {
            0x1_0000 + (hex(first).wrapping_sub(0xd800) << 10) + hex(low).wrapping_sub(0xdc00)
        }
        None => hex(first),
    };
    char::from_u32(code).unwrap_or_default()
}

/// Checks the escape whose letter is at `at`, and returns the index after it.
fn escape(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    match bytes.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => unicode_escape(bytes, at + 1),
        Some(_) => Err(JsonError::syntax(Syntax::Escape, at)),
        None => Err(JsonError::syntax(Syntax::EndOfString, bytes.len())),
    }
}

/// Checks the digits of a `\u` escape, and the second half of a surrogate pair. Returns the index after them.
fn unicode_escape(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    let lone = |index| Err(JsonError::syntax(Syntax::LoneSurrogate, index));
    match hex_digits(bytes, at)? {
        0xdc00..=0xdfff => lone(at + 3),
        0xd800..=0xdbff => {
            let behind = at + 4;
            for (offset, expected) in [(0, b'\\'), (1, b'u')] {
                match bytes.get(behind + offset) {
                    Some(byte) if *byte == expected => {}
                    Some(_) => {
                        let index = behind + offset;
                        return Err(JsonError::syntax(Syntax::EndOfHexEscape, index));
                    }
                    None => return Err(JsonError::syntax(Syntax::EndOfString, bytes.len())),
                }
            }
            match hex_digits(bytes, behind + 2)? {
                0xdc00..=0xdfff => Ok(behind + 6),
                _ => lone(behind + 5),
            }
        }
        _ => Ok(at + 4),
    }
}

fn hex_digits(bytes: &[u8], at: usize) -> Result<u16, JsonError> {
    let Some(digits) = bytes.get(at..at + 4) else {
        return Err(JsonError::syntax(Syntax::EndOfString, bytes.len()));
    };
    digits.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(16);
        let digit = digit.and_then(|digit| u16::try_from(digit).ok());
        let invalid = JsonError::syntax(Syntax::Escape, at + 3);
        digit.map(|digit| number << 4 | digit).ok_or(invalid)
    })
}

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
pub(super) fn read_number(bytes: &[u8], start: usize) -> Result<Number, JsonError> {
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
