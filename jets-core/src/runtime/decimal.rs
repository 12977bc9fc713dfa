//! A decimal number in its text, and the integers and floats that are exactly this number.

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

    /// Returns the number of significant digits.
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
        if self.is_zero() || other.is_zero() {
            return self.is_zero() && other.is_zero();
        }
        self.is_negative == other.is_negative
            && self.scale == other.scale
            && self.digits().eq(other.digits())
    }
}
