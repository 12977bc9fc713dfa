//! When a schedule runs: `rate(…)` and `cron(…)`, by the rules of EventBridge Scheduler's page on [schedule types][1].
//!
//! [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html

mod cron;
mod rate;

use std::{
    error::Error,
    fmt::{Display, Formatter, Result as FmtResult},
    str::FromStr,
};

use crate::placeholders;

pub use cron::{CronExpression, is_utc_time};
pub use rate::{RateExpression, RateUnit};

/// The maximum length of a [schedule expression][1], including `cron(` and `)`.
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
const MOST_CHARACTERS: usize = 256;

/// A recurring schedule as AWS writes it: `rate(10 minutes)` or `cron(0 12 * * ? *)`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::ScheduleExpression;
///
/// let expression: ScheduleExpression = "cron(0 12 * * ? *)".parse().unwrap();
/// assert_eq!(expression.to_string(), "cron(0 12 * * ? *)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleExpression {
    /// Runs at an interval.
    Rate(RateExpression),
    /// Runs at times of the calendar.
    Cron(CronExpression),
}

impl Display for ScheduleExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        match self {
            Self::Rate(rate) => write!(formatter, "rate({rate})"),
            Self::Cron(cron) => write!(formatter, "cron({cron})"),
        }
    }
}

/// Parses `rate(…)` and `cron(…)`, with the content that [`RateExpression`] and [`CronExpression`] parse.
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
        Err(ScheduleError(format!(
            "`{text}` is not a recurring schedule: it is `rate(VALUE UNIT)` or `cron(MINUTES HOURS DAY-OF-MONTH MONTH DAY-OF-WEEK YEAR)`"
        )))
    }
}

/// Why a text is not a schedule: what AWS would refuse, what is accepted, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleError(String);

impl Display for ScheduleError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        formatter.write_str(&self.0)
    }
}

impl Error for ScheduleError {}

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
    if characters > MOST_CHARACTERS {
        return Err(format!(
            "as `{word}(…)` this schedule has {characters} characters; the most is {MOST_CHARACTERS}"
        ));
    }
    Ok(())
}

/// Returns the form of an expression, with an example.
fn form(word: &str) -> &'static str {
    if word == "rate" {
        "write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"
    } else {
        "write minutes, hours, day-of-month, month, day-of-week and year, such as `0 12 * * ? *`"
    }
}
