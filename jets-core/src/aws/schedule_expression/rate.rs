//! `rate(10 minutes)`: runs at an interval.

use std::fmt::{Display, Formatter, Result as FmtResult};

use super::{check_text, form, unwrapped};

/// The interval of a [rate-based schedule][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::RateExpression;
///
/// let rate = RateExpression::parse("10 minutes").unwrap();
/// assert_eq!(rate.minutes(), 10);
/// assert_eq!(rate.to_string(), "rate(10 minutes)");
/// assert!(RateExpression::parse("1 minutes").unwrap_err().contains("`1 minute`"));
/// ```
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateExpression {
    value: u32,
    unit: RateUnit,
}

/// The unit of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateUnit {
    /// Minutes, the smallest unit.
    Minute,
    /// Hours.
    Hour,
    /// Days of 24 hours, even when daylight saving time starts or ends.
    Day,
}

impl RateUnit {
    const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    const fn singular(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    const fn plural(self) -> &'static str {
        match self {
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
        }
    }

    const fn minutes(self) -> u64 {
        match self {
            Self::Minute => 1,
            Self::Hour => 60,
            Self::Day => 24 * 60,
        }
    }

    /// Returns the unit that a word or an abbreviation stands for, in any case.
    fn meant(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        match word.as_str() {
            "m" | "min" | "mins" => Some(Self::Minute),
            "h" | "hr" | "hrs" => Some(Self::Hour),
            "d" => Some(Self::Day),
            _ => Self::ALL
                .into_iter()
                .find(|unit| word == unit.singular() || word == unit.plural()),
        }
    }
}

impl RateExpression {
    /// Parses `VALUE UNIT`, the text between the brackets of `rate(…)`.
    ///
    /// The value is 1 or more. The unit is `minute`, `hour` or `day` after 1, otherwise `minutes`, `hours` or `days`.
    ///
    /// # Errors
    ///
    /// Returns an error that says what AWS would refuse, what is accepted, and what was probably meant. Placeholders
    /// are refused.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        check_text(text, "rate")?;
        if let Some(inside) = unwrapped(text, "rate") {
            return Err(format!(
                "`rate` is not written twice: give what is inside the parentheses, `{inside}`"
            ));
        }
        if unwrapped(text, "cron").is_some() || text.split_whitespace().count() > 4 {
            return Err(format!("`{text}` is a schedule for `cron`, not for `rate`"));
        }
        let words = text.split_whitespace().collect::<Vec<_>>();
        let (value, unit) = match words.as_slice() {
            [value, unit] => (*value, *unit),
            [every, value, unit] if every.eq_ignore_ascii_case("every") => {
                return Err(format!(
                    "`{text}` is not a rate: leave out `{every}`{}",
                    write(Self::meant(value, unit))
                ));
            }
            [one] => return Err(one_word(one)),
            _ => return Err(format!("`{text}` is not a rate: {}", form("rate"))),
        };
        let number = value.parse::<u32>();
        let Some(meant) = RateUnit::meant(unit) else {
            return Err(unknown_unit(unit, number.ok()));
        };
        let Ok(number) = number else {
            return Err(no_value(value, meant));
        };
        if number == 0 {
            return Err(format!(
                "a rate of 0 never runs: the smallest is `1 {}`",
                meant.singular()
            ));
        }
        let rate = Self {
            value: number,
            unit: meant,
        };
        if unit == rate.unit_word() {
            return Ok(rate);
        }
        Err(format!(
            "`{unit}` does not go with {number}: write `{}`",
            rate.text()
        ))
    }

    /// Returns the number before the unit, 1 or more.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.value
    }

    /// Returns the unit.
    #[must_use]
    pub const fn unit(self) -> RateUnit {
        self.unit
    }

    /// Returns the interval in minutes.
    #[must_use]
    pub fn minutes(self) -> u64 {
        u64::from(self.value) * self.unit.minutes()
    }

    fn meant(value: &str, unit: &str) -> Option<Self> {
        let value = value.parse().ok().filter(|value| *value > 0)?;
        let unit = RateUnit::meant(unit)?;
        Some(Self { value, unit })
    }

    const fn unit_word(self) -> &'static str {
        if self.value == 1 {
            self.unit.singular()
        } else {
            self.unit.plural()
        }
    }

    fn text(self) -> String {
        format!("{} {}", self.value, self.unit_word())
    }
}

