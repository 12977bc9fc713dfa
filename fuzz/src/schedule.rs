//! Checks that a schedule that was read is written and read again as the same, and that its times are in order.

use jets::{manifest::ScheduleExpression, testing::next_times};

pub fn schedule(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(expression) = text.parse::<ScheduleExpression>() else {
        return;
    };
    let written = expression.to_string();
    assert!(written.len() <= 256, "{written}");
    assert_eq!(written.parse().as_ref(), Ok(&expression), "{written}");
    let after = "2026-03-28T12:00:00Z";
    let times = next_times(&written, "UTC", after, 5).expect("times of a schedule");
    assert!(times.is_sorted_by(|one, next| one < next), "{times:?}");
    assert!(times.iter().all(|time| time.as_str() > after), "{times:?}");
}
