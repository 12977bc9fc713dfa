//! Times in UTC, and time zones.

use jets_core::manifest::is_utc_time;

use crate::{
    diagnostics::did_you_mean,
    values::{
        Value,
        placeholders::{PLACEHOLDER, is_whole},
    },
};

/// The names of [the database](https://www.iana.org/time-zones), version 2025b.
const ZONES: &str = include_str!("time_zones.txt");

/// Checks a name of the IANA time zone database.
pub(super) fn zone(value: Value<'_>) -> Option<String> {
    let text = value.text("the name of a time zone such as `\"Europe/Berlin\"`")?;
    let is_placeholder = text.masked()?.contains(PLACEHOLDER);
    let is_known = is_placeholder || ZONES.lines().any(|name| name == &*text);
    let problem = (!is_known).then(|| {
        let hint = match did_you_mean(&text, ZONES.lines()).as_str() {
            "" => "; write a name such as `Europe/Berlin`".to_owned(),
            near => near.to_owned(),
        };
        format!("`{}` is not a time zone{hint}", text.escape_debug())
    });
    text.unless(problem)
}

/// Checks a time such as `2027-01-01T00:00:00Z`.
pub(super) fn date(value: Value<'_>) -> Option<String> {
    const ACCEPTED: &str = "a time in UTC such as `\"2027-01-01T00:00:00Z\"`";
    let name = value.name;
    let text = value.text(ACCEPTED)?;
    // The calendar begins with year 1.
    let is_time = is_whole(&text.masked()?) || is_utc_time(&text) && !text.starts_with("0000-");
    let problem = (!is_time).then(|| {
        let found = text.escape_debug();
        format!("`{name}` takes {ACCEPTED}, not `{found}`")
    });
    text.unless(problem)
}
