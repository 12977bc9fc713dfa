//! Tests of times of events, against those of the crate `jiff`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jets_core::Timestamp;
use proptest::prelude::*;

#[test]
fn a_time_is_printed_with_the_digits_it_needs_or_the_precision() {
    for (text, printed, milliseconds) in [
        (
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.000Z",
        ),
        (
            "2019-01-02t12:45:07.500z",
            "2019-01-02T12:45:07.500Z",
            "2019-01-02T12:45:07.500Z",
        ),
        (
            "2019-01-02T12:45:07.000Z",
            "2019-01-02T12:45:07Z",
            "2019-01-02T12:45:07.000Z",
        ),
        (
            "2019-01-02T12:45:07.25+01:00",
            "2019-01-02T11:45:07.250Z",
            "2019-01-02T11:45:07.250Z",
        ),
        (
            "2019-01-01T00:30:00.1234-02:30",
            "2019-01-01T03:00:00.123400Z",
            "2019-01-01T03:00:00.123Z",
        ),
        (
            "2000-02-29T23:59:59.9999999991Z",
            "2000-02-29T23:59:59.999999999Z",
            "2000-02-29T23:59:59.999Z",
        ),
        (
            "2016-12-31T23:59:60Z",
            "2017-01-01T00:00:00Z",
            "2017-01-01T00:00:00.000Z",
        ),
        (
            "1969-12-31T23:59:59.999Z",
            "1969-12-31T23:59:59.999Z",
            "1969-12-31T23:59:59.999Z",
        ),
        (
            "1969-12-31T23:59:50.250Z",
            "1969-12-31T23:59:50.250Z",
            "1969-12-31T23:59:50.250Z",
        ),
        (
            "2019-01-02T12:45:07+23:59",
            "2019-01-01T12:46:07Z",
            "2019-01-01T12:46:07.000Z",
        ),
        (
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00.000Z",
        ),
        (
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59.000Z",
        ),
    ] {
        let time: Timestamp = text.parse().unwrap();
        assert_eq!(time.to_string(), printed);
        assert_eq!(format!("{time:.3}"), milliseconds);
        assert_eq!(format!("{time:?}"), printed);
        assert_eq!(
            format!("{time:.0}"),
            printed.get(..19).unwrap().to_owned() + "Z"
        );
        assert_eq!(
            serde_json::to_string(&time).unwrap(),
            format!("\"{printed}\"")
        );
        assert_eq!(
            serde_json::from_str::<Timestamp>(&format!("\"{text}\"")).unwrap(),
            time
        );
    }
}

#[test]
fn other_texts_are_not_times() {
    for text in [
        "",
        "soon",
        "2019-01-02",
        "2019-01-02T12:45:07",
        "2019-01-02 12:45:07Z",
        "2019-01-02T12:45Z",
        "2019-01-02T12:45:07.Z",
        "2019-01-02T12:45:07.1",
        "2019-01-02T12:45:07Z ",
        "2019-01-02T12:45:07+1:00",
        "2019-01-02T12:45:07+0100",
        "2019-01-02T12:45:07+24:00",
        "2019-01-02T12:45:07+01:60",
        "2019-01-02T12:45:07*01:00",
        "2019-02-29T00:00:00Z",
        "2019-13-01T00:00:00Z",
        "2019-00-01T00:00:00Z",
        "2019-01-00T00:00:00Z",
        "2019-01-02T24:00:00Z",
        "2019-01-02T00:60:00Z",
        "2019-01-02T00:00:61Z",
        "+019-01-02T00:00:00Z",
        "2019-01-02T00:00:00é",
        "2019-01é02T00:00:00Z",
        "１９-01-02T00:00:00Z",
    ] {
        let error = text.parse::<Timestamp>().unwrap_err().to_string();
        let expected = format!("`{text}` is not a time such as `2027-01-01T12:00:00Z`");
        assert_eq!(error, expected);
        assert!(serde_json::from_str::<Timestamp>(&format!("\"{text}\"")).is_err());
    }
}

#[test]
fn every_day_has_the_text_of_jiff() {
    let day = Duration::from_hours(24);
    let mut time = SystemTime::from("1600-01-01T00:00:00Z".parse::<Timestamp>().unwrap());
    for _ in 0..800 * 365 {
        let expected = jiff::Timestamp::try_from(time).unwrap();
        let text = Timestamp::from(time).to_string();
        assert_eq!(text, expected.to_string());
        assert_eq!(SystemTime::from(text.parse::<Timestamp>().unwrap()), time);
        time += day;
    }
}

proptest! {
    #[test]
    fn a_time_reads_back_as_it_is_printed(seconds in 0_u64..253_402_300_800, nanos in 0_u32..1_000_000_000) {
        let time = UNIX_EPOCH + Duration::new(seconds, nanos);
        let text = Timestamp::from(time).to_string();
        prop_assert_eq!(text.parse(), Ok(Timestamp::from(time)));
        prop_assert_eq!(text.parse::<jiff::Timestamp>().unwrap(), jiff::Timestamp::try_from(time).unwrap());
    }

    #[test]
    fn what_is_a_time_of_rfc_3339_to_jiff_is_one(text in "(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-6][0-9])") {
        let time: Option<Timestamp> = text.parse().ok();
        let expected: Option<jiff::Timestamp> = text.parse().ok();
        let time = time.map(|time| jiff::Timestamp::try_from(SystemTime::from(time)).unwrap());
        prop_assert_eq!(time, expected);
    }
}
