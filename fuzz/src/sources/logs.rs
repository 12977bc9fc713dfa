//! Checks events of CloudWatch Logs, and the compressed data in them.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jets::{Logs, LogsData, LogsPayload, testing::Decoded};
use serde_json::{Value, json};

use super::unique_keys;
use crate::gzip::compressed;

/// Reads the bytes both as an event and as the compressed data of one.
pub fn logs(bytes: &[u8]) {
    check(bytes);
    let data = BASE64_STANDARD.encode(compressed(bytes));
    let event = json!({"awslogs": {"data": data}}).to_string();
    let decoded = Decoded::<Logs>::new(&event).expect("an event");
    let value = serde_json::from_slice::<Value>(bytes);
    // If a key occurs twice, the decoder uses the first and a value the last.
    let is_control = unique_keys::are_in(bytes)
        && value.is_ok_and(|value| value["messageType"] == "CONTROL_MESSAGE");
    match decoded.item::<LogsPayload<'_>>(0) {
        Ok(payload) => {
            assert!(!is_control);
            assert_eq!(payload.data().expect("bytes"), bytes);
            let expected = serde_json::from_slice::<LogsData>(bytes);
            let logs = decoded.item::<LogsData>(0);
            super::print(&logs);
            assert_eq!(logs.ok(), expected.ok());
        }
        // A control message has no item, even if the text after its type is not JSON.
        Err(_) => assert!(is_control || bytes.windows(15).any(|word| word == b"CONTROL_MESSAGE")),
    }
    super::app::invoke("taking_job.logs", &event);
}

fn check(bytes: &[u8]) {
    let value = crate::event::value(bytes);
    let decoded = Decoded::<Logs>::new(bytes);
    super::print(&decoded);
    if let Ok(decoded) = &decoded {
        let value = value.expect("JSON");
        let data = value["awslogs"]["data"].as_str().expect("a text");
        assert!(BASE64_STANDARD.decode(data).is_ok(), "{data}");
        super::print(&decoded.item::<LogsData>(0));
        super::app::invoke("taking_job.logs", bytes);
    }
}
