//! A date of the calendar, as a cron expression sees it.

/// A date of the Gregorian calendar, between 1970 and 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 for January.
    pub month: u16,
    /// The day of the month, from 1.
    pub day: u16,
    /// The day of the week, 1 for Sunday.
    pub weekday: u16,
}

impl Date {
    /// How many days the month of this date has.
    pub(super) const fn days_in_month(self) -> u16 {
        days_in_month(self.year, self.month)
    }

    /// The weekday of a day of the same month.
    pub(super) const fn weekday_of(self, day: u16) -> u16 {
        (self.weekday + 6 + 35 + day - self.day) % 7 + 1
    }
}

/// How many days a month has.
pub(super) const fn days_in_month(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
