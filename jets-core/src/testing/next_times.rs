//! Computes the next times at which a schedule runs.

use jiff::{
    Timestamp,
    civil::{DateTime, date},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};

use crate::{
    aws::{AtExpression, CronExpression, RateExpression, ScheduleError, ScheduleExpression},
    error::text_error,
    nearest::nearest,
};

/// Returns the next `count` times at which a schedule runs, each as `2026-03-28T12:00:00+01:00` in its time zone.
///
/// `expression` is that of a manifest: `rate(10 minutes)`, `cron(0 12 * * ? *)` or `at(2027-01-01T00:00:00)`. `time_zone` is a name of the [IANA
/// database][1], such as `Europe/Berlin` or `UTC`. Only times after `after` are returned. It is a local time in that
/// zone, `2026-03-28T12:00`, or a time with an offset, `2026-03-28T11:00:00Z`. A rate is counted from `after`, which is
/// the start of the schedule or one of its runs. There are fewer times if the years of the schedule end earlier.
///
/// Daylight saving time works as in [EventBridge Scheduler][2]: a cron time that the clock skips is left out. A cron
/// time that comes twice runs once (here: the first time). A day of a rate has 24 hours.
///
/// ```
/// # extern crate jets_core as jets;
/// # fn main() -> Result<(), jets::testing::NextTimesError> {
/// use jets::testing::next_times;
///
/// let times = next_times("cron(30 2 * * ? *)", "Europe/Berlin", "2026-03-28T00:00", 2)?;
/// assert_eq!(times, ["2026-03-28T02:30:00+01:00", "2026-03-30T02:30:00+02:00"]);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Returns an error if the expression, the time zone or the time is not valid, or contains a placeholder.
///
/// [1]: https://www.iana.org/time-zones
/// [2]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
#[cfg(feature = "next-times")]
pub fn next_times(
    expression: &str,
    time_zone: &str,
    after: &str,
    count: usize,
) -> Result<Vec<String>, NextTimesError> {
    let expression = expression.parse().map_err(|error: ScheduleError| {
        NextTimesError::new(NextTimesErrorKind::Expression, error.to_string())
    })?;
    let zone = zone(time_zone)?;
    let after = instant(after, &zone)?;
    let times = match expression {
        ScheduleExpression::Rate(rate) => rate_times(rate, after, count),
        ScheduleExpression::Cron(cron) => cron_times(&cron, &zone, after, count),
        ScheduleExpression::At(at) => at_time(&at, &zone)
            .filter(|time| *time > after)
            .into_iter()
            .take(count)
            .collect(),
    };
    let written = times.into_iter().map(|time| {
        let local = time.to_zoned_datetime(zone.clone());
        local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    });
    Ok(written.collect())
}

text_error! {
    /// The error of [`next_times`]: the expression, the time zone or the time could not be read.
    #[cfg(feature = "next-times")]
    pub struct NextTimesError {
        /// The expression is not a schedule.
        Expression,
        /// The time zone is not known.
        TimeZone,
        /// The time is not one.
        Time,
    }
    /// The kind of a [`NextTimesError`].
    #[cfg(feature = "next-times")]
    pub enum NextTimesErrorKind
}

/// Returns a zone of the bundled database, so that a test has the same result on every machine.
fn zone(name: &str) -> Result<TimeZone, NextTimesError> {
    let zones = TimeZoneDatabase::bundled();
    if let Ok(zone) = zones.get(name)
        && zone.iana_name() == Some(name)
    {
        return Ok(zone);
    }
    let names = zones.available().map(|name| name.to_string());
    let names = names.collect::<Vec<_>>();
    let hint = nearest(name, names.iter().map(String::as_str));
    let hint = hint.map_or_else(
        || ", such as `Europe/Berlin` or `UTC`".to_owned(),
        |near| format!("; did you mean `{near}`?"),
    );
    let text = format!("`{name}` is not a time zone of the IANA database{hint}");
    Err(NextTimesError::new(NextTimesErrorKind::TimeZone, text))
}

fn instant(text: &str, zone: &TimeZone) -> Result<Timestamp, NextTimesError> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    let local = text.parse::<DateTime>().ok();
    let instant = local.and_then(|local| zone.to_timestamp(local).ok());
    instant.ok_or_else(|| {
        let text = format!(
            "`{text}` is not a time: write one such as `2026-03-28T12:00` or `2026-03-28T11:00:00Z`"
        );
        NextTimesError::new(NextTimesErrorKind::Time, text)
    })
}

fn rate_times(rate: RateExpression, after: Timestamp, count: usize) -> Vec<Timestamp> {
    let seconds = i64::try_from(rate.minutes() * 60).ok();
    let next = |time: &Timestamp| {
        let second = time.as_second().checked_add(seconds?)?;
        Timestamp::new(second, time.subsec_nanosecond()).ok()
    };
    std::iter::successors(next(&after), next)
        .take(count)
        .collect()
}

fn cron_times(
    cron: &CronExpression,
    zone: &TimeZone,
    after: Timestamp,
    count: usize,
) -> Vec<Timestamp> {
    let from = after.to_zoned_datetime(zone.clone()).date();
    // No schedule runs before 1970.
    let first = from.max(date(1970, 1, 1));
    let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok())
        .take_while(|date| u16::try_from(date.year()).is_ok_and(|year| year <= cron.last_year()));
    let dates = dates.filter(|date| {
        let [month, day] = [date.month(), date.day()].map(|number| u16::try_from(number).ok());
        let parts = u16::try_from(date.year()).ok().zip(month.zip(day));
        parts.is_some_and(|(year, (month, day))| cron.runs_on(year, month, day))
    });
    let times = dates.flat_map(|date| {
        cron.times().filter_map(move |(hour, minute)| {
            let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
            run(date.at(hour, minute, 0, 0), zone)
        })
    });
    times.filter(|time| *time > after).take(count).collect()
}

fn at_time(at: &AtExpression, zone: &TimeZone) -> Option<Timestamp> {
    run(at.to_string().parse().ok()?, zone)
}

/// Returns the instant of a local time. If it comes twice, returns the first. If the clock skips it, returns `None`.
fn run(local: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return None;
    }
    ambiguous.earlier().ok()
}
