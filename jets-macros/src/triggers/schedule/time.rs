//! `start_date` and `end_date`: times in UTC.

use crate::{
    diagnostics::Errors,
    rules::{
        options::OptionValue,
        placeholders::{is_whole, masked},
        values,
    },
};

/// Checks a time such as `2027-01-01T00:00:00Z`.
pub fn check(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "a time in UTC such as `\"2027-01-01T00:00:00Z\"`";
    let name = option.name;
    let literal = values::string(name, ACCEPTED, option.value, errors)?;
    let text = literal.value();
    let is_placeholder = is_whole(&masked(literal, errors)?);
    if is_placeholder || is_time(&text) {
        return Some(text);
    }
    let shown = text.escape_debug();
    errors.at(literal, format!("`{name}` takes {ACCEPTED}, not `{shown}`"));
    None
}

fn is_time(text: &str) -> bool {
    let numbers = || -> Option<[u32; 6]> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        Some([year, month, day, hour, minute, second])
    };
    let Some([year, month, day, hour, minute, second]) = numbers() else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60
}

/// Parses three numbers with this many digits each.
fn numbers(text: &str, separator: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != digits || !part.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}
