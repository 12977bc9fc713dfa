//! The fields of a cron expression: lists, ranges, steps and names, the days that they mean, and the calendar.

use std::collections::BTreeSet;

use crate::nearest::nearest;

/// The values that one field of a cron expression accepts.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) first: u16,
    pub(super) last: u16,
    /// Names for the values, starting with the first value.
    pub(super) names: &'static [&'static str],
    /// The largest step, or 0 if the field does not accept `/`.
    most_step: u16,
    /// The accepted values, in words.
    accepted: &'static str,
}

pub(super) const MINUTES: Field = Field {
    name: "minutes",
    first: 0,
    last: 59,
    names: &[],
    most_step: 59,
    accepted: "0 to 59, `*`, `,`, `-` and `/`",
};

pub(super) const HOURS: Field = Field {
    name: "hours",
    first: 0,
    last: 23,
    names: &[],
    most_step: 23,
    accepted: "0 to 23, `*`, `,`, `-` and `/`",
};

pub(super) const DAY_OF_MONTH: Field = Field {
    name: "day-of-month",
    first: 1,
    last: 31,
    names: &[],
    most_step: 31,
    accepted: "1 to 31, `*`, `?`, `,`, `-`, `/`, `L`, and `W` behind a day",
};

pub(super) const MONTH: Field = Field {
    name: "month",
    first: 1,
    last: 12,
    names: &[
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ],
    most_step: 12,
    accepted: "1 to 12, `JAN` to `DEC`, `*`, `,`, `-` and `/`",
};

pub(super) const DAY_OF_WEEK: Field = Field {
    name: "day-of-week",
    first: 1,
    last: 7,
    names: &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
    most_step: 0,
    accepted: "1 (`SUN`) to 7 (`SAT`), `*`, `?`, `,`, `-`, and `L` or `#` behind a day",
};

pub(super) const YEAR: Field = Field {
    name: "year",
    first: 1970,
    last: 2199,
    names: &[],
    most_step: 229,
    accepted: "1970 to 2199, `*`, `,`, `-` and `/`",
};

impl Field {
    pub(super) fn values(&self, text: &str) -> Result<BTreeSet<u16>, String> {
        let mut values = BTreeSet::new();
        for item in text.split(',') {
            if item.is_empty() {
                return Err(format!(
                    "{} `{text}` has an empty place: a comma stands between two values",
                    self.name
                ));
            }
            self.add(item, &mut values)?;
        }
        Ok(values)
    }

    /// Adds the values of one item of a list: `*`, `5`, `1-5`, `0/15`, `*/15` or `8-17/2`.
    fn add(&self, item: &str, values: &mut BTreeSet<u16>) -> Result<(), String> {
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, self.step(item, step)?),
            None => (item, 1),
        };
        let (from, to) = if range == "*" {
            (self.first, self.last)
        } else if let Some((from, to)) = range.split_once('-') {
            (self.value(from, item)?, self.value(to, item)?)
        } else {
            let value = self.value(range, item)?;
            let open = item.contains('/');
            (value, if open { self.last } else { value })
        };
        let step = usize::from(step);
        if from <= to {
            values.extend((from..=to).step_by(step));
        } else if self.name == YEAR.name {
            return Err(format!(
                "year `{item}` ends before it begins: write `{to}-{from}`"
            ));
        } else {
            // A range may wrap around the end of the field: hours `20-2`.
            let range = (from..=self.last).chain(self.first..=to);
            values.extend(range.step_by(step));
        }
        Ok(())
    }

    fn step(&self, item: &str, step: &str) -> Result<u16, String> {
        if self.most_step == 0 {
            return Err(format!(
                "{} takes no step, `{item}`: list the days, such as `MON,WED,FRI`",
                self.name
            ));
        }
        match number(step) {
            Some(step) if (1..=self.most_step).contains(&step) => Ok(step),
            _ => Err(format!(
                "the step of {} `{item}` must be a number of 1 to {}",
                self.name, self.most_step
            )),
        }
    }

    /// Parses a value, by number or name, that is part of `item`.
    pub(super) fn value(&self, text: &str, item: &str) -> Result<u16, String> {
        let named = self.names.iter().position(|name| *name == text);
        if let Some(index) = named.and_then(|index| u16::try_from(index).ok()) {
            return Ok(self.first + index);
        }
        match number(text) {
            Some(number) if (self.first..=self.last).contains(&number) => Ok(number),
            Some(0) if self.name == DAY_OF_WEEK.name => Err(
                "day-of-week counts from 1 = `SUN` to 7 = `SAT`, and has no 0: write `SUN`"
                    .to_owned(),
            ),
            _ if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                let name = self.name.trim_end_matches('s');
                Err(format!(
                    "{name} {text} is out of range: it is {} to {}",
                    self.first, self.last
                ))
            }
            _ => Err(self.unknown(text, item)),
        }
    }

    fn unknown(&self, text: &str, item: &str) -> String {
        let (name, accepted) = (self.name, self.accepted);
        if text.contains('?') {
            return format!(
                "{name} cannot be `{item}`: `?` stands alone in day-of-month or day-of-week; for every value write `*`"
            );
        }
        let known = self.names.iter().copied();
        // A full name begins with its abbreviation, so look for full names first.
        let whole = known.clone().find(|name| text.starts_with(*name));
        let hint = whole
            .or_else(|| nearest(text, known))
            .map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
        if text.is_empty() {
            return format!("{name} `{item}` lacks a value: it takes {accepted}");
        }
        format!("{name} does not take `{item}`: it takes {accepted}{hint}")
    }
}

