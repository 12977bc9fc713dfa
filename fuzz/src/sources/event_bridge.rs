//! Checks events of EventBridge.

use jets::{EventBridge, EventDetail, testing::Decoded};
use serde_json::Value;

use crate::expected::{
    Kind::{Json, Text},
    Member,
    Needed::{No, Yes},
    is_taken, json, text, text_or_empty,
};

const EVENT: &[Member] = &[
    Member(&["id"], Text(No)),
    Member(&["detail-type"], Text(Yes)),
    Member(&["source"], Text(Yes)),
    Member(&["account"], Text(No)),
    Member(&["time"], Text(No)),
    Member(&["region"], Text(No)),
    Member(&["resources"], Json(No)),
    Member(&["detail"], Json(Yes)),
];

pub fn event_bridge(bytes: &[u8]) {
    super::check::<EventBridge>(
        bytes,
        |event| is_taken(event, EVENT),
        check,
        "taking_job.rule",
    );
}

fn check(decoded: &Decoded<'_, EventBridge>, event: &Value) {
    let detail: EventDetail<'_> = decoded.item(0).expect("a detail");
    assert_eq!(detail.id(), text_or_empty(event, "/id"));
    assert_eq!(Some(detail.detail_type()), text(event, "/detail-type"));
    assert_eq!(Some(detail.source()), text(event, "/source"));
    assert_eq!(detail.account(), text_or_empty(event, "/account"));
    super::check_time(detail.time(), text(event, "/time"));
    assert_eq!(detail.region(), text_or_empty(event, "/region"));
    let resources: Option<Vec<String>> = json(event, "/resources")
        .and_then(|resources| serde_json::from_value(resources.clone()).ok());
    assert_eq!(detail.resources(), resources.unwrap_or_default());
    assert_eq!(detail.json::<Value>().as_ref().ok(), event.get("detail"));
    assert_eq!(
        serde_json::from_str::<Value>(&detail.to_string())
            .as_ref()
            .ok(),
        event.get("detail")
    );
    assert_eq!(
        serde_json::to_value(detail).as_ref().ok(),
        event.get("detail")
    );
}
