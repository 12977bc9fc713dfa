//! The two day fields of a cron expression, one of which must be `?`.

use std::collections::BTreeSet;

use super::{
    date::Date,
    field::{DAY_OF_MONTH, DAY_OF_WEEK, number},
};

/// The days of a cron expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Days of the month.
    OfMonth(BTreeSet<u16>),
    /// `L`: the last day of each month.
    LastOfMonth,
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
        } else if text == "LW" || text == "WL" {
            return Err(
                "day-of-month `LW` is not documented by AWS: write `L` for the last day of a month"
                    .to_owned(),
            );
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

    /// Returns `true` if `date` is one of the days.
    pub(super) fn contains(&self, date: Date) -> bool {
        let Date { day, weekday, .. } = date;
        let last = date.days_in_month;
        match self {
            Self::OfMonth(days) => days.contains(&day),
            Self::LastOfMonth => day == last,
            Self::NearestWeekday(wanted) => {
                let is_weekday = |day: u16| (2..=6).contains(&date.weekday_of(day));
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
