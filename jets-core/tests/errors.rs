//! The kinds of errors, and their sources, which are not printed twice.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{error::Error, fmt::Debug, str::FromStr};

use jets_core::{
    event_pattern::{Cidr, OperandErrorKind, Wildcard},
    manifest::{
        AtExpression, Choice, ChoiceErrorKind, CronExpression, LogLevel, Manifest, Number,
        NumberErrorKind, RateExpression, ScheduleErrorKind, ScheduleExpression, StartingTime,
        limits,
    },
};

/// Returns the error of a text that does not parse.
fn refused<T: FromStr<Err: Debug> + Debug>(text: &str) -> T::Err {
    text.parse::<T>().unwrap_err()
}

#[test]
fn an_error_says_its_kind() {
    type Timeout = Number<limits::Timeout>;
    assert_eq!(refused::<Timeout>("0").kind(), NumberErrorKind::OutOfRange);
    assert_eq!(
        Timeout::try_from(0).unwrap_err().kind(),
        NumberErrorKind::OutOfRange
    );
    assert_eq!(
        StartingTime::try_from(-0.5).unwrap_err().kind(),
        NumberErrorKind::OutOfRange
    );
    for text in ["soon", "${Timeout:0}", "${Time out}"] {
        let kind = refused::<Timeout>(text).kind();
        assert_eq!(kind, NumberErrorKind::NotANumber, "{text}");
    }

    let kind = refused::<Choice<LogLevel>>("LOUD").kind();
    assert_eq!(kind, ChoiceErrorKind::Value);
    let kind = refused::<Choice<LogLevel>>("${Level:LOUD}").kind();
    assert_eq!(kind, ChoiceErrorKind::Default);

    for (text, kind) in [
        ("10 minutes", ScheduleErrorKind::Expression),
        ("rate(0 minutes)", ScheduleErrorKind::Rate),
        ("cron(0 12 * *)", ScheduleErrorKind::Cron),
        ("at(noon)", ScheduleErrorKind::At),
    ] {
        assert_eq!(refused::<ScheduleExpression>(text).kind(), kind, "{text}");
    }
    assert_eq!(
        refused::<RateExpression>("").kind(),
        ScheduleErrorKind::Rate
    );
    assert_eq!(
        refused::<CronExpression>("").kind(),
        ScheduleErrorKind::Cron
    );
    assert_eq!(refused::<AtExpression>("").kind(), ScheduleErrorKind::At);

    let kind = Wildcard::parse("a**").unwrap_err().kind();
    assert_eq!(kind, OperandErrorKind::Wildcard);
    let kind = Cidr::parse("10.0.0.0").unwrap_err().kind();
    assert_eq!(kind, OperandErrorKind::Cidr);
}

#[cfg(feature = "runtime")]
#[test]
fn an_error_of_a_pattern_says_its_kind() {
    use jets_core::testing::{EventPattern, EventPatternErrorKind};
    let kind = refused::<EventPattern>("{").kind();
    assert_eq!(kind, EventPatternErrorKind::NotJson);
    let kind = refused::<EventPattern>("{}").kind();
    assert_eq!(kind, EventPatternErrorKind::Pattern);
}

#[cfg(feature = "next-times")]
#[test]
fn an_error_of_next_times_says_its_kind() {
    use jets_core::testing::{NextTimesErrorKind, next_times};
    for (expression, zone, after, kind) in [
        (
            "daily",
            "UTC",
            "2027-01-01T00:00",
            NextTimesErrorKind::Expression,
        ),
        (
            "rate(1 day)",
            "Mars",
            "2027-01-01T00:00",
            NextTimesErrorKind::TimeZone,
        ),
        ("rate(1 day)", "UTC", "noon", NextTimesErrorKind::Time),
    ] {
        let error = next_times(expression, zone, after, 1).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[test]
fn what_an_error_prints_is_not_its_source() {
    let lines = ["{", r#"{"version":0,"jobs":[]}"#, "{}\n{"];
    for text in lines {
        let errors = [
            Manifest::from_str(text).unwrap_err(),
            Manifest::from_json_lines(text.as_bytes()).unwrap_err(),
        ];
        for error in errors {
            let source = error.source().map(ToString::to_string);
            assert!(
                source
                    .as_ref()
                    .is_none_or(|source| !error.to_string().contains(source)),
                "{error}: {source:?}"
            );
        }
    }
}