/// Parses a number of digits only. `u16::from_str` would also accept `+5`.
pub(super) fn number(text: &str) -> Option<u16> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Days of the month.
    OfMonth(BTreeSet<u16>),
    /// `L`: the last day of each month.
    LastOfMonth,
    /// `LW`: the last weekday of each month.
    LastWeekday,
    /// `15W`: the weekday nearest to a day, within the same month.
    NearestWeekday(u16),
    /// Days of the week, 1 for Sunday.
    OfWeek(BTreeSet<u16>),
    /// `6L`: the last such weekday of each month.
    LastOfWeek(u16),
    /// `3#2`: the second Tuesday of each month.
    Nth(u16, u16),
}

impl Days {
    /// Parses day-of-month. Also returns the field as AWS documents it.
    pub(super) fn of_month(text: &str) -> Result<(Self, String), String> {
        let days = if text == "L" {
            Self::LastOfMonth
        } else if text == "LW" {
            // AWS's page does not have it, but its console takes it and shows the right dates.
            Self::LastWeekday
        } else if let Some(day) = text.strip_suffix('W').and_then(number) {
            if !(1..=31).contains(&day) {
                return Err(format!(
                    "day-of-month `{text}` is out of range: it is 1W to 31W"
                ));
            }
            Self::NearestWeekday(day)
        } else if text.contains(['L', 'W']) && text.contains(',') {
            return Err(format!(
                "`L` and `W` stand alone in day-of-month, not in a list such as `{text}`: declare a schedule for each"
            ));
        } else if text.starts_with("L-") {
            return Err(format!(
                "day-of-month `{text}` is not documented by AWS: write `L` for the last day of a month"
            ));
        } else {
            Self::OfMonth(DAY_OF_MONTH.values(text)?)
        };
        Ok((days, text.to_owned()))
    }

    /// Parses day-of-week. Also returns the field as AWS documents it, with a number before `L` and `#`.
    pub(super) fn of_week(text: &str) -> Result<(Self, String), String> {
        if text.contains(',') && (text.contains('#') || is_last(text)) {
            return Err(format!(
                "`#` and `L` stand alone in day-of-week, not in a list such as `{text}`: declare a schedule for each"
            ));
        }
        if let Some((day, nth)) = text.split_once('#') {
            let day = DAY_OF_WEEK.value(day, text)?;
            let Some(nth) = number(nth).filter(|nth| (1..=5).contains(nth)) else {
                return Err(format!(
                    "day-of-week `{text}`: `#` takes the week of the month behind it, 1 to 5, such as `3#2` for the second Tuesday"
                ));
            };
            return Ok((Self::Nth(day, nth), format!("{day}#{nth}")));
        }
        if text == "L" {
            return Ok((Self::OfWeek(BTreeSet::from([7])), text.to_owned()));
        }
        if is_last(text) {
            let day = text.strip_suffix('L').unwrap_or(text);
            let day = DAY_OF_WEEK.value(day, text)?;
            return Ok((Self::LastOfWeek(day), format!("{day}L")));
        }
        if text.ends_with('W') && number(text.trim_end_matches('W')).is_some() {
            return Err(format!(
                "day-of-week does not take `{text}`: `W` belongs to day-of-month; for the days Monday to Friday write `MON-FRI`"
            ));
        }
        Ok((Self::OfWeek(DAY_OF_WEEK.values(text)?), text.to_owned()))
    }

