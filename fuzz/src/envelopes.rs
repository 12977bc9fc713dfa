//! Checks that what an envelope gives is what stands in its JSON, and that envelopes inside each other agree.

use jets::{
    Json, Sqs,
    envelopes::{DynamodbChange, EventBridge, InvocationRecord, Lines, S3Objects, Sns},
    testing::{Decoded, SqsEvent},
};
use serde_json::Value;

use crate::sources::unique_keys;

pub fn envelopes(bytes: &[u8]) {
    let Ok(body) = std::str::from_utf8(bytes) else {
        return;
    };
    let event = SqsEvent::new().text(body).to_json();
    let decoded = Decoded::<Sqs>::new(&event).expect("an event");
    lines(&decoded, body);
    let notification = decoded.item::<Sns<String>>(0);
    let change = decoded.item::<DynamodbChange<Value, Value>>(0);
    let of_bus = decoded.item::<EventBridge<Json<Value>>>(0);
    let record = decoded.item::<InvocationRecord<String>>(0);
    let objects = decoded.item::<S3Objects>(0);
    let value: Value = match serde_json::from_str(body) {
        Ok(value) => value,
        Err(error) => {
            let opened = [
                notification.is_ok(),
                change.is_ok(),
                of_bus.is_ok(),
                record.is_ok(),
                objects.is_ok(),
            ];
            assert_eq!(opened, [false; 5], "not JSON: {error}");
            return;
        }
    };
    if !unique_keys::are_in(bytes) {
        return;
    }
    let text = |pointer: &str| value.pointer(pointer).and_then(Value::as_str);
    if let Ok(notification) = notification {
        assert_eq!(text("/Type"), Some("Notification"));
        assert_eq!(text("/Message"), Some(&*notification.message));
        assert_eq!(text("/MessageId"), Some(&*notification.message_id));
        assert_eq!(text("/TopicArn"), Some(&*notification.topic_arn));
        assert_eq!(text("/Subject"), notification.subject.as_deref());
        let timestamp = text("/Timestamp").and_then(|text| text.parse().ok());
        assert_eq!(timestamp, Some(notification.timestamp));
        inside(&decoded, &notification.message);
    }
    if let Ok(change) = change {
        assert_eq!(text("/eventID"), Some(&*change.event_id));
        assert_eq!(text("/eventName"), Some(&*change.event_name));
        assert_eq!(text("/tableName"), Some(&*change.table_name));
        let has_image = |pointer| value.pointer(pointer).is_some_and(|image| !image.is_null());
        assert_eq!(has_image("/dynamodb/NewImage"), change.new_image.is_some());
        assert_eq!(has_image("/dynamodb/OldImage"), change.old_image.is_some());
    }
    if let Ok(of_bus) = of_bus {
        assert_eq!(value.pointer("/detail"), Some(&of_bus.detail.0));
        assert_eq!(text("/source"), Some(&*of_bus.source));
    }
    if let Ok(record) = record {
        let request_id = text("/requestContext/requestId");
        assert_eq!(request_id, Some(&*record.request_id));
        let payload = value.pointer("/requestPayload");
        if let (Some(written), Some(payload), None) = (payload, record.payload, text("/payload")) {
            let payload: Value = serde_json::from_str(&payload).expect("JSON");
            assert_eq!(*written, payload);
        }
    }
    if let (Ok(objects), Some(records)) = (objects, value.pointer("/Records")) {
        assert_eq!(records.as_array().map(Vec::len), Some(objects.len()));
    }
}

/// An envelope inside of a notification opens exactly when it opens as the body of a message.
fn inside(decoded: &Decoded<'_, Sqs>, message: &str) {
    let event = SqsEvent::new().text(message).to_json();
    let alone = Decoded::<Sqs>::new(&event).expect("an event");
    let objects = |objects: S3Objects| objects.len();
    let nested = decoded.item::<Sns<S3Objects>>(0);
    let nested = nested
        .ok()
        .map(|notification| objects(notification.message));
    assert_eq!(nested, alone.item(0).ok().map(objects));
    let nested = decoded.item::<Sns<Lines<String>>>(0).ok();
    let lines = nested.map(|notification| notification.message);
    assert_eq!(lines, alone.item(0).ok());
}

/// The lines are those of the text without the empty ones, and one that does not decode fails all.
fn lines(decoded: &Decoded<'_, Sqs>, body: &str) {
    let written = body.split('\n');
    let written = written.map(|line| line.strip_suffix('\r').unwrap_or(line));
    let written: Vec<&str> = written.filter(|line| !line.is_empty()).collect();
    let lines: Lines<&str> = decoded.item(0).expect("text");
    assert_eq!(*lines, written);
    let values = written.iter().map(|line| serde_json::from_str(line));
    let values: Option<Vec<Value>> = values.map(Result::ok).collect();
    let lines = decoded.item::<Lines<Json<Value>>>(0).ok();
    let lines = lines.map(|lines| lines.0.into_iter().map(|Json(value)| value).collect());
    assert_eq!(lines, values);
}
