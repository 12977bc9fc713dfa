//! Checks events of EventBridge Scheduler, as `rate` and `cron` define them.

use jets::{Schedule, Scheduler, testing::Decoded};
use serde_json::Value;

use crate::expected::{
    Kind::{Json, Text, TextOrObject},
    Member,
    Needed::{No, Yes},
    is_taken, json, text, text_or_empty,
};

const EVENT: &[Member] = &[
    Member(&["id"], Text(No)),
    Member(&["time"], Text(Yes)),
    Member(&["resources"], Json(No)),
    Member(&["detail"], TextOrObject(DETAIL)),
];

const DETAIL: &[Member] = &[
    Member(&["scheduled-time"], Text(No)),
    Member(&["attempt-number"], Text(No)),
    Member(&["input"], Json(No)),
];

pub fn scheduler(bytes: &[u8]) {
    super::check::<Scheduler>(
        bytes,
        |event| is_taken(event, EVENT),
        check,
        "taking_job.schedule",
    );
}

fn check(decoded: &Decoded<'_, Scheduler>, event: &Value) {
    let schedule: Schedule<'_> = decoded.item(0).expect("a schedule");
    assert_eq!(schedule.execution_id(), text_or_empty(event, "/id"));
    let time = text(event, "/detail/scheduled-time").or_else(|| text(event, "/time"));
    super::check_time(schedule.scheduled_time(), time);
    let attempt = text_or_empty(event, "/detail/attempt-number")
        .parse()
        .unwrap_or(1);
    assert_eq!(schedule.attempt_number(), attempt);
    let input = json(event, "/detail/input").cloned().unwrap_or_default();
    assert_eq!(schedule.input::<Value>().ok(), Some(input));
    _ = schedule.schedule_arn();
}
