//! Events of CloudWatch Logs: what comes, and what is compressed in it.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jets::{Logs, LogsData, LogsPayload, testing::Decoded};
use serde_json::{Value, json};

use super::unique_keys;
use crate::gzip::compressed;

/// The bytes are an event, and they are the log events of one.
pub fn logs(bytes: &[u8]) {
    check(bytes);
    let data = BASE64_STANDARD.encode(compressed(bytes));
    let event = json!({"awslogs": {"data": data}}).to_string();
    let decoded = Decoded::logs(&event).expect("an event");
    let value = serde_json::from_slice::<Value>(bytes);
    // Where a key comes twice, the first counts, and in a value the last.
    let is_control = unique_keys::are_in(bytes)
        && value.is_ok_and(|value| value["messageType"] == "CONTROL_MESSAGE");
    match decoded.log_events::<LogsPayload<'_>>() {
        Ok(payload) => {
            assert!(!is_control);
            assert_eq!(payload.data().expect("bytes"), bytes);
            let expected = serde_json::from_slice::<LogsData>(bytes);
            let logs = decoded.log_events::<LogsData>();
            super::print(&logs);
            assert_eq!(logs.ok(), expected.ok());
        }
        // A control message has no item, also where what is behind its type is not JSON.
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
        super::print(&decoded.log_events::<LogsData>());
        super::app::invoke("taking_job.logs", bytes);
    }
}
