//! When a schedule runs: `rate(…)` and `cron(…)`, by the rules of EventBridge Scheduler's page on [schedule types][1].
//!
//! [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html

mod cron;
mod rate;

use std::{
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
            Self::Rate(rate) => rate.fmt(formatter),
            Self::Cron(cron) => cron.fmt(formatter),
        }
    }
}

/// Parses `rate(…)` and `cron(…)`, with the content that [`RateExpression::parse`] and [`CronExpression::parse`]
/// accept.
impl FromStr for ScheduleExpression {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(inside) = unwrapped(text, "rate") {
            return RateExpression::parse(inside).map(Self::Rate);
        }
        if let Some(inside) = unwrapped(text, "cron") {
            return CronExpression::parse(inside).map(Self::Cron);
        }
        Err(format!(
            "`{text}` is not a recurring schedule: it is `rate(VALUE UNIT)` or `cron(MINUTES HOURS DAY-OF-MONTH MONTH DAY-OF-WEEK YEAR)`"
        ))
    }
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
        "write a number and `minutes`, `hours` or `days`, such as `10 minutes`"
    } else {
        "write minutes, hours, day-of-month, month, day-of-week and year, such as `0 12 * * ? *`"
    }
}
