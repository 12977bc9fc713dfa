//! Tests of the next times of schedules, across daylight saving time.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jets_core::testing::next_times;

#[track_caller]
fn assert_times(expression: &str, zone: &str, after: &str, expected: [&str; 5]) {
    assert_eq!(next_times(expression, zone, after, 5).unwrap(), expected);
}

#[test]
fn a_cron_time_is_local_across_daylight_saving() {
    assert_times(
        "cron(0 12 * * ? *)",
        "Europe/Berlin",
        "2026-03-27T12:00",
        [
            "2026-03-28T12:00:00+01:00",
            "2026-03-29T12:00:00+02:00",
            "2026-03-30T12:00:00+02:00",
            "2026-03-31T12:00:00+02:00",
            "2026-04-01T12:00:00+02:00",
        ],
    );
    assert_times(
        "cron(0 9 ? * MON-FRI *)",
        "America/New_York",
        "2026-10-29T00:00:00Z",
        [
            "2026-10-29T09:00:00-04:00",
            "2026-10-30T09:00:00-04:00",
            "2026-11-02T09:00:00-05:00",
            "2026-11-03T09:00:00-05:00",
            "2026-11-04T09:00:00-05:00",
        ],
    );
}

#[test]
fn the_last_weekday_of_a_month_is_not_on_its_last_weekend() {
    assert_times(
        "cron(0 9 LW * ? *)",
        "UTC",
        "2026-01-01T00:00",
        [
            "2026-01-30T09:00:00+00:00",
            "2026-02-27T09:00:00+00:00",
            "2026-03-31T09:00:00+00:00",
            "2026-04-30T09:00:00+00:00",
            "2026-05-29T09:00:00+00:00",
        ],
    );
}

#[test]
fn a_cron_time_that_the_clock_skips_is_left_out() {
    assert_times(
        "cron(30 2 * * ? *)",
        "Europe/Berlin",
        "2026-03-27T03:00",
        [
            "2026-03-28T02:30:00+01:00",
            "2026-03-30T02:30:00+02:00",
            "2026-03-31T02:30:00+02:00",
            "2026-04-01T02:30:00+02:00",
            "2026-04-02T02:30:00+02:00",
        ],
    );
    assert_times(
        "cron(0/30 * * * ? *)",
        "America/New_York",
        "2026-03-08T01:00",
        [
            "2026-03-08T01:30:00-05:00",
            "2026-03-08T03:00:00-04:00",
            "2026-03-08T03:30:00-04:00",
            "2026-03-08T04:00:00-04:00",
            "2026-03-08T04:30:00-04:00",
        ],
    );
}

#[test]
fn a_cron_time_that_comes_twice_runs_once() {
    assert_times(
        "cron(30 2 * * ? *)",
        "Europe/Berlin",
        "2026-10-24T00:00",
        [
            "2026-10-24T02:30:00+02:00",
            "2026-10-25T02:30:00+02:00",
            "2026-10-26T02:30:00+01:00",
            "2026-10-27T02:30:00+01:00",
            "2026-10-28T02:30:00+01:00",
        ],
    );
    assert_times(
        "cron(0/30 * * * ? *)",
        "America/New_York",
        "2026-11-01T00:30",
        [
            "2026-11-01T01:00:00-04:00",
            "2026-11-01T01:30:00-04:00",
            "2026-11-01T02:00:00-05:00",
            "2026-11-01T02:30:00-05:00",
            "2026-11-01T03:00:00-05:00",
        ],
    );
    // After the second half past one, at which the schedule does not run.
    let after = "2026-11-01T01:30:00-05:00";
    let times = next_times("cron(30 1 * * ? *)", "America/New_York", after, 1);
    assert_eq!(times.unwrap(), ["2026-11-02T01:30:00-05:00"]);
}

#[test]
fn a_day_of_a_rate_has_24_hours() {
    assert_times(
        "rate(1 day)",
        "Europe/Berlin",
        "2026-03-27T12:00",
        [
            "2026-03-28T12:00:00+01:00",
            "2026-03-29T13:00:00+02:00",
            "2026-03-30T13:00:00+02:00",
            "2026-03-31T13:00:00+02:00",
            "2026-04-01T13:00:00+02:00",
        ],
    );
    assert_times(
        "rate(45 minutes)",
        "UTC",
        "2026-12-31T23:00:30Z",
        [
            "2026-12-31T23:45:30+00:00",
            "2027-01-01T00:30:30+00:00",
            "2027-01-01T01:15:30+00:00",
            "2027-01-01T02:00:30+00:00",
            "2027-01-01T02:45:30+00:00",
        ],
    );
}

#[test]
fn times_end_with_the_years_of_a_schedule() {
    let times = |expression, after| next_times(expression, "UTC", after, 3).unwrap();
    assert_eq!(
        times("cron(0 0 29 2 ? 2026-2030)", "2026-01-01"),
        ["2028-02-29T00:00:00+00:00"]
    );
    assert_eq!(times("cron(0 0 1 1 ? 2026)", "2027-01-01"), [""; 0]);
    assert_eq!(times("cron(0 0 ? 2 SUN#5 2027)", "2027-01-01"), [""; 0]);
    assert_eq!(
        times("cron(0 0 1 1 ? 1970-1972)", "-002026-01-01"),
        [
            "1970-01-01T00:00:00+00:00",
            "1971-01-01T00:00:00+00:00",
            "1972-01-01T00:00:00+00:00"
        ]
    );
    assert_eq!(times("rate(4294967295 days)", "2026-01-01"), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let error = |expression, zone, after| {
        let error = next_times(expression, zone, after, 1).unwrap_err();
        error.to_string()
    };
    let (cron, zone, after) = ("cron(0 12 * * ? *)", "UTC", "2026-01-01T00:00");
    assert_eq!(
        error("cron(0 12 * * * *)", zone, after),
        "one of day-of-month and day-of-week must be `?`: write `0 12 * * ? *`"
    );
    assert_eq!(
        error(cron, "Europe/Berln", after),
        "`Europe/Berln` is not a time zone of the IANA database; did you mean `Europe/Berlin`?"
    );
    assert_eq!(
        error(cron, "europe/berlin", after),
        "`europe/berlin` is not a time zone of the IANA database; did you mean `Europe/Berlin`?"
    );
    assert_eq!(
        error(cron, "${Zone}", after),
        "`${Zone}` is not a time zone of the IANA database, such as `Europe/Berlin` or `UTC`"
    );
    assert_eq!(
        error(cron, zone, "tomorrow"),
        "`tomorrow` is not a time: write one such as `2026-03-28T12:00` or `2026-03-28T11:00:00Z`"
    );
}
