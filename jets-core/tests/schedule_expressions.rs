//! Tests of which schedule expressions are accepted, and of the errors for all others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use jets_core::manifest::{CronExpression, RateExpression, ScheduleExpression};

/// Examples from AWS's pages, and one of each form.
const CRONS: [(&str, &str); 34] = [
    ("0 12 * * ? *", "0 12 * * ? *"),
    ("0 10 * * ? *", "0 10 * * ? *"),
    ("15 12 * * ? *", "15 12 * * ? *"),
    ("0 18 ? * MON-FRI *", "0 18 ? * MON-FRI *"),
    ("0 8 1 * ? *", "0 8 1 * ? *"),
    ("0/15 * * * ? *", "0/15 * * * ? *"),
    ("0/10 * ? * MON-FRI *", "0/10 * ? * MON-FRI *"),
    ("0/5 8-17 ? * MON-FRI *", "0/5 8-17 ? * MON-FRI *"),
    ("0/30 20-2 ? * MON-FRI *", "0/30 20-2 ? * MON-FRI *"),
    ("15 10 ? * 6L 2022-2023", "15 10 ? * 6L 2022-2023"),
    ("30 10 ? * 3#2 *", "30 10 ? * 3#2 *"),
    ("0 9 3W * ? *", "0 9 3W * ? *"),
    ("0 0 L * ? *", "0 0 L * ? *"),
    ("0 0 ? * L *", "0 0 ? * L *"),
    ("*/15 * * * ? *", "*/15 * * * ? *"),
    ("0 8-17/2 * * ? *", "0 8-17/2 * * ? *"),
    ("0,30 6,18 * * ? *", "0,30 6,18 * * ? *"),
    ("0 0 1,15 * ? *", "0 0 1,15 * ? *"),
    ("0 0 1/7 * ? *", "0 0 1/7 * ? *"),
    ("0 0 25-5 * ? *", "0 0 25-5 * ? *"),
    ("0 0 1 JAN,APR,JUL,OCT ? *", "0 0 1 JAN,APR,JUL,OCT ? *"),
    ("0 0 1 */3 ? *", "0 0 1 */3 ? *"),
    ("0 0 1 NOV-FEB ? *", "0 0 1 NOV-FEB ? *"),
    ("0 0 ? * FRI-MON *", "0 0 ? * FRI-MON *"),
    ("0 0 ? * 1 *", "0 0 ? * 1 *"),
    ("0 0 ? * 7 *", "0 0 ? * 7 *"),
    ("0 0 ? * * *", "0 0 ? * * *"),
    ("0 0 29 FEB ? *", "0 0 29 FEB ? *"),
    ("0 0 1 1 ? 1970", "0 0 1 1 ? 1970"),
    ("59 23 31 12 ? 2199", "59 23 31 12 ? 2199"),
    ("0 0 1 1 ? 2026/2", "0 0 1 1 ? 2026/2"),
    ("  0   0 ? jan\tmon-fri  * ", "0 0 ? JAN MON-FRI *"),
    ("0 0 ? * TUE#2 *", "0 0 ? * 3#2 *"),
    ("0 0 ? * FRIL *", "0 0 ? * 6L *"),
];

#[test]
fn cron_takes_every_documented_form() {
    for (text, shown) in CRONS {
        let cron = text
            .parse::<CronExpression>()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(cron.to_string(), shown);
        assert_eq!(shown.parse().as_ref(), Ok(&cron));
        let schedule = ScheduleExpression::Cron(cron);
        assert_eq!(schedule.to_string(), format!("cron({shown})"));
        assert_eq!(schedule.to_string().parse(), Ok(schedule));
    }
}

