//! When a schedule runs: `rate(…)`, `cron(…)` and `at(…)`, by the rules of EventBridge Scheduler's page on [schedule types][1].
//!
//! [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html

mod cron;

use std::{
    fmt::{Display, Formatter, Result as FmtResult},
    str::FromStr,
};

use crate::{error::text_error, nearest::nearest, placeholders};

pub use cron::{CronExpression, is_utc_time};

/// The maximum length of a [schedule expression][1], including `cron(` and `)`.
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
const MAX_CHARACTERS: usize = 256;

/// A schedule as AWS writes it: `rate(10 minutes)`, `cron(0 12 * * ? *)` or `at(2027-01-01T00:00:00)`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::ScheduleExpression;
///
/// let expression: ScheduleExpression = "cron(0 12 * * ? *)".parse().unwrap();
/// assert_eq!(expression.to_string(), "cron(0 12 * * ? *)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScheduleExpression {
    /// Runs at an interval.
    Rate(RateExpression),
    /// Runs at times of the calendar.
    Cron(CronExpression),
    /// Runs once.
    At(AtExpression),
}

impl Display for ScheduleExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        match self {
            Self::Rate(rate) => write!(formatter, "rate({rate})"),
            Self::Cron(cron) => write!(formatter, "cron({cron})"),
            Self::At(at) => write!(formatter, "at({at})"),
        }
    }
}

/// Parses `rate(…)`, `cron(…)` and `at(…)`, with the content that [`RateExpression`], [`CronExpression`] and
/// [`AtExpression`] parse.
impl FromStr for ScheduleExpression {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let text = text.trim();
        if let Some(inside) = unwrapped(text, "rate") {
            return inside.parse().map(Self::Rate);
        }
        if let Some(inside) = unwrapped(text, "cron") {
            return inside.parse().map(Self::Cron);
        }
        if let Some(inside) = unwrapped(text, "at") {
            return inside.parse().map(Self::At);
        }
        let text = format!(
            "`{text}` is not a schedule: it is `rate(VALUE UNIT)`, `cron(MINUTES HOURS DAY-OF-MONTH MONTH DAY-OF-WEEK YEAR)` or `at(YYYY-MM-DDTHH:MM:SS)`"
        );
        Err(ScheduleError::new(ScheduleErrorKind::Expression, text))
    }
}

text_error! {
    /// Why a text is not a schedule: what AWS would refuse, what is accepted, and what was probably meant.
    pub struct ScheduleError {
        /// It is neither `rate(…)`, `cron(…)` nor `at(…)`.
        Expression,
        /// What is inside `rate(…)` is not accepted.
        Rate,
        /// What is inside `cron(…)` is not accepted.
        Cron,
        /// What is inside `at(…)` is not accepted.
        At,
    }
    /// The kind of a [`ScheduleError`].
    pub enum ScheduleErrorKind
}

/// Returns the text between `word(` and `)`.
fn unwrapped<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.trim().strip_prefix(word)?.trim_start();
    rest.strip_prefix('(')?.strip_suffix(')').map(str::trim)
}

/// Reports a text that cannot be an expression of any kind.
fn check_text(text: &str, word: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err(format!("`{word}` is empty: {}", form(word)));
    }
    if let Some(inside) = unwrapped(text, word) {
        return Err(format!(
            "`{word}` is not written twice: give what is inside the parentheses, `{inside}`"
        ));
    }
    if placeholders::has_any(text) {
        return Err(format!(
            "`{text}` holds a placeholder, so what it says is not known yet"
        ));
    }
    let characters = text.chars().count() + word.len() + "()".len();
    if characters > MAX_CHARACTERS {
        return Err(format!(
            "as `{word}(…)` this schedule has {characters} characters; the most is {MAX_CHARACTERS}"
        ));
    }
    Ok(())
}

/// Returns the form of an expression, with an example.
fn form(word: &str) -> &'static str {
    match word {
        "rate" => {
            "write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"
        }
        "at" => "write a date and a time without an offset, such as `2027-01-01T00:00:00`",
        _ => {
            "write minutes, hours, day-of-month, month, day-of-week and year, such as `0 12 * * ? *`"
        }
    }
}

