//! `cron(0 12 * * ? *)`: runs at times of the calendar.

mod fields;

use std::{
    collections::BTreeSet,
    fmt::{Display, Formatter, Result as FmtResult},
    str::FromStr,
};

pub use fields::is_utc_time;
use fields::{DAY_OF_WEEK, Date, Days, HOURS, MINUTES, MONTH, YEAR, days_in_month, number};

use super::{RateExpression, ScheduleError, ScheduleErrorKind, check_text, form, unwrapped};

/// The times of a [cron-based schedule][1]: minutes, hours, day-of-month, month, day-of-week and year.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::CronExpression;
///
/// let cron: CronExpression = "0 12 ? * MON-FRI *".parse().unwrap();
/// assert_eq!(cron.to_string(), "0 12 ? * MON-FRI *");
///
/// let unix = "0 12 * * 1-5".parse::<CronExpression>().unwrap_err();
/// assert!(unix.to_string().contains("`0 12 ? * MON-FRI *`"));
/// ```
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronExpression {
    text: String,
    minutes: BTreeSet<u16>,
    hours: BTreeSet<u16>,
    days: Days,
    months: BTreeSet<u16>,
    years: BTreeSet<u16>,
}

impl CronExpression {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        check_text(text, "cron")?;
        if let Some(error) = other_syntax(text) {
            return Err(error);
        }
        let upper = text.to_ascii_uppercase();
        let fields = upper.split_whitespace().collect::<Vec<_>>();
        let Ok(fields) = <[&str; 6]>::try_from(fields.as_slice()) else {
            return Err(wrong_count(&fields));
        };
        if let Some(error) = day_fields(fields) {
            return Err(error);
        }
        let [minutes, hours, day_of_month, month, day_of_week, year] = fields;
        let (minute_values, hour_values) = (MINUTES.values(minutes)?, HOURS.values(hours)?);
        let of_week = day_of_month == "?";
        let (days, day_text) = if of_week {
            Days::of_week(day_of_week)?
        } else {
            Days::of_month(day_of_month)?
        };
        let middle = if of_week {
            format!("? {month} {day_text}")
        } else {
            format!("{day_text} {month} ?")
        };
        let cron = Self {
            text: format!("{minutes} {hours} {middle} {year}"),
            minutes: minute_values,
            hours: hour_values,
            days,
            months: MONTH.values(month)?,
            years: YEAR.values(year)?,
        };
        if cron.has_days() {
            return Ok(cron);
        }
        let years = match year {
            "*" => String::new(),
            year => format!(" of {year}"),
        };
        Err(format!(
            "day-of-month `{day_of_month}` never comes in month `{month}`{years}; for the last day of a month write `L`"
        ))
    }

    /// Returns `true` if a month of the schedule has its first day.
    fn has_days(&self) -> bool {
        let first = self.days.first();
        self.years.iter().any(|year| {
            let mut months = self.months.iter();
            months.any(|month| first <= days_in_month(*year, *month))
        })
    }

    /// Returns `true` if the schedule runs on a date, in its own time zone, at its [`times`](Self::times).
    ///
    /// Months and days count from 1. Returns `false` for a date that does not exist.
    #[must_use]
    pub fn runs_on(&self, year: u16, month: u16, day: u16) -> bool {
        self.years.contains(&year)
            && self.months.contains(&month)
            && Date::new(year, month, day).is_some_and(|date| self.days.contains(date))
    }

    /// Returns the times of a day at which the schedule runs, in order, as hour and minute.
    pub fn times(&self) -> impl Iterator<Item = (u16, u16)> {
        let minutes = |hour| self.minutes.iter().map(move |minute| (hour, *minute));
        self.hours.iter().copied().flat_map(minutes)
    }

    /// Returns the last year in which the schedule runs.
    #[must_use]
    pub fn last_year(&self) -> u16 {
        self.years.last().copied().unwrap_or_default()
    }
}

/// Parses the six fields, which are the text between the brackets of `cron(…)`.
///
/// | field | values | signs |
/// | --- | --- | --- |
/// | minutes | 0 to 59 | `,` `-` `*` `/` |
/// | hours | 0 to 23 | `,` `-` `*` `/` |
/// | day-of-month | 1 to 31 | `,` `-` `*` `?` `/` `L` `W` |
/// | month | 1 to 12, `JAN` to `DEC` | `,` `-` `*` `/` |
/// | day-of-week | 1 (`SUN`) to 7 (`SAT`) | `,` `-` `*` `?` `L` `#` |
/// | year | 1970 to 2199 | `,` `-` `*` `/` |
///
/// Exactly one of the day fields must be `?`. A range may wrap around the end of its field (hours `20-2`), except
/// for years. Case does not matter.
///
/// # Errors
///
/// Returns an error that names the field that AWS would refuse, what it accepts, and the corrected expression if
/// that is clear. Placeholders are refused. So are forms that AWS does not document, and days that never come, such
/// as the 30th of February.
impl FromStr for CronExpression {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        Self::parse(text).map_err(|text| ScheduleError::new(ScheduleErrorKind::Cron, text))
    }
}

/// Prints the six fields, in upper case and with single spaces. The name of a day before `L` or `#` becomes its
/// number, as AWS documents it.
impl Display for CronExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        formatter.write_str(&self.text)
    }
}

/// Returns the error for a text that is not a list of fields, such as `@daily`.
fn other_syntax(text: &str) -> Option<String> {
    if unwrapped(text, "rate").is_some() || RateExpression::parse(text).is_ok() {
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
fn wrong_count(fields: &[&str]) -> String {
    let meant = match *fields {
        [minutes, hours, day_of_month, month, day_of_week] => {
            from_unix([minutes, hours, day_of_month, month, day_of_week])
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
fn day_fields(
    [minutes, hours, day_of_month, month, day_of_week, year]: [&str; 6],
) -> Option<String> {
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
fn from_unix([minutes, hours, day_of_month, month, day_of_week]: [&str; 5]) -> Option<String> {
    if matches!(day_of_week, "*" | "?") {
        let day_of_month = Some(day_of_month)
            .filter(|days| *days != "?")
            .unwrap_or("*");
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
