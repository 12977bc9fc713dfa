//! `time_zone`: a name of the IANA time zone database.

use crate::{
    diagnostics::{Errors, did_you_mean},
    rules::{
        options::OptionValue,
        placeholders::{PLACEHOLDER, masked},
        values,
    },
};

/// The names of [the database](https://www.iana.org/time-zones), version 2025b.
const NAMES: &str = include_str!("time_zones.txt");

/// Checks a name.
pub fn check(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "the name of a time zone such as `\"Europe/Berlin\"`";
    let literal = values::string(option.name, ACCEPTED, option.value, errors)?;
    let text = literal.value();
    let is_placeholder = masked(literal, errors)?.contains(PLACEHOLDER);
    if is_placeholder || NAMES.lines().any(|name| name == text) {
        return Some(text);
    }
    let hint = match did_you_mean(&text, NAMES.lines()).as_str() {
        "" => "; write a name such as `Europe/Berlin`".to_owned(),
        near => near.to_owned(),
    };
    let shown = text.escape_debug();
    errors.at(literal, format!("`{shown}` is not a time zone{hint}"));
    None
}