/// The interval of a [rate-based schedule][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::RateExpression;
///
/// let rate: RateExpression = "10 minutes".parse().unwrap();
/// assert_eq!(rate.minutes(), 10);
/// assert_eq!(rate.to_string(), "10 minutes");
/// assert!("1 minutes".parse::<RateExpression>().unwrap_err().to_string().contains("`1 minute`"));
/// ```
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateExpression {
    value: u32,
    unit: RateUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RateUnit {
    Minute,
    Hour,
    Day,
}

impl RateExpression {
    /// Returns the interval in minutes. A day has 24 hours, even when daylight saving time starts or ends.
    #[must_use]
    pub fn minutes(self) -> u64 {
        let minutes = match self.unit {
            RateUnit::Minute => 1,
            RateUnit::Hour => 60,
            RateUnit::Day => 24 * 60,
        };
        u64::from(self.value) * minutes
    }

    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        check_text(text, "rate")?;
        let words = text.split_whitespace().collect::<Vec<_>>();
        if unwrapped(text, "cron").is_some() || words.len() > 4 {
            return Err(format!("`{text}` is a schedule for `cron`, not for `rate`"));
        }
        match Self::meant(&words.join(" ")) {
            Some(rate) if words.join(" ") == rate.to_string() => Ok(rate),
            Some(rate) => Err(format!("`{text}` is not a rate: write `{rate}`")),
            None => Err(format!("`{text}` is not a rate: {}", form("rate"))),
        }
    }

    /// Returns the rate that a text such as `every 5 Minutes`, `5m` or `2 weeks` stands for.
    fn meant(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let rate = lower.strip_prefix("every ").unwrap_or(&lower);
        let unit = rate.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let value = rate.strip_suffix(unit)?.parse().ok()?;
        let known = [
            "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
        ];
        let (unit, days) = match unit.trim_start() {
            "m" | "min" | "mins" => (RateUnit::Minute, 1),
            "h" | "hr" | "hrs" => (RateUnit::Hour, 1),
            "d" => (RateUnit::Day, 1),
            other => match nearest(other, known)?.trim_end_matches('s') {
                "minute" => (RateUnit::Minute, 1),
                "hour" => (RateUnit::Hour, 1),
                "day" => (RateUnit::Day, 1),
                _ => (RateUnit::Day, 7),
            },
        };
        let value = u32::checked_mul(value, days)?;
        (value > 0).then_some(Self { value, unit })
    }
}

/// Parses `VALUE UNIT`, the text between the brackets of `rate(…)`.
///
/// The value is 1 or more. The unit is `minute`, `hour` or `day` after 1, otherwise `minutes`, `hours` or `days`.
/// Placeholders are refused.
impl FromStr for RateExpression {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        Self::parse(text).map_err(|text| ScheduleError::new(ScheduleErrorKind::Rate, text))
    }
}

/// Prints `10 minutes`.
impl Display for RateExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        let unit = match self.unit {
            RateUnit::Minute => "minute",
            RateUnit::Hour => "hour",
            RateUnit::Day => "day",
        };
        let plural = if self.value == 1 { "" } else { "s" };
        write!(formatter, "{} {unit}{plural}", self.value)
    }
}

/// The time of a [one-time schedule][1], in the time zone of the schedule.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::AtExpression;
///
/// let at: AtExpression = "2027-01-01T00:00:00".parse().unwrap();
/// assert_eq!(at.to_string(), "2027-01-01T00:00:00");
/// assert!("2027-02-29T00:00:00".parse::<AtExpression>().is_err());
/// ```
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtExpression(String);

/// Parses `YYYY-MM-DDTHH:MM:SS`, the text between the brackets of `at(…)`. Placeholders are refused.
impl FromStr for AtExpression {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let text = text.trim();
        let error = |text| ScheduleError::new(ScheduleErrorKind::At, text);
        check_text(text, "at").map_err(error)?;
        // The calendar begins with year 1.
        if is_utc_time(&format!("{text}Z")) && !text.starts_with("0000-") {
            return Ok(Self(text.to_owned()));
        }
        let problem = match text.strip_suffix('Z').filter(|_| is_utc_time(text)) {
            Some(time) => {
                format!("`{text}` has an offset: write `{time}`, and the time zone as `time_zone`")
            }
            None => format!("`{text}` is not a time: {}", form("at")),
        };
        Err(error(problem))
    }
}

/// Prints `2027-01-01T00:00:00`.
impl Display for AtExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        formatter.write_str(&self.0)
    }
}