/// Prints `rate(10 minutes)`.
impl Display for RateExpression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        write!(formatter, "rate({})", self.text())
    }
}

fn write(meant: Option<RateExpression>) -> String {
    meant.map_or_else(String::new, |rate| format!(" and write `{}`", rate.text()))
}

/// Returns the error for a number without a unit, a unit without a number, or both without a space.
fn one_word(word: &str) -> String {
    if word.starts_with('@') {
        return format!("`{word}` is for Unix: {}", form("rate"));
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = word.get(digits.len()..).unwrap_or_default();
    if let Some(rate) = RateExpression::meant(digits, unit) {
        return format!("`{word}` is not a rate: write `{}`", rate.text());
    }
    if let Some(unit) = RateUnit::meant(word) {
        return format!(
            "rate `{word}` has no number: write one in front, such as `10 {}`",
            unit.plural()
        );
    }
    if word.parse::<u32>().is_ok() {
        return format!(
            "rate `{word}` has no unit: write `minutes`, `hours` or `days` behind the number"
        );
    }
    format!("`{word}` is not a rate: {}", form("rate"))
}

fn no_value(value: &str, unit: RateUnit) -> String {
    if value.parse::<u128>().is_ok() {
        return format!("a rate of {value} is too much: the most is {}", u32::MAX);
    }
    // Half an hour can be given as a number of minutes.
    let whole = value.parse::<f64>().ok().and_then(|value| {
        let minutes = RateUnit::ALL
            .into_iter()
            .map(|smaller| (smaller, value * unit_ratio(unit, smaller)));
        let mut whole = minutes.filter(|(_, count)| *count >= 1.0 && count.fract() == 0.0);
        let (smaller, count) = whole.next_back()?;
        let value = format!("{count:.0}").parse().ok()?;
        Some(RateExpression {
            value,
            unit: smaller,
        })
    });
    let cure = whole.map_or_else(String::new, |rate| format!(": write `{}`", rate.text()));
    format!("a rate needs a whole number of 1 or more, not `{value}`{cure}")
}

/// Returns how many of `smaller` make one `unit`.
fn unit_ratio(unit: RateUnit, smaller: RateUnit) -> f64 {
    let minutes = |unit: RateUnit| match unit {
        RateUnit::Minute => 1.0,
        RateUnit::Hour => 60.0,
        RateUnit::Day => 1440.0,
    };
    minutes(unit) / minutes(smaller)
}

fn unknown_unit(unit: &str, value: Option<u32>) -> String {
    let accepted = "a rate counts `minutes`, `hours` or `days`";
    let lower = unit.to_ascii_lowercase();
    match lower.as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => {
            format!("a rate does not count `{unit}`: the smallest is `1 minute`")
        }
        "w" | "week" | "weeks" => {
            let days = value.and_then(|value| value.checked_mul(7));
            let days = days.filter(|days| *days > 0).unwrap_or(7);
            format!("{accepted}, not `{unit}`: write `{days} days`")
        }
        "month" | "months" | "year" | "years" => {
            format!("{accepted}, not `{unit}`: use `cron`, such as `cron \"0 0 1 * ? *\"`")
        }
        _ => {
            let words = RateUnit::ALL
                .iter()
                .flat_map(|unit| [unit.singular(), unit.plural()]);
            let hint = crate::nearest::nearest(unit, words).map_or_else(String::new, |word| {
                let rate = RateUnit::meant(word)
                    .zip(value.filter(|value| *value > 0))
                    .map(|(unit, value)| RateExpression { value, unit }.text());
                format!("; did you mean `{}`?", rate.as_deref().unwrap_or(word))
            });
            format!("{accepted}, not `{unit}`{hint}")
        }
    }
}
