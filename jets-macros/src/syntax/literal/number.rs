//! Reads the digits of a number: <https://doc.rust-lang.org/reference/tokens.html#number-literals>.

/// Returns the digits of an integer in base 10, and its suffix.
pub(super) fn integer(written: &str) -> Option<(String, &str)> {
    let (sign, rest) = sign(written);
    let prefixed = |(prefix, radix)| Some((radix, rest.strip_prefix(prefix)?));
    let (radix, rest) = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(prefixed)
        .unwrap_or((10, rest));
    let end = rest.find(|next: char| next != '_' && !next.is_digit(radix));
    let (digits, suffix) = rest.split_at(end.unwrap_or(rest.len()));
    if radix == 10 && is_fraction(suffix) || !digits.contains(|digit: char| digit != '_') {
        return None;
    }
    Some((sign.to_owned() + &in_base_10(digits, radix), suffix))
}

/// Returns the digits of a number with a point or an exponent, and its suffix.
pub(super) fn float(written: &str) -> Option<(String, &str)> {
    let (sign, rest) = sign(written);
    if !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let mut digits = sign.to_owned();
    let mut has_exponent = false;
    let mut suffix = rest;
    while let Some(character) = suffix.chars().next() {
        match character {
            // The sign of the number was taken: this is the exponent's.
            '0'..='9' | '.' | '-' => digits.push(character),
            '_' | '+' => {}
            'e' | 'E' if !has_exponent && is_fraction(suffix) => {
                has_exponent = true;
                digits.push('e');
            }
            _ => break,
        }
        suffix = suffix.strip_prefix(character).unwrap_or_default();
    }
    Some((digits, suffix))
}

fn sign(written: &str) -> (&str, &str) {
    written.split_at(usize::from(written.starts_with('-')))
}

/// Returns `true` if a point or an exponent follows the digits of an integer.
fn is_fraction(rest: &str) -> bool {
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else {
        return rest.starts_with('.');
    };
    exponent
        .trim_start_matches('_')
        .starts_with(|first: char| matches!(first, '+' | '-' | '0'..='9'))
}

/// Converts digits to base 10, however many there are.
fn in_base_10(digits: &str, radix: u32) -> String {
    let digits = digits.chars().filter_map(|digit| digit.to_digit(radix));
    // The last digit comes first.
    let mut number: Vec<u32> = Vec::new();
    for digit in digits {
        let mut carry = digit;
        for place in &mut number {
            let sum = *place * radix + carry;
            *place = sum % 10;
            carry = sum / 10;
        }
        while carry > 0 {
            number.push(carry % 10);
            carry /= 10;
        }
    }
    if number.is_empty() {
        return "0".to_owned();
    }
    let characters = number
        .iter()
        .rev()
        .filter_map(|digit| char::from_digit(*digit, 10));
    characters.collect()
}
