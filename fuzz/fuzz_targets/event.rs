//! What is taken as an `event` is what `serde_json::Value` takes, and what decodes as records or messages is JSON.
#![no_main]

use jets::{
    __private::Payload, Event, FromEvent as _, KinesisRecord, SqsMessage, testing::Decoded,
};
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let value = serde_json::from_slice::<Value>(bytes);
    let payload = Payload::new(bytes);
    let event = Event::from_event(&payload);
    assert_eq!(event.is_ok(), value.is_ok(), "{event:?} {value:?}");
    if let (Ok(event), Ok(value)) = (event, &value) {
        assert_eq!(event.json(), value);
    }
    if let Ok(decoded) = Decoded::kinesis(bytes) {
        assert!(value.is_ok(), "{value:?}");
        let records = decoded.kinesis_data::<Vec<KinesisRecord<'_>>>();
        for record in records.iter().flatten() {
            _ = (
                record.data(),
                record.shard_id(),
                record.approximate_arrival_timestamp(),
            );
        }
    }
    if let Ok(decoded) = Decoded::sqs(bytes) {
        assert!(value.is_ok(), "{value:?}");
        let messages = decoded.sqs_messages::<Vec<SqsMessage<'_>>>();
        for message in messages.iter().flatten() {
            _ = (
                message.body(),
                message.sent_timestamp(),
                message.message_attributes(),
            );
        }
    }
});
