//! Explains mistakes that are common among users of other cron dialects.

use super::{
    super::{form, unwrapped},
    CronExpression,
    field::{DAY_OF_WEEK, number},
};

/// Returns the error for a text that is not a list of fields, such as `@daily`.
pub(super) fn other_syntax(text: &str) -> Option<String> {
    if let Some(inside) = unwrapped(text, "cron") {
        return Some(format!(
            "`cron` is not written twice: give what is inside the parentheses, `{inside}`"
        ));
    }
    if unwrapped(text, "rate").is_some() || super::super::RateExpression::parse(text).is_ok() {
        return Some(format!("`{text}` is a schedule for `rate`, not for `cron`"));
    }
    let word = text.strip_prefix('@')?;
    let meant = match word.to_ascii_lowercase().as_str() {
        "yearly" | "annually" => "0 0 1 1 ? *",
        "monthly" => "0 0 1 * ? *",
        "weekly" => "0 0 ? * SUN *",
        "daily" | "midnight" => "0 0 * * ? *",
        "hourly" => "0 * * * ? *",
        _ => {
            return Some(format!("`{text}` is not known to AWS: {}", form("cron")));
        }
    };
    Some(format!("`{text}` is not known to AWS: write `{meant}`"))
}

/// Returns the error for fewer or more than six fields.
pub(super) fn wrong_count(fields: &[&str]) -> String {
    let meant = match *fields {
        [minutes, hours, day_of_month, month, day_of_week] => {
            from_unix(minutes, hours, day_of_month, month, day_of_week)
        }
        // Quartz expressions begin with seconds.
        [_, minutes, hours, day_of_month, month, day_of_week, year] => {
            sound([minutes, hours, day_of_month, month, day_of_week, year]).map(write)
        }
        _ => None,
    };
    let cure = meant.map_or_else(
        || ", such as `0 12 * * ? *`".to_owned(),
        |meant| format!("; {meant}"),
    );
    format!(
        "a cron expression has six fields, not {}: minutes hours day-of-month month day-of-week year{cure}",
        fields.len()
    )
}

/// Returns the error if not exactly one of the day fields is `?`.
pub(super) fn day_fields(fields: &[&str]) -> Option<String> {
    let [minutes, hours, day_of_month, month, day_of_week, year] = *fields else {
        return None;
    };
    let with_days =
        |day_of_month, day_of_week| sound([minutes, hours, day_of_month, month, day_of_week, year]);
    if year == "?"
        && let Some(meant) = sound([hours, day_of_month, month, day_of_week, year, "*"])
    {
        return Some(format!(
            "year cannot be `?`; AWS takes no seconds in front of the minutes: write {meant}"
        ));
    }
    let (problem, meant) = match (day_of_month, day_of_week) {
        ("?", "?") => (
            "day-of-month and day-of-week are both `?`: one of them says the days",
            with_days("*", "?").map(write),
        ),
        ("?", _) | (_, "?") => return None,
        (_, "*") => (
            "one of day-of-month and day-of-week must be `?`",
            with_days(day_of_month, "?").map(write),
        ),
        ("*", _) => (
            "one of day-of-month and day-of-week must be `?`",
            with_days("?", day_of_week).map(write),
        ),
        _ => (
            "day-of-month and day-of-week cannot both say days: one of them is `?`",
            with_days(day_of_month, "?")
                .zip(with_days("?", day_of_week))
                .map(|(month, week)| format!("declare two schedules, {month} and {week}")),
        ),
    };
    Some(match meant {
        Some(meant) => format!("{problem}: {meant}"),
        None => problem.to_owned(),
    })
}

/// Converts the five fields of a Unix expression to six, if one expression can say the same.
fn from_unix(
    minutes: &str,
    hours: &str,
    day_of_month: &str,
    month: &str,
    day_of_week: &str,
) -> Option<String> {
    if matches!(day_of_week, "*" | "?") {
        let day_of_month = if day_of_month == "?" {
            "*"
        } else {
            day_of_month
        };
        return sound([minutes, hours, day_of_month, month, "?", "*"]).map(write);
    }
    let day_of_week = from_unix_days(day_of_week)?;
    let of_week = sound([minutes, hours, "?", month, &day_of_week, "*"])?;
    if matches!(day_of_month, "*" | "?") {
        return Some(write(of_week));
    }
    // With both fields given, Unix cron runs on days that match either.
    let of_month = sound([minutes, hours, day_of_month, month, "?", "*"])?;
    Some(format!("declare two schedules, {of_month} and {of_week}"))
}

/// Converts days of the week to names. Unix counts them from 0 for Sunday, and 7 is Sunday too.
fn from_unix_days(text: &str) -> Option<String> {
    let name = |day: &str| match number(day) {
        Some(day) => DAY_OF_WEEK.names.get(usize::from(day % 7)).copied(),
        None => DAY_OF_WEEK.names.iter().find(|name| **name == day).copied(),
    };
    let item = |item: &str| match item.split_once('-') {
        Some((from, to)) => Some(format!("{}-{}", name(from)?, name(to)?)),
        None => name(item).map(str::to_owned),
    };
    let items = text.split(',').map(item).collect::<Option<Vec<_>>>()?;
    Some(items.join(","))
}

/// Returns the expression with these fields in backticks, if AWS would accept it.
fn sound(fields: [&str; 6]) -> Option<String> {
    let text = fields.join(" ");
    CronExpression::parse(&text).ok()?;
    Some(format!("`{text}`"))
}

#[expect(clippy::needless_pass_by_value, reason = "it maps an `Option<String>`")]
fn write(expression: String) -> String {
    format!("write {expression}")
}
