//! `cron(0 12 * * ? *)`: runs at times of the calendar.

mod date;
mod days;
mod field;
mod other_dialects;

use std::{
    collections::BTreeSet,
    fmt::{Display, Formatter, Result as FmtResult},
};

pub use date::is_utc_time;
use date::{Date, days_in_month};
use days::Days;
use field::{HOURS, MINUTES, MONTH, YEAR};

use super::check_text;

/// The times of a [cron-based schedule][1]: minutes, hours, day-of-month, month, day-of-week and year.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::CronExpression;
///
/// let cron = CronExpression::parse("0 12 ? * MON-FRI *").unwrap();
/// assert_eq!(cron.to_string(), "cron(0 12 ? * MON-FRI *)");
///
/// let unix = CronExpression::parse("0 12 * * 1-5").unwrap_err();
/// assert!(unix.contains("`0 12 ? * MON-FRI *`"));
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
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        check_text(text, "cron")?;
        if let Some(error) = other_dialects::other_syntax(text) {
            return Err(error);
        }
        let upper = text.to_ascii_uppercase();
        let fields = upper.split_whitespace().collect::<Vec<_>>();
        let [minutes, hours, day_of_month, month, day_of_week, year] = *fields else {
            return Err(other_dialects::wrong_count(&fields));
        };
        if let Some(error) = other_dialects::day_fields(&fields) {
            return Err(error);
        }
        let (minute_values, hour_values) = (MINUTES.values(minutes)?, HOURS.values(hours)?);
        let of_week = day_of_month == "?";
        let (days, day_text) = if of_week {
            Days::of_week(day_of_week)?
        } else {
            Days::of_month(day_of_month)?
        };
        let months = MONTH.values(month)?;
        let years = YEAR.values(year)?;
        check_days(&days, &months, &years, day_of_month, month, year)?;
        let middle = if of_week {
            format!("? {month} {day_text}")
        } else {
            format!("{day_text} {month} ?")
        };
        Ok(Self {
            text: format!("{minutes} {hours} {middle} {year}"),
            minutes: minute_values,
            hours: hour_values,
            days,
            months,
            years,
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

/// Prints `cron(0 12 * * ? *)`, in upper case and with single spaces. The name of a day before `L` or `#` becomes its
/// number, as AWS documents it.
impl Display for CronExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        write!(formatter, "cron({})", self.text)
    }
}

/// Reports days that no month of the schedule has.
fn check_days(
    days: &Days,
    months: &BTreeSet<u16>,
    years: &BTreeSet<u16>,
    day_text: &str,
    month_text: &str,
    year_text: &str,
) -> Result<(), String> {
    let first = days.first();
    let comes = years.iter().any(|year| {
        months
            .iter()
            .any(|month| first <= days_in_month(*year, *month))
    });
    if comes {
        return Ok(());
    }
    let years = if year_text == "*" {
        String::new()
    } else {
        format!(" of {year_text}")
    };
    Err(format!(
        "day-of-month `{day_text}` never comes in month `{month_text}`{years}; for the last day of a month write `L`"
    ))
}
