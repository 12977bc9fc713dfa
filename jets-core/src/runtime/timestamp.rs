//! Formats points in time for the log.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// Formats `time` by [RFC 3339](https://datatracker.ietf.org/doc/html/rfc3339), in UTC, with milliseconds.
pub(super) fn rfc_3339(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, second) = (
        since.as_secs() / SECONDS_OF_A_DAY,
        since.as_secs() % SECONDS_OF_A_DAY,
    );
    let (year, month, day) = date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let millisecond = since.subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
}

/// Returns the year, month and day of the date that is this many days after 1970-01-01.
fn date(days: u64) -> (u64, u64, u64) {
    /// The days from 0000-03-01 to 1970-01-01. Years that begin in March have their leap day at the end.
    const DAYS_BEFORE_1970: u64 = 719_468;
    const DAYS_OF_4_YEARS: u64 = 4 * 365 + 1;
    const DAYS_OF_100_YEARS: u64 = 25 * DAYS_OF_4_YEARS - 1;
    const DAYS_OF_400_YEARS: u64 = 4 * DAYS_OF_100_YEARS + 1;

    let days = days + DAYS_BEFORE_1970;
    let (cycle, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{UNIX_EPOCH, date, rfc_3339};

    #[test]
    fn a_time_is_written_to_the_millisecond() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_868_800_000, "2000-03-01T00:00:00.000Z"),
            (1_730_566_291_587, "2024-11-02T16:51:31.587Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ] {
            let time = UNIX_EPOCH + Duration::from_millis(milliseconds);
            assert_eq!(rfc_3339(time), expected);
        }
    }

    #[test]
    fn each_day_is_the_one_after_the_day_before() {
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for days in 0..500 * 366 {
            assert_eq!(date(days), (year, month, day));
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            if day < last {
                day += 1;
            } else if month < 12 {
                (month, day) = (month + 1, 1);
            } else {
                (year, month, day) = (year + 1, 1, 1);
            }
        }
    }
}