#[test]
fn cron_says_what_is_wrong_and_what_to_write() {
    for (text, expected) in BAD_CRONS {
        let error = text.parse::<CronExpression>().unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[rustfmt::skip]
const BAD_CRONS: [(&str, &str); 76] = [
    ("", "`cron` is empty: write minutes, hours, day-of-month, month, day-of-week and year, such as `0 12 * * ? *`"),
    ("0 12 * * *", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 12 * * ? *`"),
    ("0 12 * * 1-5", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 12 ? * MON-FRI *`"),
    ("0 12 * * 0", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 12 ? * SUN *`"),
    ("0 12 * * 7", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 12 ? * SUN *`"),
    ("0 12 * * 5-7", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 12 ? * FRI-SUN *`"),
    ("*/5 * * * *", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `*/5 * * * ? *`"),
    ("0 0 1 * *", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; write `0 0 1 * ? *`"),
    ("0 0 1 * MON", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year; declare two schedules, `0 0 1 * ? *` and `0 0 ? * MON *`"),
    ("0 0 * * */2", "a cron expression has six fields, not 5: minutes hours day-of-month month day-of-week year, such as `0 12 * * ? *`"),
    ("0 12 * *", "a cron expression has six fields, not 4: minutes hours day-of-month month day-of-week year, such as `0 12 * * ? *`"),
    ("0 0 12 * * ?", "year cannot be `?`; AWS takes no seconds in front of the minutes: write `0 12 * * ? *`"),
    ("0 0 12 * * ? *", "a cron expression has six fields, not 7: minutes hours day-of-month month day-of-week year; write `0 12 * * ? *`"),
    ("0 0 12 ? * MON-FRI *", "a cron expression has six fields, not 7: minutes hours day-of-month month day-of-week year; write `0 12 ? * MON-FRI *`"),
    ("0 12 * * * *", "one of day-of-month and day-of-week must be `?`: write `0 12 * * ? *`"),
    ("0 12 1 * * *", "one of day-of-month and day-of-week must be `?`: write `0 12 1 * ? *`"),
    ("0 12 * * MON *", "one of day-of-month and day-of-week must be `?`: write `0 12 ? * MON *`"),
    ("0 12 1 * MON *", "day-of-month and day-of-week cannot both say days: one of them is `?`: declare two schedules, `0 12 1 * ? *` and `0 12 ? * MON *`"),
    ("0 12 ? * ? *", "day-of-month and day-of-week are both `?`: one of them says the days: write `0 12 * * ? *`"),
    ("@hourly", "`@hourly` is not known to AWS: write `0 * * * ? *`"),
    ("@daily", "`@daily` is not known to AWS: write `0 0 * * ? *`"),
    ("@monthly", "`@monthly` is not known to AWS: write `0 0 1 * ? *`"),
    ("@annually", "`@annually` is not known to AWS: write `0 0 1 1 ? *`"),
    ("@weekly", "`@weekly` is not known to AWS: write `0 0 ? * SUN *`"),
    ("@reboot", "`@reboot` is not known to AWS: write minutes, hours, day-of-month, month, day-of-week and year, such as `0 12 * * ? *`"),
    ("cron(0 12 * * ? *)", "`cron` is not written twice: give what is inside the parentheses, `0 12 * * ? *`"),
    ("rate(5 minutes)", "`rate(5 minutes)` is a schedule for `rate`, not for `cron`"),
    ("5 minutes", "`5 minutes` is a schedule for `rate`, not for `cron`"),
    ("60 12 * * ? *", "minute 60 is out of range: it is 0 to 59"),
    ("0 24 * * ? *", "hour 24 is out of range: it is 0 to 23"),
    ("0 0 0 * ? *", "day-of-month 0 is out of range: it is 1 to 31"),
    ("0 0 32 * ? *", "day-of-month 32 is out of range: it is 1 to 31"),
    ("0 0 1 13 ? *", "month 13 is out of range: it is 1 to 12"),
    ("0 0 1 0 ? *", "month 0 is out of range: it is 1 to 12"),
    ("0 0 ? * 0 *", "day-of-week counts from 1 = `SUN` to 7 = `SAT`, and has no 0: write `SUN`"),
    ("0 0 ? * 0-6 *", "day-of-week counts from 1 = `SUN` to 7 = `SAT`, and has no 0: write `SUN`"),
    ("0 0 ? * 8 *", "day-of-week 8 is out of range: it is 1 to 7"),
    ("0 0 ? * MON/2 *", "day-of-week takes no step, `MON/2`: list the days, such as `MON,WED,FRI`"),
    ("0 0 ? * */2 *", "day-of-week takes no step, `*/2`: list the days, such as `MON,WED,FRI`"),
    ("0 0 1 1 ? 1969", "year 1969 is out of range: it is 1970 to 2199"),
    ("0 0 1 1 ? 2200", "year 2200 is out of range: it is 1970 to 2199"),
    ("0 0 1 1 ? 2030-2026", "year `2030-2026` ends before it begins: write `2026-2030`"),
    ("0/60 * * * ? *", "the step of minutes `0/60` must be a number of 1 to 59"),
    ("0/0 * * * ? *", "the step of minutes `0/0` must be a number of 1 to 59"),
    ("0/ * * * ? *", "the step of minutes `0/` must be a number of 1 to 59"),
    ("/5 * * * ? *", "minutes `/5` lacks a value: it takes 0 to 59, `*`, `,`, `-` and `/`"),
    ("0 8-17/2/3 * * ? *", "the step of hours `8-17/2/3` must be a number of 1 to 23"),
    ("1, * * * ? *", "minutes `1,` has an empty place: a comma stands between two values"),
    ("5- * * * ? *", "minutes `5-` lacks a value: it takes 0 to 59, `*`, `,`, `-` and `/`"),
    ("-5 * * * ? *", "minutes `-5` lacks a value: it takes 0 to 59, `*`, `,`, `-` and `/`"),
    ("+5 * * * ? *", "minutes does not take `+5`: it takes 0 to 59, `*`, `,`, `-` and `/`"),
    ("? * * * ? *", "minutes cannot be `?`: `?` stands alone in day-of-month or day-of-week; for every value write `*`"),
    ("0 0 1 ? ? *", "month cannot be `?`: `?` stands alone in day-of-month or day-of-week; for every value write `*`"),
    ("0 0 L-3 * ? *", "day-of-month `L-3` is not documented by AWS: write `L` for the last day of a month"),
    ("0 0 1,L * ? *", "`L` and `W` stand alone in day-of-month, not in a list such as `1,L`: declare a schedule for each"),
    ("0 0 1W,15W * ? *", "`L` and `W` stand alone in day-of-month, not in a list such as `1W,15W`: declare a schedule for each"),
    ("0 0 W * ? *", "day-of-month does not take `W`: it takes 1 to 31, `*`, `?`, `,`, `-`, `/`, `L`, and `W` behind a day"),
    ("0 0 32W * ? *", "day-of-month `32W` is out of range: it is 1W to 31W"),
    ("0 0 ? * 3#6 *", "day-of-week `3#6`: `#` takes the week of the month behind it, 1 to 5, such as `3#2` for the second Tuesday"),
    ("0 0 ? * 3# *", "day-of-week `3#`: `#` takes the week of the month behind it, 1 to 5, such as `3#2` for the second Tuesday"),
    ("0 0 ? * 3#1,6#3 *", "`#` and `L` stand alone in day-of-week, not in a list such as `3#1,6#3`: declare a schedule for each"),
    ("0 0 ? * MON,6L *", "`#` and `L` stand alone in day-of-week, not in a list such as `MON,6L`: declare a schedule for each"),
    ("0 0 ? * 15W *", "day-of-week does not take `15W`: `W` belongs to day-of-month; for the days Monday to Friday write `MON-FRI`"),
    ("0 0 ? * MONDAY *", "day-of-week does not take `MONDAY`: it takes 1 (`SUN`) to 7 (`SAT`), `*`, `?`, `,`, `-`, and `L` or `#` behind a day; did you mean `MON`?"),
    ("0 0 ? * TEU *", "day-of-week does not take `TEU`: it takes 1 (`SUN`) to 7 (`SAT`), `*`, `?`, `,`, `-`, and `L` or `#` behind a day; did you mean `THU`?"),
    ("0 0 ? * MON-FRY *", "day-of-week does not take `MON-FRY`: it takes 1 (`SUN`) to 7 (`SAT`), `*`, `?`, `,`, `-`, and `L` or `#` behind a day; did you mean `FRI`?"),
    ("0 0 1 JANUARY ? *", "month does not take `JANUARY`: it takes 1 to 12, `JAN` to `DEC`, `*`, `,`, `-` and `/`; did you mean `JAN`?"),
    ("0 0 1 L ? *", "month does not take `L`: it takes 1 to 12, `JAN` to `DEC`, `*`, `,`, `-` and `/`"),
    ("0 0 30 FEB ? *", "day-of-month `30` never comes in month `FEB`; for the last day of a month write `L`"),
    ("0 0 30W 2 ? *", "day-of-month `30W` never comes in month `2`; for the last day of a month write `L`"),
    ("0 0 31 APR,JUN ? *", "day-of-month `31` never comes in month `APR,JUN`; for the last day of a month write `L`"),
    ("0 0 29 2 ? 2027", "day-of-month `29` never comes in month `2` of 2027; for the last day of a month write `L`"),
    ("0 ${Hour} * * ? *", "`0 ${Hour} * * ? *` holds a placeholder, so what it says is not known yet"),
    ("0 12 * * ? * # noon", "a cron expression has six fields, not 8: minutes hours day-of-month month day-of-week year, such as `0 12 * * ? *`"),
    ("noon", "a cron expression has six fields, not 1: minutes hours day-of-month month day-of-week year, such as `0 12 * * ? *`"),
    ("0 0 ½ * ? *", "day-of-month does not take `½`: it takes 1 to 31, `*`, `?`, `,`, `-`, `/`, `L`, and `W` behind a day"),
];

const RATES: [(&str, u64); 8] = [
    ("1 minute", 1),
    ("5 minutes", 5),
    ("90 minutes", 90),
    ("1 hour", 60),
    ("2 hours", 120),
    ("1 day", 1440),
    ("5 days", 7200),
    ("  10   minutes ", 10),
];

#[test]
fn rate_takes_minutes_hours_and_days() {
    for (text, minutes) in RATES {
        let rate = text
            .parse::<RateExpression>()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(rate.minutes(), minutes);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(rate.to_string(), words);
        assert_eq!(words.parse(), Ok(rate));
        let schedule = ScheduleExpression::Rate(rate);
        assert_eq!(schedule.to_string(), format!("rate({words})"));
        assert_eq!(schedule.to_string().parse(), Ok(schedule));
    }
}

#[test]
fn rate_says_what_is_wrong_and_what_to_write() {
    for (text, expected) in BAD_RATES {
        let error = text.parse::<RateExpression>().unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[rustfmt::skip]
const BAD_RATES: [(&str, &str); 38] = [
    ("", "`rate` is empty: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("5 minute", "`5 minute` is not a rate: write `5 minutes`"),
    ("1 minutes", "`1 minutes` is not a rate: write `1 minute`"),
    ("1 hours", "`1 hours` is not a rate: write `1 hour`"),
    ("24 hour", "`24 hour` is not a rate: write `24 hours`"),
    ("5 Minutes", "`5 Minutes` is not a rate: write `5 minutes`"),
    ("0 minutes", "`0 minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("-5 minutes", "`-5 minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("1.5 hours", "`1.5 hours` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("0.5 minutes", "`0.5 minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("0.0 hours", "`0.0 hours` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("1e300 hours", "`1e300 hours` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("five minutes", "`five minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("99999999999 days", "`99999999999 days` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("30 seconds", "`30 seconds` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("1 second", "`1 second` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("2 weeks", "`2 weeks` is not a rate: write `14 days`"),
    ("0 weeks", "`0 weeks` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("1 month", "`1 month` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("5 min", "`5 min` is not a rate: write `5 minutes`"),
    ("5m", "`5m` is not a rate: write `5 minutes`"),
    ("5minutes", "`5minutes` is not a rate: write `5 minutes`"),
    ("1h", "`1h` is not a rate: write `1 hour`"),
    ("2d", "`2d` is not a rate: write `2 days`"),
    ("0m", "`0m` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("minutes", "`minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("5", "`5` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("every 5 minutes", "`every 5 minutes` is not a rate: write `5 minutes`"),
    ("5 mintues", "`5 mintues` is not a rate: write `5 minutes`"),
    ("0 mintues", "`0 mintues` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("5 fortnights", "`5 fortnights` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("rate(5 minutes)", "`rate` is not written twice: give what is inside the parentheses, `5 minutes`"),
    ("cron(0 12 * * ? *)", "`cron(0 12 * * ? *)` is a schedule for `cron`, not for `rate`"),
    ("0 12 * * ? *", "`0 12 * * ? *` is a schedule for `cron`, not for `rate`"),
    ("@daily", "`@daily` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("${Interval} minutes", "`${Interval} minutes` holds a placeholder, so what it says is not known yet"),
    ("run every 5 minutes", "`run every 5 minutes` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
    ("5 minutes please", "`5 minutes please` is not a rate: write a number of 1 or more and `minutes`, `hours` or `days`, such as `10 minutes`"),
];

#[test]
fn an_expression_is_a_rate_a_cron_or_a_time() {
    for text in ["", "0 12 * * ? *", "rate 5 minutes"] {
        let error = text.parse::<ScheduleExpression>().unwrap_err();
        let error = error.to_string();
        assert!(error.contains("is not a schedule"), "{error}");
    }
    let error = "rate(5 minute)".parse::<ScheduleExpression>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`5 minute` is not a rate: write `5 minutes`"
    );
}

#[test]
fn a_time_is_one_of_the_calendar_without_an_offset() {
    for (text, problem) in [
        ("at(2026-12-31T23:59:59)", None),
        ("at(2028-02-29T00:00:00)", None),
        (
            "at(2027-02-29T00:00:00)",
            Some(
                "`2027-02-29T00:00:00` is not a time: write a date and a time without an offset, such as `2027-01-01T00:00:00`",
            ),
        ),
        (
            "at(0000-01-01T00:00:00)",
            Some(
                "`0000-01-01T00:00:00` is not a time: write a date and a time without an offset, such as `2027-01-01T00:00:00`",
            ),
        ),
        (
            "at(2027-01-01 00:00)",
            Some(
                "`2027-01-01 00:00` is not a time: write a date and a time without an offset, such as `2027-01-01T00:00:00`",
            ),
        ),
        (
            "at(2027-01-01T00:00:00Z)",
            Some(
                "`2027-01-01T00:00:00Z` has an offset: write `2027-01-01T00:00:00`, and the time zone as `time_zone`",
            ),
        ),
        (
            "at(at(2027-01-01T00:00:00))",
            Some(
                "`at` is not written twice: give what is inside the parentheses, `2027-01-01T00:00:00`",
            ),
        ),
        (
            "at()",
            Some(
                "`at` is empty: write a date and a time without an offset, such as `2027-01-01T00:00:00`",
            ),
        ),
    ] {
        match (text.parse::<ScheduleExpression>(), problem) {
            (Ok(expression), None) => assert_eq!(expression.to_string(), text),
            (Err(error), Some(problem)) => assert_eq!(error.to_string(), problem),
            (result, _) => panic!("{text}: {result:?}"),
        }
    }
}

#[test]
fn an_expression_is_of_256_characters_at_most() {
    let minutes = |count| vec!["10"; count].join(",");
    let expression = |text: &str| {
        let cron = text.parse().map(ScheduleExpression::Cron);
        cron.map(|cron| cron.to_string())
    };
    let text = format!("{} * * * ? *", minutes(80));
    assert_eq!(expression(&text).unwrap().len(), 255);
    let text = format!("{},9,9 * * * ? *", minutes(79));
    assert_eq!(expression(&text).unwrap().len(), 256);
    let error = expression(&format!("{} * * * ? *", minutes(81))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "as `cron(…)` this schedule has 258 characters; the most is 256"
    );
}

/// Returns the days of March 2026 on which an expression runs. The 1st is a Sunday.
fn days(expression: &str) -> Vec<u16> {
    days_of(expression, 2026, 3)
}

fn days_of(expression: &str, year: u16, month: u16) -> Vec<u16> {
    let cron = expression.parse::<CronExpression>().unwrap();
    (0..=32)
        .filter(|day| cron.runs_on(year, month, *day))
        .collect()
}

#[test]
fn days_are_those_that_the_expression_says() {
    assert_eq!(days("0 0 L * ? *"), [31]);
    assert_eq!(
        days("0 0 25-5 * ? *"),
        [1, 2, 3, 4, 5, 25, 26, 27, 28, 29, 30, 31]
    );
    assert_eq!(days("0 0 1/10 * ? *"), [1, 11, 21, 31]);
    assert_eq!(days("0 0 ? * SUN *"), [1, 8, 15, 22, 29]);
    assert_eq!(days("0 0 ? * L *"), [7, 14, 21, 28]);
    assert_eq!(
        days("0 0 ? * FRI-SUN *"),
        [1, 6, 7, 8, 13, 14, 15, 20, 21, 22, 27, 28, 29]
    );
    assert_eq!(days("0 0 ? * 6L *"), [27]);
    assert_eq!(days("0 0 ? * 3L *"), [31]);
    assert_eq!(days("0 0 ? * 3#2 *"), [10]);
    assert_eq!(days("0 0 ? * SUN#1 *"), [1]);
    assert_eq!(days("0 0 ? * SUN#5 *"), [29]);
    assert_eq!(days("0 0 ? * WED#5 *"), [0_u16; 0]);
    assert_eq!(days("0 0 * FEB ? *"), [0_u16; 0]);
    assert_eq!(days("0 0 * * ? 2027"), [0_u16; 0]);
}

#[test]
fn leap_years_have_a_29th_of_february() {
    let leap = |year| days_of("0 0 29 2 ? *", year, 2) == [29];
    let years = (1970..=2199).filter(|year| leap(*year)).collect::<Vec<_>>();
    assert_eq!(years.len(), 56, "{years:?}");
    assert!(leap(2000) && leap(2028) && !leap(2026) && !leap(2100));
    // A Tuesday, a Saturday and a Friday.
    assert_eq!(days_of("0 0 ? * 3 *", 2000, 2).last(), Some(&29));
    assert_eq!(days_of("0 0 ? * SAT#1 *", 2000, 1), [1]);
    assert_eq!(days_of("0 0 ? * 6 *", 2100, 1).first(), Some(&1));
    assert_eq!(days_of("0 0 * * ? *", 2026, 13), [0_u16; 0]);
}

#[test]
fn the_nearest_weekday_stays_in_its_month() {
    assert_eq!(days("0 0 1W * ? *"), [2]);
    assert_eq!(days("0 0 3W * ? *"), [3]);
    assert_eq!(days("0 0 7W * ? *"), [6]);
    assert_eq!(days("0 0 15W * ? *"), [16]);
    assert_eq!(days("0 0 31W * ? *"), [31]);
    // The 1st of August 2026 is a Saturday, the 31st of May a Sunday; November has no 31st.
    assert_eq!(days_of("0 0 1W * ? *", 2026, 8), [3]);
    assert_eq!(days_of("0 0 31W * ? *", 2026, 5), [29]);
    assert_eq!(days_of("0 0 31W * ? *", 2026, 11), [0_u16; 0]);
}

#[test]
fn times_are_those_that_the_expression_says() {
    let times = |text: &str| {
        text.parse::<CronExpression>()
            .unwrap()
            .times()
            .collect::<Vec<_>>()
    };
    assert_eq!(times("0/20 8 * * ? *"), [(8, 0), (8, 20), (8, 40)]);
    assert_eq!(times("5 20-2/3 * * ? *"), [(2, 5), (20, 5), (23, 5)]);
    assert_eq!(times("50-10/10 0 * * ? *"), [(0, 0), (0, 10), (0, 50)]);
    assert_eq!(times("* * * * ? *").len(), 1440);
}
