//! `Timestamp`: a time in an event.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::errors;

/// A time in an event. It may have been text, or a number of seconds, milliseconds or microseconds.
///
/// It is printed by [RFC 3339][1] in UTC, and parsed from that with any offset. [`Debug`](fmt::Debug) and serde use the
/// same text. Nothing is rounded: it has as many digits as it needs, in groups of three. A precision sets their number,
/// such as `{:.3}` for milliseconds. It converts from and to [`SystemTime`], which other libraries of times convert, too.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::time::SystemTime;
///
/// use jets::Timestamp;
///
/// let noon: Timestamp = "2027-01-01T12:00:00Z".parse()?;
/// assert_eq!(noon, "2027-01-01T13:00:00.000+01:00".parse()?);
/// assert_eq!(format!("{noon}, {noon:.3}"), "2027-01-01T12:00:00Z, 2027-01-01T12:00:00.000Z");
/// assert_eq!(Timestamp::from(SystemTime::from(noon)), noon);
/// # Ok::<(), jets::TimestampError>(())
/// ```
///
/// [1]: https://datatracker.ietf.org/doc/html/rfc3339
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(SystemTime);

impl Timestamp {
    /// Returns the time that is this long after the start of 1970, unless it is too late for a `SystemTime`.
    pub(crate) fn after_epoch(since: Duration) -> Option<Self> {
        UNIX_EPOCH.checked_add(since).map(Self)
    }

    /// Returns how long after the start of 1970 it is. Earlier times have zero.
    pub(crate) fn since_epoch(self) -> Duration {
        self.0.duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    /// Returns the default time in the events of tests: 16 February 2019.
    pub(crate) fn of_test_events() -> Self {
        Self(UNIX_EPOCH + Duration::from_millis(1_550_289_189_474))
    }

    /// Returns the seconds since the start of 1970, rounded down, and the nanoseconds after that.
    fn seconds(self) -> (i64, u32) {
        let seconds = |since: Duration| i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
        match self.0.duration_since(UNIX_EPOCH) {
            Ok(since) => (seconds(since), since.subsec_nanos()),
            Err(before) => match (seconds(before.duration()), before.duration().subsec_nanos()) {
                (seconds, 0) => (-seconds, 0),
                (seconds, nanos) => (-seconds - 1, NANOS_OF_A_SECOND - nanos),
            },
        }
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        Self(time)
    }
}

impl From<Timestamp> for SystemTime {
    fn from(time: Timestamp) -> Self {
        time.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: usize = 9;
        let (seconds, nanos) = self.seconds();
        let (year, month, day) = date(seconds.div_euclid(SECONDS_OF_A_DAY));
        let second = seconds.rem_euclid(SECONDS_OF_A_DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            formatter,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        let needed = match nanos {
            0 => 0,
            nanos if nanos % 1_000_000 == 0 => 3,
            nanos if nanos % 1_000 == 0 => 6,
            _ => DIGITS,
        };
        let digits = formatter.precision().unwrap_or(needed).min(DIGITS);
        if digits > 0 {
            let nanos = format!("{nanos:09}");
            write!(formatter, ".{}", nanos.get(..digits).unwrap_or_default())?;
        }
        formatter.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        parse(text).ok_or_else(|| TimestampError {
            text: text.to_owned(),
        })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

errors! {
    /// The error of a text that is not a [`Timestamp`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TimestampError {
        text: String,
    } => ("`{}` is not a time such as `2027-01-01T12:00:00Z`", text.escape_debug())
}

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;
const NANOS_OF_A_SECOND: u32 = 1_000_000_000;

/// The days from 0000-03-01 to 1970-01-01. Years that begin in March have their leap day at the end.
const DAYS_BEFORE_1970: i64 = 719_468;
const DAYS_OF_4_YEARS: i64 = 4 * 365 + 1;
const DAYS_OF_100_YEARS: i64 = 25 * DAYS_OF_4_YEARS - 1;
const DAYS_OF_400_YEARS: i64 = 4 * DAYS_OF_100_YEARS + 1;

/// Returns the year, month and day of the date that is this many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_BEFORE_1970;
    let (cycle, day) = (
        days.div_euclid(DAYS_OF_400_YEARS),
        days.rem_euclid(DAYS_OF_400_YEARS),
    );
    let leap_days =
        day / (DAYS_OF_4_YEARS - 1) - day / DAYS_OF_100_YEARS + day / (DAYS_OF_400_YEARS - 1);
    let year = (day - leap_days) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Counted from March, every five months have 153 days.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (years, month) = if month < 10 {
        (0, month + 3)
    } else {
        (1, month - 9)
    };
    (400 * cycle + year + years, month, day)
}

/// Returns how many days after 1970-01-01 a date is. It reverses [`date`].
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * month + 2) / 5 + day - 1;
    DAYS_OF_400_YEARS * cycle + 365 * year + year / 4 - year / 100 + day - DAYS_BEFORE_1970
}

fn parse(text: &str) -> Option<Timestamp> {
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let is_separated = |(index, separator): (usize, u8)| {
        let found = text.as_bytes().get(index);
        found.is_some_and(|found| found.to_ascii_uppercase() == separator)
    };
    let two_digits = |start| number(text.get(start..start + 2)?);
    let (year, month, day) = (number(text.get(..4)?)?, two_digits(5)?, two_digits(8)?);
    let (hour, minute, second) = (two_digits(11)?, two_digits(14)?, two_digits(17)?);
    let days = days(year, month, day);
    let is_valid = separators.into_iter().all(is_separated)
        && date(days) == (year, month, day)
        && hour < 24
        && minute < 60
        // 60 is a leap second.
        && second <= 60;
    if !is_valid {
        return None;
    }

    let rest = text.get(19..)?;
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(rest.find(|digit: char| !digit.is_ascii_digit())?),
        None => ("0", rest),
    };
    let nanos = number(&format!("{fraction:0<9.9}")).filter(|_| !fraction.is_empty())?;
    let seconds = SECONDS_OF_A_DAY * days + 3600 * hour + 60 * minute + second - offset(zone)?;
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 {
        UNIX_EPOCH.checked_sub(whole)
    } else {
        UNIX_EPOCH.checked_add(whole)
    };
    let nanos = Duration::from_nanos(nanos.unsigned_abs());
    time?.checked_add(nanos).map(Timestamp)
}

/// Returns the seconds of an offset from UTC, such as `+01:00`.
fn offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, time) = text.split_at_checked(1)?;
    let (hours, minutes) = time.split_once(':')?;
    let is_valid = hours.len() == 2 && minutes.len() == 2;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let seconds = 3600 * hours + 60 * minutes;
    match sign {
        _ if !is_valid || hours > 23 || minutes > 59 => None,
        "+" => Some(seconds),
        "-" => Some(-seconds),
        _ => None,
    }
}

/// Returns the number that consists of these digits.
fn number(digits: &str) -> Option<i64> {
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| are_digits)
}
