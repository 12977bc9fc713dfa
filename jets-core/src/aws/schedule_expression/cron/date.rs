//! Dates of the calendar, for cron expressions.

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

/// Returns the number of days in a month.
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