    pub(super) fn contains(&self, date: Date) -> bool {
        let Date { day, weekday, .. } = date;
        let last = date.days_in_month;
        let is_weekday = |day: u16| (2..=6).contains(&date.weekday_of(day));
        match self {
            Self::OfMonth(days) => days.contains(&day),
            Self::LastOfMonth => day == last,
            Self::LastWeekday => day == nearest_weekday(last, last, is_weekday),
            Self::NearestWeekday(wanted) => {
                *wanted <= last && day == nearest_weekday(*wanted, last, is_weekday)
            }
            Self::OfWeek(days) => days.contains(&weekday),
            Self::LastOfWeek(wanted) => weekday == *wanted && day + 7 > last,
            Self::Nth(wanted, nth) => weekday == *wanted && day.div_ceil(7) == *nth,
        }
    }

    /// Returns the first day of a month that can be one of the days.
    pub(super) fn first(&self) -> u16 {
        match self {
            Self::OfMonth(days) => days.first().copied().unwrap_or(1),
            Self::NearestWeekday(day) => *day,
            _ => 1,
        }
    }
}

/// Returns `true` if an item of the list is a day of the week, by name or number, followed by `L`.
fn is_last(text: &str) -> bool {
    text.split(',').any(|item| {
        item.strip_suffix('L')
            .is_some_and(|day| number(day).is_some() || DAY_OF_WEEK.names.contains(&day))
    })
}

/// Returns the day from Monday to Friday that is nearest to `day`, in the same month.
fn nearest_weekday(day: u16, last: u16, is_weekday: impl Fn(u16) -> bool) -> u16 {
    let before = day.saturating_sub(1);
    let near = [day, before, day + 1, day + 2, day.saturating_sub(2)];
    near.into_iter()
        .find(|day| (1..=last).contains(day) && is_weekday(*day))
        .unwrap_or(day)
}

/// A valid date of the Gregorian calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub(super) day: u16,
    /// The day of the week, 1 for Sunday.
    pub(super) weekday: u16,
    pub(super) days_in_month: u16,
}

impl Date {
    pub(super) fn new(year: u16, month: u16, day: u16) -> Option<Self> {
        let days_in_month = days_in_month(year, month);
        let exists = (1..=12).contains(&month) && (1..=days_in_month).contains(&day);
        exists.then(|| Self {
            day,
            weekday: weekday(year, month, day),
            days_in_month,
        })
    }

    /// Returns the day of the week of another day in the same month.
    pub(super) const fn weekday_of(self, day: u16) -> u16 {
        (self.weekday + 6 + 35 + day - self.day) % 7 + 1
    }
}

/// Returns `true` for a time such as `2027-01-01T00:00:00Z`.
#[doc(hidden)]
#[must_use]
pub fn is_utc_time(text: &str) -> bool {
    let is_time = || -> Option<bool> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let is_date = Date::new(year, month, day).is_some();
        Some(is_date && hour < 24 && minute < 60 && second < 60)
    };
    is_time().unwrap_or(false)
}

/// Reads three numbers with this many digits each.
fn numbers(text: &str, separator: char, digits: [usize; 3]) -> Option<[u16; 3]> {
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

pub(super) const fn days_in_month(year: u16, month: u16) -> u16 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Returns the day of the week of a valid date, 1 for Sunday.
fn weekday(year: u16, month: u16, day: u16) -> u16 {
    let years = u32::from(year) + 399;
    let in_years = years * 365 + years / 4 - years / 100 + years / 400;
    let in_months = (1..month).map(|month| u32::from(days_in_month(year, month)));
    let days = in_years + in_months.sum::<u32>() + u32::from(day);
    // 1 January of year 1 was a Monday, and 400 years are a whole number of weeks.
    u16::try_from(days % 7).unwrap_or_default() + 1
}
